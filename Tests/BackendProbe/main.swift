import CursesBackend
import Glibc
import TerminalKit

// A program that shows the events it receives, for the tests of the terminal backend. Some letters make it end badly.

@MainActor
struct Probe {
    let terminal: Terminal
    var log: [String] = []

    func frame() -> Surface {
        let size = terminal.size
        let (utf8, depth) = (terminal.capabilities.utf8, terminal.capabilities.depth)
        var surface = Surface(size: size)
        surface.put(
            "probe \(size.columns)x\(size.rows) utf8=\(utf8) depth=\(depth)",
            at: Point(column: 0, row: 0),
            style: Style(foreground: .ansi(3), background: .standard, attributes: [.bold])
        )
        surface.put(
            "╭─漢字─╮█▓░⣿ é!",
            at: Point(column: 0, row: 1),
            style: Style(foreground: .indexed(12), background: .standard, attributes: [])
        )
        for (index, line) in log.suffix(max(size.rows - 3, 0)).enumerated() {
            surface.put(line, at: Point(column: 1, row: 2 + index), style: Style())
        }
        return surface
    }

    mutating func run() {
        terminal.draw(frame(), cursor: nil)
        while let event = terminal.nextEvent(timeout: nil), handle(event) {
            terminal.draw(frame(), cursor: log.count.isMultiple(of: 2) ? nil : Point(column: 1, row: 2))
        }
        terminal.close()
    }

    /// Notes an event; false when it ends the program.
    mutating func handle(_ event: Event) -> Bool {
        switch event {
        case .quit:
            return false
        case .key(let chord):
            let held = (chord.control ? "^" : "") + (chord.alt ? "M-" : "") + (chord.shift ? "S-" : "")
            log.append("key \(held)\(chord.key)")
            return obey(chord)
        case .paste(let text):
            log.append("paste \(text.unicodeScalars.count) \(text.split(separator: "\n").joined(separator: "|"))")
        case .mouse(let mouse):
            log.append("mouse \(mouse.action) \(mouse.button) \(mouse.position.column),\(mouse.position.row)")
        case .resize(let size):
            log.append("resize \(size.columns)x\(size.rows)")
        }
        return true
    }

    mutating func obey(_ chord: KeyChord) -> Bool {
        switch (chord.key, chord.control) {
        case (.character("q"), false): return false
        case (.character("z"), true): terminal.suspend()
        case (.character("F"), _): fatalError("told to fail")
        case (.character("T"), _): log.append("\(element(log.count + 7))")
        case (.character("O"), _): log.append("\(depth(0))")
        case (.character("E"), _): complain("a line on stderr")
        case (.character("X"), _): exit(3)
        case (.character("Y"), _): terminal.copyToClipboard("hello")
        case (.character("H"), _): while true { _ = getpid() }
        default: break
        }
        return true
    }
}

func complain(_ text: String) {
    _ = (text + "\n").withCString { write(STDERR_FILENO, $0, strlen($0)) }
}

/// Traps: there is no such element.
@inline(never) func element(_ index: Int) -> Int { [1, 2, 3][index] }

/// Runs out of stack.
func depth(_ level: Int) -> Int { withExtendedLifetime([level]) { level == -1 ? 0 : depth(level + 1) + level } }

let arguments = CommandLine.arguments
do {
    let terminal = try Terminal(
        mouse: arguments.contains("--mouse"),
        forceASCII: arguments.contains("--ascii"),
        color: .auto
    )
    var probe = Probe(terminal: terminal)
    probe.run()
    complain("closed")
} catch {
    complain("probe: \(error)")
    exit(2)
}
