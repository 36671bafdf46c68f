import CursesBackend
import Explorer
import TerminalKit

/// Joins the pure explorer to the terminal: draws the state, waits for an event, answers it.
struct ExplorerLoop {
    private let terminal: Terminal
    private var state: ExplorerState
    private let tasks = DerivedTasks()

    init(terminal: Terminal, state: ExplorerState) {
        self.terminal = terminal
        self.state = state
    }

    /// Runs until the user leaves. The caller closes the terminal.
    mutating func run() {
        // Once the first picture stands, so that it never waits for them.
        var first = state.begin()
        while true {
            let frame = state.render()
            state.remember(frame)
            terminal.draw(frame.surface, cursor: frame.cursor)
            for case .derive(let request) in first { tasks.start(request) }
            first = []
            let results = tasks.takeResults()
            guard results.isEmpty else {
                for result in results { state.receive(result) }
                continue
            }
            guard let event = terminal.nextEvent(timeout: nil) else { continue }
            guard answer(event) else { return }
            // What else has been typed meanwhile is answered before the screen is drawn again.
            while let next = terminal.nextEvent(timeout: 0) {
                guard answer(next) else { return }
            }
        }
    }

    /// False where the program is to end.
    private mutating func answer(_ event: Event) -> Bool {
        for effect in state.update(event) {
            switch effect {
            case .quit: return false
            case .suspend: terminal.suspend()
            case .redraw: terminal.invalidate()
            case .copy(let text): terminal.copyToClipboard(text)
            case .setMouse(let on): terminal.setMouse(on)
            case .derive(let request): tasks.start(request)
            }
        }
        return true
    }
}
