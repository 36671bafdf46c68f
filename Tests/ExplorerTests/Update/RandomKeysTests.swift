import AnalyticCore
import DeviceLibrary
import Explorer
import TerminalKit
import Testing

@Suite("Any keys in any order")
struct RandomKeysTests {
    /// A small generator with a seed, so that a failure can be had again.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test("never end in an illegal scenario, a stale figure or a crash", arguments: 1...12)
    func safety(seed: UInt64) throws {
        var generator = Generator(state: seed)
        var explorer = try makeExplorer(80 + 30 * Int(seed % 4), 24 + 9 * Int(seed % 4))
        var keys = Command.all.flatMap(\.chords).filter { !["q", "^C"].contains($0.name) }
        keys += "0123456789*%+k.xabcdefi=_ ".map { KeyChord(key: .character($0)) }
        keys += ["Enter", "Enter", "Esc", "Backspace", "Tab", "Up", "Down", "Left", "Right"].compactMap { KeyChord($0) }
        for _ in 0..<50 {
            let key = keys.randomElement(using: &generator) ?? keys[0]
            explorer.replay([key], waitsForTries: false)
            try explorer.scenario.validate()
            #expect(explorer.evaluation.scenario == explorer.scenario)
        }
    }

    @Test("undo takes everything back and redo makes it again", arguments: 1...6)
    func undoRedo(seed: UInt64) throws {
        var generator = Generator(state: seed)
        var explorer = try makeExplorer()
        explorer.type("Tab")
        for _ in 0..<40 {
            explorer.type(["]", "[", "+", "-", "Down", "Up", "x"].randomElement(using: &generator) ?? "+")
        }
        let end = explorer.scenario
        while explorer.history.canUndo { explorer.type("u") }
        #expect(explorer.scenario == Scenario())
        while explorer.history.canRedo { explorer.type("^R") }
        #expect(explorer.scenario == end)
    }

    private static let signs = [
        "❤️", "👍🏽", "🇩🇪", "🇩", "🇪", "e\u{301}", "\u{301}", "👨‍👩‍👧", "\u{200D}", "漢", "\u{1B}[31m", "\u{0}", "\r\n",
        "B=8 K=2Ki",
        "=", ";;", "--9223372036854775808", "1e999", "nan", "٣", "\u{202E}", "batch=", "theme ", "x batch=1,2", "/",
        "^",
    ]
    private static let places = [
        Int.min, Int.min + 1, -70_000, -1, 0, 1, 2, 40, 79, 119, 200, 70_000, Int.max - 1, Int.max,
    ]

    @Test("events of every kind, at any size, stop nothing", .timeLimit(.minutes(1)), arguments: 1...6)
    func events(seed: UInt64) throws {
        var generator = Generator(state: seed &* 977)
        var explorer = try makeExplorer(
            Int.random(in: 10...180, using: &generator), Int.random(in: 5...60, using: &generator))
        let chords = Command.all.flatMap(\.chords)
        let openers = ["Enter", ":", "/", "?", "Esc", "Tab", "Left", "Right", "Up", "Down"].compactMap { KeyChord($0) }
        for _ in 0..<50 {
            let event: Event
            switch Int.random(in: 0..<9, using: &generator) {
            case 0, 1, 2: event = .key((chords + openers).randomElement(using: &generator) ?? openers[0])
            case 3: event = .key(openers.randomElement(using: &generator) ?? openers[0])
            case 4:
                let sign = Self.signs.randomElement(using: &generator)?.first ?? "a"
                event = .key(KeyChord(key: .character(sign), control: Bool.random(using: &generator)))
            case 5: event = .paste(Self.signs.randomElement(using: &generator) ?? "")
            case 6, 7:
                let actions: [MouseAction] = [.press, .release, .drag, .wheelUp, .wheelDown]
                func place(_ size: Int) -> Int {
                    Bool.random(using: &generator)
                        ? Int.random(in: 0...max(1, size), using: &generator)
                        : Self.places.randomElement(using: &generator) ?? 0
                }
                event = .mouse(
                    MouseEvent(
                        action: actions.randomElement(using: &generator) ?? .press,
                        position: Point(column: place(explorer.size.columns), row: place(explorer.size.rows)),
                        button: Int.random(in: 0...3, using: &generator)))
            default:
                event = .resize(
                    Size(
                        columns: Int.random(in: -1...180, using: &generator),
                        rows: Int.random(in: -1...60, using: &generator)))
            }
            _ = explorer.update(event)
            explorer.remember(explorer.render())
            try explorer.scenario.validate()
        }
    }

    @Test("a pasted megabyte is taken or refused at once, wherever it goes", .timeLimit(.minutes(1)))
    func megabyte() throws {
        for keys in ["", ":", "/", "?", "Tab Enter"] {
            for text in [String(repeating: "ab", count: 500_000), String(repeating: "batch=2 ", count: 125_000)] {
                var explorer = try makeExplorer()
                explorer.type(keys)
                let time = ContinuousClock().measure {
                    _ = explorer.update(.paste(text))
                    explorer.remember(explorer.render())
                    explorer.type("x")
                }
                #expect(time < .seconds(3), "\(keys): \(time)")
            }
        }
    }

    @Test("any size draws without a crash, and too small a one says so")
    func sizes() throws {
        for columns in stride(from: 0, through: 210, by: 19) {
            for rows in stride(from: 0, through: 66, by: 9) {
                var explorer = try makeExplorer(columns, rows)
                for keys in ["2", "3", "e", "b 5", "?", "Esc Esc :", "Esc f"] {
                    explorer.type(keys)
                    #expect(explorer.render().surface.size == Size(columns: columns, rows: rows))
                }
            }
        }
        #expect(try makeExplorer(30, 8).screen.contains("too small"))
    }
}
