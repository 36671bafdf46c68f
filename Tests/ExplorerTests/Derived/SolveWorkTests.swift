import AnalyticCore
import DeviceLibrary
import TerminalKit
import Testing

@testable import Explorer

@Suite("Solving in the explorer")
struct SolveWorkTests {
    @Test("L sets the largest batch that fits and keeps the targets that are met, in one step, and says what binds")
    func largest() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": device=l4 Space target.ttft_s=1000 Space target.tpot_ms=100000 Enter")
        explorer.select(parameter: "batch")
        explorer.type("L")
        let most = MemoryEvaluation.largestBatch(explorer.scenario)
        #expect(explorer.scenario.workload.batch == most)
        #expect(explorer.message?.text.hasPrefix("batch \(most): memory binds, \(most + 1) needs") == true)
        explorer.type("u")
        #expect(explorer.scenario.workload.batch == 1)
    }

    @Test("a target that is met stays met")
    func target() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.select(parameter: "batch")
        explorer.type("L")
        #expect((explorer.kept.service.timeToFirstToken(.estimate) ?? 2) <= 1)
        #expect(explorer.message?.text.contains("ttft binds") == true)
    }

    @Test("on a word L says that it is none of its business")
    func word() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.select(parameter: "execution")
        explorer.type("L")
        #expect(explorer.message?.text.contains("is no number") == true)
    }

    @Test("S asks in the prompt; the answer stands beside the question, and Enter sets it")
    func dialogue() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("S")
        #expect(explorer.prompt?.field.text == "solve maximise batch subject to fits ")
        explorer.type("ttft<=300ms Enter")
        let answer = try #require(explorer.prompt?.answer)
        #expect(answer.contains("binds") && answer.contains("Enter sets it"))
        #expect(explorer.screen.contains("binds"))
        #expect(explorer.scenario.workload.batch == 1)
        explorer.type("Enter")
        #expect(explorer.prompt == nil)
        #expect(answer.hasPrefix("batch \(explorer.scenario.workload.batch)"))
    }

    @Test("what is not understood, and what no value meets, stands beside the question")
    func refused() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("S ttfd<=300ms Enter")
        #expect(explorer.prompt?.problem?.contains("did you mean ttft") == true)
        explorer.type("Esc S tpot<=1ns Enter")
        #expect(explorer.prompt?.problem?.contains("no batch will do") == true)
        #expect(explorer.prompt?.answer == nil)
    }

    @Test("what may follow is suggested, and Tab takes it")
    func completion() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("S tt")
        #expect(explorer.prompt?.suggestions.contains { $0.text.hasSuffix(" fits ttft<=") } == true)
        explorer.type("Tab")
        #expect(explorer.prompt?.field.text == "solve maximise batch subject to fits ttft<=")
    }
}

extension ExplorerState {
    /// Selects a parameter and gives its pane the keys.
    fileprivate mutating func select(parameter id: String) {
        focus = .parameters
        parameters.selected = scenario.parameters.position(of: id) ?? 0
    }
}
