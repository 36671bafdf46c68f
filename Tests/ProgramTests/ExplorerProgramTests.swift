import Glibc
import Testing

/// The real program under a pseudo-terminal. What its views show is tested without one; here are the promises that only
/// a terminal can check.
@Suite("The explorer in a terminal", .timeLimit(.minutes(1)))
struct ExplorerProgramTests {
    private func openExplorer(
        columns: Int = 120,
        rows: Int = 40,
        environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal("modelmeter", columns: columns, rows: rows, environment: environment)
        try terminal.wait(forText: "ModelMeter")
        return terminal
    }

    private func expectRestored(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(terminal.hasOriginalModes, sourceLocation: sourceLocation)
        #expect(terminal.screen.modes == VirtualScreen.initialModes, sourceLocation: sourceLocation)
        #expect(terminal.sentText.contains("\u{1B}[?1049l"), sourceLocation: sourceLocation)
    }

    @Test("q quits with status 0 and restores the terminal")
    func quits() throws {
        let terminal = try openExplorer()
        #expect(!terminal.hasOriginalModes)
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        expectRestored(terminal)
    }

    @Test("A signal ends the program by that signal and restores the terminal", arguments: [SIGINT, SIGTERM, SIGHUP])
    func endsBySignal(signal: Int32) throws {
        let terminal = try openExplorer()
        terminal.kill(signal)
        #expect(try terminal.waitForEnd() == .signal(signal))
        expectRestored(terminal)
    }

    @Test("A crash restores the terminal", arguments: [SIGSEGV, SIGILL, SIGABRT])
    func crashes(signal: Int32) throws {
        let terminal = try openExplorer()
        terminal.kill(signal)
        #expect(try terminal.waitForEnd() == .signal(signal))
        expectRestored(terminal)
    }

    @Test("The program ends when its terminal goes away")
    func endsWithTerminal() throws {
        let terminal = try openExplorer()
        terminal.hangUp()
        #expect(try terminal.waitForEnd() == .signal(SIGHUP))
    }

    @Test("Too small a terminal says so and recovers when enlarged")
    func recoversFromSmallTerminal() throws {
        let terminal = try PseudoTerminal("modelmeter", columns: 30, rows: 8)
        try terminal.wait(forText: "too small")
        terminal.resize(columns: 120, rows: 40)
        try terminal.wait(for: "the explorer") {
            $0.text.contains("ModelMeter") && !$0.text.contains("too small")
        }
        terminal.resize(columns: 30, rows: 8)
        try terminal.wait(forText: "too small")
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        expectRestored(terminal)
    }

    @Test("With its output piped the program names the command for plain output and fails")
    func refusesPipe() throws {
        let terminal = try PseudoTerminal("modelmeter", output: "/dev/null")
        #expect(try terminal.waitForEnd() != .exit(0))
        #expect(terminal.sentText.contains("inspect"))
        #expect(terminal.hasOriginalModes)
    }

    @Test("With no keyboard the program names the command for plain output and fails")
    func refusesMissingInput() throws {
        let terminal = try PseudoTerminal("modelmeter", input: "/dev/null")
        #expect(try terminal.waitForEnd() != .exit(0))
        #expect(terminal.sentText.contains("inspect"))
    }

    @Test("An edited value shows its effect before it is entered")
    func editsLive() throws {
        let terminal = try openExplorer()
        try terminal.type("/")
        try terminal.type("decode.tokens")
        try terminal.wait(forText: "decode.tokens")
        try terminal.type("\r")
        try terminal.type("\r")
        try terminal.type("\u{15}")
        try terminal.wait(for: "the decode FLOPs of 100 tokens") { $0.text.contains("121 G") }
        try terminal.type("2000")
        try terminal.wait(for: "the decode FLOPs of 2000 tokens, before Enter") { $0.text.contains("2.53 T") }
        try terminal.type("\r")
        try terminal.wait(for: "the entered value") { $0.text.contains("2000") || $0.text.contains("2 000") }
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        expectRestored(terminal)
    }

    @Test(
        "The explorer opens on terminals of every kind",
        arguments: ["xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100"]
    )
    func opens(terminalType: String) throws {
        let terminal = try openExplorer(environment: ["TERM": terminalType])
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.hasOriginalModes)
    }

    @Test("A locale without Unicode gives plain ASCII")
    func plainInC() throws {
        let terminal = try openExplorer(environment: ["LC_ALL": "C"])
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.sent.allSatisfy { $0 < 0x80 })
    }
}
