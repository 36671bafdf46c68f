import Glibc
import Testing

@Suite("The terminal backend in a terminal", .timeLimit(.minutes(1)))
struct BackendProgramTests {
    private static let terminals = ["xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100"]

    private func openProbe(_ arguments: [String] = [], environment: [String: String] = [:]) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal("BackendProbe", arguments, columns: 80, rows: 40, environment: environment)
        try terminal.wait(forText: "probe 80x40")
        return terminal
    }

    private func expectRestored(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(terminal.hasOriginalModes, sourceLocation: sourceLocation)
        #expect(terminal.screen.modes == VirtualScreen.initialModes, sourceLocation: sourceLocation)
        #expect(terminal.sentText.contains("\u{1B}[?1049l"), sourceLocation: sourceLocation)
    }

    @Test("Frames, keys and a resize arrive on every kind of terminal", arguments: terminals)
    func drawsAndReads(type: String) throws {
        let terminal = try openProbe(environment: ["TERM": type])
        try terminal.wait(forText: "╭─漢字─╮█▓░⣿ é!")
        try terminal.type("aé漢")
        try terminal.wait(forText: "漢\"")
        try terminal.type("\u{1B}x\u{1B}[1~\u{1B}[4~\u{1B}[1;5C\u{1B}[99;99y\u{1B}[9;9;9zw")
        try terminal.wait(for: "alt") { $0.text.contains("key M-") && $0.text.contains("\"w\"") }
        let lines = terminal.screen.lines.filter { $0.contains("key") }.map { $0.trimmingPrefix(" ") }
        #expect(
            lines.suffix(5) == ["key M-character(\"x\")", "key home", "key end", "key ^right", "key character(\"w\")"]
        )
        terminal.resize(columns: 60, rows: 20)
        try terminal.wait(forText: "probe 60x20")
        try terminal.type("\u{1B}")
        try terminal.wait(forText: "key escape")
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.hasOriginalModes)
    }

    @Test("An arrow that arrives in two pieces is an arrow", arguments: [(1, 40), (2, 150), (1, 150)])
    func slowArrow(cut: Int, milliseconds: Int) throws {
        let terminal = try openProbe()
        let arrow = "\u{1B}[A"
        try terminal.type(String(arrow.prefix(cut)))
        usleep(UInt32(milliseconds) * 1000)
        try terminal.type(String(arrow.dropFirst(cut)) + "w")
        try terminal.wait(forText: "key character(\"w\")")
        let lines = terminal.screen.lines.filter { $0.contains("key") }.map { String($0.trimmingPrefix(" ")) }
        #expect(lines.suffix(2) == ["key up", "key character(\"w\")"])
        #expect(!terminal.screen.text.contains("character(\"[\")"))
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        expectRestored(terminal)
    }

    @Test("A paste is one event", arguments: ["xterm-256color", "tmux-256color"])
    func pastes(type: String) throws {
        let terminal = try openProbe(environment: ["TERM": type])
        try terminal.wait(for: "paste mode") { $0.modes.contains(2004) }
        let long = String(repeating: "z", count: 5000)
        try terminal.type("\u{1B}[200~B=8 é\rS=4Ki\u{1B}[A!\u{1B}[201~k")
        try terminal.wait(forText: "paste 12 B=8 é|S=4Ki!")
        try terminal.wait(forText: "\"k\"")
        try terminal.type("\u{1B}[200~" + long + "\u{1B}[201~")
        try terminal.wait(forText: "paste 5000")
        try terminal.type("\u{1B}[200~unfinished")
        try terminal.wait(forText: "paste 10 unfinished")
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        expectRestored(terminal)
    }

    @Test("The mouse presses, drags, releases and turns", arguments: ["xterm-256color", "tmux-256color"])
    func mouse(type: String) throws {
        let terminal = try openProbe(["--mouse"], environment: ["TERM": type])
        try terminal.wait(for: "mouse mode") { $0.modes.isSuperset(of: [1002, 1006]) }
        try terminal.type(
            "\u{1B}[<0;5;6M\u{1B}[<32;7;6M\u{1B}[<0;7;6m\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<35;9;9M\u{1B}[<0;300;6M"
        )
        try terminal.wait(forText: "299,5")
        let lines = terminal.screen.lines.filter { $0.contains("mouse") }.map { String($0.trimmingPrefix(" ")) }
        #expect(
            lines == [
                "mouse press 1 4,5", "mouse drag 1 6,5", "mouse release 1 6,5", "mouse wheelUp 0 0,0",
                "mouse wheelDown 0 0,0", "mouse press 1 299,5",
            ]
        )
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        expectRestored(terminal)
    }

    @Test("The older form of mouse reports is read")
    func oldMouse() throws {
        let terminal = try openProbe(["--mouse"], environment: ["TERM": "tmux-256color"])
        try terminal.type("\u{1B}[M \u{25}\u{26}" + "\u{1B}[M#\u{25}\u{26}")
        try terminal.wait(forText: "mouse release")
        try terminal.wait(forText: "mouse press 1 4,5")
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        expectRestored(terminal)
    }

    @Test(
        "A signal ends the program by that signal and restores the terminal",
        arguments: [
            SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGSYS,
            SIGIO, SIGPWR,
        ]
    )
    func signals(signal: Int32) throws {
        let terminal = try openProbe()
        terminal.kill(signal)
        #expect(try terminal.waitForEnd() == .signal(signal))
        expectRestored(terminal)
    }

    @Test("Asked twice to end, a program that does not answer ends restored")
    func asksTwice() throws {
        let terminal = try openProbe()
        try terminal.type("aH")
        try terminal.wait(forText: "\"a\"")
        terminal.kill(SIGTERM)
        terminal.kill(SIGINT)
        guard case .signal = try terminal.waitForEnd() else { Issue.record("no signal"); return }
        expectRestored(terminal)
    }

    @Test("A crash restores the terminal and keeps its message", arguments: ["F", "T", "O"])
    func crashes(key: String) throws {
        let terminal = try openProbe()
        try terminal.type("E" + key)
        guard case .signal(let s) = try terminal.waitForEnd() else { Issue.record("no signal"); return }
        #expect([SIGILL, SIGTRAP, SIGSEGV, SIGABRT].contains(s))
        expectRestored(terminal)
        let after = terminal.sentText.after("\u{1B}[?1049l")
        #expect(after.contains("a line on stderr"))
        if key == "F" { #expect(after.contains("told to fail")) }
    }

    @Test("exit without close restores the terminal")
    func exits() throws {
        let terminal = try openProbe()
        try terminal.type("EX")
        #expect(try terminal.waitForEnd() == .exit(3))
        expectRestored(terminal)
        #expect(terminal.sentText.after("\u{1B}[?1049l").contains("a line on stderr"))
    }

    @Test(
        "A terminal that cannot show the display is refused with advice",
        arguments: ["dumb", "", "no-such-terminal"]
    )
    func refuses(type: String) throws {
        let terminal = try PseudoTerminal("BackendProbe", environment: ["TERM": type])
        #expect(try terminal.waitForEnd() == .exit(2))
        #expect(terminal.sentText.contains("modelmeter inspect"))
        #expect(terminal.hasOriginalModes)
    }

    @Test("Streams that are no terminal are refused")
    func noTerminal() throws {
        let refused = [
            try PseudoTerminal("BackendProbe", input: "/dev/null"),
            try PseudoTerminal("BackendProbe", output: "/dev/null"),
        ]
        for terminal in refused {
            #expect(try terminal.waitForEnd() == .exit(2))
            #expect(terminal.sentText.contains("is not a terminal"))
        }
    }

    @Test(
        "Locale and NO_COLOR decide what can be shown",
        arguments: [["LC_ALL": "C"], ["LC_ALL": "xx_YY.UTF-8"], ["LC_ALL": ""], ["NO_COLOR": "1"], ["NO_COLOR": ""]]
    )
    func locales(environment: [String: String]) throws {
        let terminal = try openProbe(environment: environment)
        let ascii = environment["LC_ALL"] == "C"
        #expect(terminal.screen.lines[0].contains("utf8=\(!ascii)"))
        #expect(terminal.screen.lines[0].contains(environment["NO_COLOR"] == "1" ? "monochrome" : "indexed256"))
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        if ascii { #expect(terminal.sent.allSatisfy { $0 < 0x80 }) }
        expectRestored(terminal)
    }

    @Test("Suspended under a shell it gives the terminal back, continued it paints again")
    func suspends() throws {
        let terminal = try PseudoTerminal(
            "/bin/bash",
            ["--norc", "-i"],
            columns: 80,
            rows: 40,
            environment: ["PS1": "ready> "]
        )
        try terminal.wait(forText: "ready>")
        let probe = try PseudoTerminal.path(of: "BackendProbe")
        try terminal.type("\(probe) --mouse\r")
        try terminal.wait(forText: "probe 80x40")
        try terminal.wait(for: "modes") { $0.modes.isSuperset(of: [1002, 2004, 1049]) }
        try terminal.type("ab\u{1A}")
        try terminal.wait(for: "prompt") {
            !$0.modes.contains(1049) && $0.modes.isDisjoint(with: [1002, 1006, 1000]) && $0.text.contains("ready>")
        }
        terminal.resize(columns: 70, rows: 20)
        try terminal.type("fg\r")
        try terminal.wait(for: "redrawn") {
            $0.text.contains("probe 70x20") && $0.text.contains("\"b\"") && $0.modes.isSuperset(of: [1002, 2004, 1049])
        }
        try terminal.type("q")
        try terminal.wait(for: "closed") { $0.text.contains("closed") && !$0.modes.contains(1049) }
        try terminal.type("exit\r")
        #expect(try terminal.waitForEnd() == .exit(0))
    }

    @Test("Copying sends the clipboard sequence")
    func clipboard() throws {
        let terminal = try openProbe()
        try terminal.type("Yq")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.sentText.contains("\u{1B}]52;c;aGVsbG8=\u{07}"))
    }

    @Test("The end of the terminal ends the program, also when hangups are ignored")
    func hangup() throws {
        let terminal = try openProbe()
        terminal.hangUp()
        #expect(try terminal.waitForEnd() == .signal(SIGHUP))
        let ignoring = try PseudoTerminal(
            "/bin/bash",
            ["-c", "trap '' HUP; exec \(try PseudoTerminal.path(of: "BackendProbe"))"],
            columns: 80,
            rows: 40
        )
        try ignoring.wait(forText: "probe 80x40")
        ignoring.hangUp()
        #expect(try ignoring.waitForEnd() == .exit(0))
    }

    @Test("Stopped from outside and continued it paints again")
    func continues() throws {
        let terminal = try openProbe(["--mouse"])
        let before = terminal.sent.count
        terminal.kill(SIGSTOP)
        terminal.kill(SIGCONT)
        try terminal.wait(forText: "resize 80x40")
        #expect(String(decoding: terminal.sent[before...], as: UTF8.self).contains("╭─漢字─╮"))
        #expect(terminal.screen.modes.isSuperset(of: [1002, 1006, 2004, 1049]))
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        expectRestored(terminal)
    }
}

extension String {
    /// What follows the first occurrence of a text; empty without one.
    fileprivate func after(_ text: String) -> Substring {
        firstRange(of: text).map { self[$0.upperBound...] } ?? ""
    }
}
