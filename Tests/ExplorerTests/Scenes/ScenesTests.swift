import AnalyticCore
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("Kept scenarios")
struct ScenesTests {
    /// A is the defaults, B batch 16 and C batch 16 on an L40S; the last is in force.
    private func three(_ columns: Int = 120, _ rows: Int = 40) throws -> ExplorerState {
        var explorer = try makeExplorer(columns, rows)
        explorer.type("b : batch=16 Enter b : device=l40s Enter b")
        return explorer
    }

    private func line(_ explorer: ExplorerState) -> String { explorer.message?.text ?? "" }

    @Test("b keeps the present values under the next letter, named after what they set; the same values are kept once")
    func keeps() throws {
        var explorer = try three()
        #expect(explorer.scenes.all.map(\.letter) == ["A", "B", "C"])
        #expect(explorer.scenes.all.map(\.name) == ["defaults", "batch 16", "batch 16, l40s"])
        #expect(explorer.baseline?.letter == "C")
        explorer.type(": device=h100-sxm Enter b")
        #expect(explorer.scenes.all.count == 3 && explorer.baseline?.letter == "B")
    }

    @Test("( and ) put kept scenarios in force one after another, and u takes that back")
    func walks() throws {
        var explorer = try three()
        explorer.type(")")
        #expect(explorer.scenario == explorer.scenes.all[0].scenario)
        explorer.type(")")
        #expect(explorer.scenario == explorer.scenes.all[1].scenario)
        explorer.type("( (")
        #expect(explorer.scenario == explorer.scenes.all[2].scenario)
        explorer.type("u u u u")
        #expect(explorer.scenario == explorer.scenes.all[2].scenario && explorer.baseline?.letter == "C")
    }

    @Test("B goes back to the baseline and loses nothing; pressed again it returns")
    func swaps() throws {
        var explorer = try makeExplorer()
        explorer.type("b : batch=16 Enter B")
        #expect(explorer.scenario.workload.batch == 1)
        #expect(explorer.scenes.all.map(\.name) == ["defaults", "batch 16"] && explorer.baseline?.letter == "B")
        explorer.type("B")
        #expect(explorer.scenario.workload.batch == 16 && explorer.baseline?.letter == "A")
    }

    @Test(
        "scenarios are named, chosen, put in force and forgotten by words; a wrong letter is told with those there are")
    func words() throws {
        var explorer = try three()
        explorer.type(": name Space two Space cards Enter")
        #expect(explorer.scenes.all[2].name == "two cards")
        explorer.type(": baseline Space a Enter")
        #expect(explorer.baseline?.letter == "A")
        explorer.type(": scenario Space B Enter")
        #expect(explorer.scenario.machine.device.id == "h100-sxm" && explorer.scenario.workload.batch == 16)
        explorer.type(": drop Space X Enter")
        #expect(explorer.prompt?.problem?.hasPrefix("there is no kept scenario 'X'") == true)
        #expect(explorer.prompt?.problem?.hasSuffix("A, B, C") == true)
        explorer.type("Esc : drop Space A Enter")
        #expect(explorer.scenes.all.map(\.letter) == ["B", "C"] && explorer.baseline?.letter == "B")
        explorer.type("b : batch=2 Enter b")
        #expect(explorer.scenes.all.last?.letter == "D")
    }

    @Test("the list of scenarios says which is in force, which is compared with, how fast each is and whether it fits")
    func rows() throws {
        var explorer = try three()
        #expect(explorer.kept.scenes.map(\.letter) == ["A", "B", "C"])
        #expect(explorer.kept.scenes.map(\.isNow) == [false, false, true])
        explorer.type(": device.memory_gb=8 Enter")
        let rows = explorer.kept.scenes
        #expect(rows.map(\.letter) == ["A", "B", "C", "now"] && rows.map(\.isBaseline) == [false, false, true, false])
        #expect(rows.map(\.fits) == [true, true, true, false])
        #expect(rows.allSatisfy { $0.rate.hasSuffix(" pages/s") })
        let text = try makeExplorer(model: "llama-3.1-8b").kept.scenes
        #expect(text.first?.rate.hasSuffix(" tokens/s") == true)
    }

    @Test("a profile sets its workload as one step; an unknown one is told with those that are near")
    func profiles() throws {
        var explorer = try makeExplorer()
        explorer.type(": profile Space receipt Enter")
        #expect(explorer.scenario.workload.image.width == 630 && explorer.scenario.workload.decodeTokens == 350)
        explorer.type("u")
        #expect(explorer.scenario.workload.image.width == 1240)
        explorer.type(": profile Space recipt Enter")
        #expect(explorer.prompt?.problem?.contains("near: receipt") == true)
    }
}
