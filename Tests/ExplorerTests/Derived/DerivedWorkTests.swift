import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("Work beside the explorer")
struct DerivedWorkTests {
    private func press(_ key: String, _ explorer: inout ExplorerState) throws -> [DerivedRequest] {
        let effects = explorer.update(.key(try #require(KeyChord(key))))
        return effects.compactMap { if case .derive(let request) = $0 { request } else { nil } }
    }

    @Test("a view asks once for what it needs, and draws what was there until it comes")
    func bounds() throws {
        var explorer = try makeExplorer()
        let first = try press("0", &explorer)
        #expect(first.map(\.kind) == [.bounds])
        #expect(explorer.screen.contains("working it out"))
        #expect(try press("Tab", &explorer).isEmpty, "it is not asked for again")
        explorer.receive(try #require(first[0].run()))
        #expect(explorer.screen.contains("[H]"))
        let second = try press("]", &explorer)
        #expect(second.count == 1 && explorer.screen.contains("bounds of decode …"))
        #expect(!explorer.screen.contains("[H]"), "a stale map marks no place")
        explorer.receive(try #require(second[0].run()))
        #expect(explorer.screen.contains("[H]") && !explorer.screen.contains("bounds of decode …"))
        #expect(try press("u", &explorer).count == 1)
    }

    @Test("a result that answers an older request is dropped")
    func stale() throws {
        var explorer = try makeExplorer()
        let first = try press("0", &explorer)
        _ = try press("Tab", &explorer)
        let second = try press("]", &explorer)
        explorer.receive(try #require(first[0].run()))
        #expect(explorer.derived.bounds == nil)
        explorer.receive(try #require(second[0].run()))
        #expect(explorer.derived.bounds != nil)
    }

    @Test("the sweep is asked for too, and keys replayed wait for it")
    func sweep() throws {
        var explorer = try makeExplorer()
        #expect(try press("s", &explorer).map(\.kind) == [.sweep])
        explorer = try makeExplorer()
        explorer.type("s")
        #expect(explorer.derived.asked.isEmpty && explorer.screen.contains("GFLOPs"))
    }

    @Test("a parameter cannot lie along both sides of the map, nor on both axes of a sweep")
    func twice() throws {
        var explorer = try makeExplorer()
        explorer.type("Tab Down Down X")
        #expect(explorer.message?.kind == .problem && explorer.map.across == "prompt.tokens")
        explorer.type(": series Space batch=1,2 Enter : x Space batch=4,8 Enter")
        #expect(explorer.prompt?.problem?.contains("batch") == true)
    }

    @Test("at the start the reference counts are compared, and what would help is worked out")
    func start() throws {
        var explorer = try makeExplorer()
        #expect(explorer.begin() == [.derive(.verification), .derive(.tries(explorer.triesRequest))])
        #expect(explorer.begin().isEmpty)
    }
}
