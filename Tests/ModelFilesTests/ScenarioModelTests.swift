import DeviceLibrary
import ModelFiles
import Testing

@testable import AnalyticCore

@Suite("A scenario on a decoder")
struct ScenarioModelTests {
    fileprivate func scenario(_ id: String) throws -> Scenario {
        var scenario = Scenario()
        scenario.shelf = ModelLibrary.shelf
        try scenario.set("model", id)
        return scenario
    }

    @Test("costs of every node, cache and parameters are those of the model's own calls, over windows that fill up")
    func costs() throws {
        for known in try ModelLibrary.all() {
            for (prompt, steps) in [(1000, 100), (4000, 300), (1, 9000)] {
                var scenario = try scenario(known.id)
                scenario.workload.promptTokens = prompt
                scenario.workload.decodeTokens = steps
                scenario.workload.batch = 3
                let evaluation = try Evaluation(scenario)
                var request = TextRequest()
                request.batch = 3
                request.promptTokens = prompt
                let model = known.reading.model
                let prefill = try CallEvaluation(request.prefill(of: model))
                var calls: [Pass: CallEvaluation] = [:]
                for pass in evaluation.plan.passes(of: .decode) {
                    let step = try #require(evaluation.plan.step(of: pass))
                    calls[pass] = try CallEvaluation(request.step(step, of: model))
                }
                #expect(evaluation.stages == [.prefill, .decode])
                #expect(evaluation.nodes.count == prefill.nodes.count)
                for node in evaluation.nodes.indices {
                    let name = "\(known.id) \(evaluation.path(of: node))"
                    #expect(evaluation.cost(of: node, in: Stage.prefill) == prefill.cost(of: node), "\(name)")
                    #expect(
                        evaluation.cost(of: node, in: .decode)
                            == evaluation.plan.decode { calls[$0]?.cost(of: node) ?? .zero },
                        "\(name)")
                    #expect(evaluation.nodes[node].parameters == prefill.nodes[node].parameters)
                }
                let totals = try EvaluationTotals(scenario)
                for stage in evaluation.stages {
                    #expect(totals.cost(in: stage) == evaluation.cost(of: 0, in: stage))
                    #expect(totals.peakBytes(in: stage) == evaluation.peakBytes(of: 0, in: stage))
                }
                let cache = known.reading.model.cacheBytes(batch: 3, tokens: prompt + steps)
                #expect(evaluation.cacheAfterDecode == cache)
            }
        }
    }

    @Test("the explanation of every operation is its cost, in every pass and both forms", arguments: ModelForm.allCases)
    func explanations(form: ModelForm) throws {
        for id in ["gemma-3-1b", "deepseek-v3", "llama-4-scout-text", "gpt-oss-20b", "qwen1.5-moe-a2.7b"] {
            var scenario = try scenario(id)
            scenario.workload.form = form
            scenario.workload.promptTokens = 500
            scenario.workload.decodeTokens = 9000
            let evaluation = try Evaluation(scenario)
            for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
                for pass in evaluation.plan.passes {
                    let explained = evaluation.explanation(of: node, in: pass).cost
                    #expect(explained == evaluation.cost(of: node, in: pass), "\(id) \(evaluation.path(of: node))")
                }
                let whole = evaluation.explanation(of: node, through: .decode).cost
                #expect(whole == evaluation.cost(of: node, in: .decode), "\(id) \(evaluation.path(of: node))")
            }
        }
    }

    @Test("times are those of the served form, never below the floor, and the same whichever form is counted")
    func times() throws {
        for id in ["deepseek-v3", "llama-4-scout-text", "gemma-3-27b-text", "llama-3.1-8b", "mistral-7b-v0.1"] {
            var scenario = try scenario(id)
            scenario.workload.decodeTokens = 6000
            let counted = TimeEvaluation(try Evaluation(scenario))
            scenario.workload.form = .served
            let served = TimeEvaluation(try Evaluation(scenario))
            for stage in [Stage.prefill, .decode] {
                let time = counted.time(of: 0, in: stage)
                #expect(time.seconds == served.time(of: 0, in: stage).seconds, "\(id)")
                #expect(time.floor > 0 && time.floor <= time.seconds, "\(id)")
            }
            #expect(counted.steps.first.seconds <= counted.steps.last.seconds * 1.000_001)
        }
    }

    @Test("a field of the file is a parameter under its own name, and the model follows it")
    func fields() throws {
        var scenario = try scenario("llama-3.1-8b")
        try scenario.set("num_hidden_layers", "16")
        try scenario.set("tie_word_embeddings", "true")
        try scenario.validate()
        let model = try #require(scenario.decoder?.reading.model)
        #expect(model.layers == 16 && model.tiesHead)
        #expect(scenario.changes.map(\.id) == ["model", "num_hidden_layers", "tie_word_embeddings"])
        try scenario.set("num_hidden_layers", "32")
        try scenario.set("tie_word_embeddings", "false")
        #expect(try scenario == self.scenario("llama-3.1-8b"))
    }

    @Test("lists of layers follow their number")
    func layers() throws {
        var scenario = try scenario("gemma-3-27b-text")
        let before = try #require(scenario.decoder?.reading.model)
        try scenario.set("num_hidden_layers", "12")
        try scenario.validate()
        let model = try #require(scenario.decoder?.reading.model)
        #expect(model.layers == 12 && before.layers == 62)
        #expect(model.groups.map(\.indexes.count).sorted() == [2, 10])
    }

    @Test("a value that makes no model is refused by its field, and the last good model stays to be seen")
    func refused() throws {
        var scenario = try scenario("llama-3.1-8b")
        try scenario.set("num_key_value_heads", "7")
        let error = #expect(throws: ScenarioError.self) { try scenario.validate() }
        #expect(error?.description.contains("num_key_value_heads: 7") == true)
        #expect(error?.description.contains("num_attention_heads, 32") == true)
        try scenario.set("num_key_value_heads", "8")
        try scenario.validate()
        let layers = try scenario.parameters.parameter("num_hidden_layers")
        #expect(layers.allowed == "1…10000")
    }

    @Test("what a model does not have is no parameter of it, and eager execution is refused by name")
    func absent() throws {
        var scenario = try scenario("llama-3.1-8b")
        for id in ["image.mode", "sam_vit_b.layers", "attention.vision", "moe.routing", "form", "n_routed_experts"] {
            #expect(throws: ScenarioError.self) { try scenario.set(id, "1") }
        }
        try scenario.set("execution", "eager")
        let error = #expect(throws: ScenarioError.self) { try scenario.validate() }
        #expect(error?.description.contains("Llama 3.1 8B") == true)
        #expect(error?.description.contains("compiled, graph") == true)
    }

    @Test("every engine can be chosen for a decoder")
    func engines() throws {
        for engine in EngineName.allCases {
            var scenario = try scenario("qwen3-30b-a3b")
            try scenario.set("engine", engine.rawValue)
            try scenario.validate()
            #expect(scenario.engine.name == engine && scenario.workload.execution != .eager)
        }
    }

    @Test("an unknown model is refused with those that are near")
    func unknown() throws {
        var scenario = try scenario("llama-3.1-8b")
        let error = #expect(throws: ScenarioError.self) { try scenario.set("model", "lama-3.1-8b") }
        #expect(error?.description.contains("llama-3.1-8b") == true)
        #expect(throws: ScenarioError.self) { try scenario.set("model", "gpt-5") }
    }

    @Test("choosing a model keeps what was set, takes its own defaults for the rest, and can be undone by its changes")
    func choosing() throws {
        var scenario = Scenario()
        scenario.shelf = ModelLibrary.shelf
        try scenario.set("batch", "8")
        try scenario.set("decode.tokens", "500")
        try scenario.set("model", "qwen3-8b")
        #expect(scenario.workload.batch == 8 && scenario.workload.decodeTokens == 500)
        #expect(scenario.workload.promptTokens == 1000 && scenario.workload.execution == .graph)
        var restored = Scenario()
        restored.shelf = ModelLibrary.shelf
        for change in scenario.changes { try restored.set(change.id, change.value.text) }
        #expect(restored == scenario)
        try scenario.set("model", "deepseek-ocr")
        #expect(scenario.workload.execution == .eager && scenario.workload.image == ImageInput())
    }

    @Test("what was set since a scenario of another model names the model and what differs from it, for every model")
    func settings() throws {
        var before = Scenario()
        before.shelf = ModelLibrary.shelf
        try before.set("batch", "8")
        for id in ModelLibrary.shelf.ids where id != "deepseek-ocr" {
            var after = try scenario(id)
            try after.set("precision.kv", "fp8")
            try after.set("num_hidden_layers", "4")
            let settings = after.settings(since: before)
            #expect(settings.first?.description == "model=\(id)" && settings.count == 4, "\(id): \(settings)")
            var reached = before
            for setting in settings { try reached.set(setting.id, setting.text) }
            #expect(reached == after, "\(id)")
            #expect(
                after.commandLine("inspect")
                    == "modelmeter inspect --model \(id) --set precision.kv=fp8 --set num_hidden_layers=4")
        }
    }

    @Test("every value of every model, written in the order of its list, gives the scenario back")
    func restores() throws {
        for id in ModelLibrary.shelf.ids {
            let scenario = try scenario(id)
            var restored = Scenario()
            restored.shelf = ModelLibrary.shelf
            restored.choose(scenario.model)
            for parameter in scenario.parameters.restoring {
                try restored.set(parameter.id, parameter.text(in: scenario))
            }
            #expect(restored.workload == scenario.workload && restored.model == scenario.model, "\(id)")
        }
    }
}

extension ScenarioModelTests {
    @Test("what is timed is the served form, and what is counted stays the form that was chosen")
    func forms() throws {
        for id in ["deepseek-v3", "llama-4-scout-text"] {
            let counted = try Evaluation(try scenario(id))
            let time = TimeEvaluation(counted)
            var served = try scenario(id)
            served.workload.form = .served
            for stage in counted.stages {
                #expect(time.evaluation.cost(of: 0, in: stage) == counted.cost(of: 0, in: stage))
                #expect(try time.timed.cost(of: 0, in: stage) == Evaluation(served).cost(of: 0, in: stage))
            }
            #expect(counted.cost(of: 0, in: .decode).matrix > time.timed.cost(of: 0, in: .decode).matrix)
        }
    }
}
