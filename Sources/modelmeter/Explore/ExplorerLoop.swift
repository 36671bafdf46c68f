import CursesBackend
import Explorer
import TerminalKit

/// Joins the pure explorer to the terminal: draws the state, waits for an event, answers it.
struct ExplorerLoop {
    private let terminal: Terminal
    private var state: ExplorerState
    private let verification = VerificationTask()

    init(terminal: Terminal, state: ExplorerState) {
        self.terminal = terminal
        self.state = state
    }

    /// Runs until the user leaves. The caller closes the terminal.
    mutating func run() {
        while true {
            let frame = state.render()
            state.remember(frame)
            terminal.draw(frame.surface, cursor: frame.cursor)
            // After the first picture, so that it never waits for this.
            verification.start()
            if state.verification == nil, let result = verification.result {
                state.remember(result)
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
            }
        }
        return true
    }
}
