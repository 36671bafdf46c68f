import AnalyticCore
import DeviceLibrary
import ModelFiles
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("Another model in the explorer")
struct SwitchingModelsTests {
    @Test("is chosen by a line, by its title, and step by step, and each can be taken back")
    func choosing() throws {
        var explorer = try makeExplorer(model: "deepseek-ocr")
        explorer.type(": model Space llama-3.1-8b Enter")
        #expect(explorer.scenario.model.card.id == "llama-3.1-8b" && explorer.flops(.prefill) ?? 0 > 0)
        explorer.type("u")
        #expect(explorer.scenario == explorer.scenario.defaults && explorer.scenario.model == .standard)
        explorer.type("/ model Enter")
        explorer.focus = .parameters
        explorer.move(toParameter: explorer.scenario.parameters.position(of: "model") ?? 0)
        let start = explorer.scenario.model.card.id
        explorer.type("+ +")
        #expect(explorer.scenario.model.card.id != start && explorer.selectedParameter.id == "model")
        explorer.type("- -")
        #expect(explorer.scenario.model.card.id == start && explorer.selectedParameter.id == "model")
        explorer.type("u u u u")
        #expect(explorer.scenario.model == .standard)
    }

    @Test("is picked from a list of all, with titles and sizes; found by its title in the palette")
    func titles() throws {
        var explorer = try makeExplorer(model: "deepseek-ocr")
        explorer.type(": model=")
        #expect(explorer.prompt?.suggestions.count == explorer.scenario.shelf.ids.count)
        explorer.type("Qwen")
        let found = explorer.prompt?.suggestions ?? []
        #expect(
            found.contains {
                $0.text == "model=qwen3-8b" && $0.help == "Qwen 3 8B · 8.19 B, 36 layers, 147 kB KV a token"
            }, "\(found)")
    }

    @Test("is typed in its field, where Escape brings the one before back and Enter keeps it")
    func editing() throws {
        for (key, id) in [("Esc", "deepseek-ocr"), ("Enter", "gpt-oss-20b")] {
            var explorer = try makeExplorer(model: "deepseek-ocr")
            explorer.focus = .parameters
            explorer.move(toParameter: explorer.scenario.parameters.position(of: "model") ?? 0)
            explorer.type("Enter")
            _ = explorer.update(.paste("gpt-oss-20b"))
            #expect(explorer.scenario.model.card.id == "gpt-oss-20b")
            #expect(explorer.editor.map { explorer.scenario.parameters.all[$0.parameter].id } == "model")
            explorer.type(key)
            #expect(explorer.scenario.model.card.id == id && explorer.selectedParameter.id == "model")
        }
    }

    @Test("leaves no choice behind that it does not have: stage, order, axes, sweep, selection")
    func choices() throws {
        var explorer = try makeExplorer(model: "deepseek-ocr")
        explorer.stage = .vision
        explorer.sort.column = .vision
        explorer.map.across = "image.width"
        explorer.type(": x Space image.width=64..1024*2 Enter : y Space vision.flops,ttft Enter")
        explorer.select(path: "model.vision_model")
        explorer.move(toParameter: explorer.scenario.parameters.position(of: "image.width") ?? 0)
        explorer.type(": model=llama-3.1-8b Enter")
        let list = explorer.scenario.parameters
        #expect(explorer.stage == .all && explorer.sort.column != .vision)
        #expect(list.position(of: explorer.map.across) != nil && explorer.map.across != explorer.map.down)
        #expect(explorer.sweep.x == nil && explorer.sweep.metrics == ["ttft"] && explorer.sweepRequest != nil)
        #expect(explorer.kept.scene.rows.contains { $0.key == explorer.tree.selected })
        for _ in 0..<4 {
            explorer.type("v o")
            #expect(explorer.stage != .vision && explorer.sort.column != .vision)
        }
    }

    @Test("among any keys stops nothing, and what shows is a fresh evaluation", arguments: 1...8)
    func randomKeys(seed: UInt64) throws {
        var generator = RandomKeysTests.Generator(state: seed &* 7919)
        var explorer = try makeExplorer(model: "deepseek-ocr", 80 + 40 * Int(seed % 4), 24 + 12 * Int(seed % 3))
        let models = ["deepseek-ocr", "llama-3.1-8b", "deepseek-v3", "gemma-3-27b-text", "gpt-oss-20b", "mixtral-8x7b"]
        let keys =
            Command.all.flatMap(\.chords).filter { !["q", "^C"].contains($0.name) }
            + ["Enter", "Esc", "Up", "Down", "Left", "Right"].compactMap { KeyChord($0) }
        for round in 0..<60 {
            if round % 5 == 0, let id = models.randomElement(using: &generator) {
                explorer.type("Esc Esc : model=\(id) Enter")
            } else if round % 7 == 0 {
                explorer.focus = .parameters
                explorer.move(toParameter: explorer.scenario.parameters.position(of: "model") ?? 0)
                explorer.type(["+", "-", "Enter", "u", "^R", "B"].randomElement(using: &generator) ?? "+")
            } else {
                explorer.replay([keys.randomElement(using: &generator) ?? keys[0]], waitsForTries: false)
            }
            try explorer.scenario.validate()
            let fresh = try Evaluation(explorer.scenario)
            #expect(explorer.evaluation.scenario == explorer.scenario)
            #expect(explorer.evaluation.total(of: 0) == fresh.total(of: 0))
            #expect(explorer.evaluation.parameterCount == fresh.parameterCount)
            #expect(explorer.scenario.parameters.all.indices.contains(explorer.parameters.selected))
            #expect(explorer.stage.stage.map(fresh.stages.contains) ?? true)
            #expect(explorer.screen.contains(explorer.scenario.model.card.title.prefix(6)))
        }
    }
}
