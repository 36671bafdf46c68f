import AnalyticCore
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("A session that goes on")
struct ResumingTests {
    @Test("has the values, the kept scenarios, the changes, the view and the selection of the one before")
    func resumes() throws {
        var before = try makeExplorer()
        before.type(
            "b : batch=16 Enter b : device=l40s Enter : batch=32 Enter u : select Space model.sam_model Enter 7")
        #expect(before.hasWork)
        var after = try makeExplorer()
        after.receive(.session(before.session))
        #expect(after.scenario == before.scenario && after.view == .time)
        #expect(after.tree.selected == before.tree.selected)
        #expect(after.scenes.all.map(\.name) == ["defaults", "batch 16"] && after.baseline?.letter == "B")
        #expect(after.history.descriptions == before.history.descriptions)
        after.type("u u")
        #expect(after.scenario.workload.batch == 1)
        after.type("^R ^R ^R")
        #expect(after.scenario.workload.batch == 32 && after.scenario.machine.device.id == "l40s")
    }

    @Test("is offered in the line below; r asks for it, and without one says that there is none")
    func offers() throws {
        var explorer = try makeExplorer()
        func asked() -> [Effect] {
            explorer.update(.key(KeyChord(key: .character("r")))).filter { if case .file = $0 { true } else { false } }
        }
        #expect(asked().isEmpty)
        #expect(explorer.message?.text.contains("no earlier session") == true)
        explorer.offerSession("last session of 24 Nov 20:31")
        #expect(explorer.screen.contains("last session of 24 Nov 20:31: r brings it back"))
        #expect(asked() == [.file(.resume)])
        explorer.receive(.failed("the last session cannot be read: line 3"))
        #expect(explorer.screen.contains("line 3"))
    }

    @Test("is nothing to keep before something was done, and has a new mark after each change")
    func marks() throws {
        var explorer = try makeExplorer()
        #expect(!explorer.hasWork)
        let first = explorer.sessionMark
        explorer.type(": batch=2 Enter")
        #expect(explorer.hasWork && explorer.sessionMark != first)
        let second = explorer.sessionMark
        explorer.type("7")
        #expect(explorer.sessionMark != second)
        let third = explorer.sessionMark
        explorer.wait()
        #expect(explorer.sessionMark == third, "what is worked out beside the explorer is no change")
    }
}
