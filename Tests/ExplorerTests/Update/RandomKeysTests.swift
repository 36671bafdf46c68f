import AnalyticCore
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
            explorer.replay([key])
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
