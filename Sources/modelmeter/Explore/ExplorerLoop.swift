import AnalyticCore
import CursesBackend
import Explorer
import TerminalKit

/// Joins the pure explorer to the terminal: draws the state, waits for an event, answers it.
struct ExplorerLoop {
    private let terminal: Terminal
    private var state: ExplorerState
    private let tasks = DerivedTasks()
    private let files: FileWork
    private var mark: SessionMark
    /// Whether a signal ended the program: nobody chose to leave then.
    private var wasEnded = false

    init(terminal: Terminal, state: ExplorerState, files: FileWork) {
        self.terminal = terminal
        self.state = state
        self.files = files
        mark = state.sessionMark
    }

    /// Runs until the user leaves, by a key or a signal; gives the values that were in force. The caller closes the terminal.
    mutating func run() -> Scenario {
        defer {
            if state.hasWork || wasEnded {
                files.keeper?.finish(with: state.session)
            } else {
                files.keeper?.forget()
            }
        }
        loop()
        return state.scenario
    }

    private mutating func loop() {
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
            keepSession()
        }
    }

    /// Hands the session over to be written, where there is something new in it.
    private mutating func keepSession() {
        guard let keeper = files.keeper, state.sessionMark != mark else { return }
        mark = state.sessionMark
        keeper.keep(state.session)
    }

    /// False where the program is to end.
    private mutating func answer(_ event: Event) -> Bool {
        if case .quit = event { wasEnded = true }
        for effect in state.update(event) {
            switch effect {
            case .quit: return false
            case .suspend: terminal.suspend()
            case .redraw: terminal.invalidate()
            case .copy(let text): terminal.copyToClipboard(text)
            case .setMouse(let on): terminal.setMouse(on)
            case .file(let request):
                if let answer = files.answer(request) { state.receive(answer) }
            case .derive(let request): tasks.start(request)
            }
        }
        return true
    }
}
