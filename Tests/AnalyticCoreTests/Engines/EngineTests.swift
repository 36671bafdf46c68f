import AnalyticCore
import DeviceLibrary
import Testing

@Suite("Engines")
struct EngineTests {
    private func scenario(_ settings: [(String, String)]) throws -> Scenario {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return scenario
    }

    @Test("the default is transformers: choosing it changes nothing, nor does custom")
    func defaults() throws {
        #expect(try scenario([("engine", "transformers")]) == Scenario())
        var custom = try scenario([("engine", "custom")])
        #expect(custom.changedFacts.isEmpty)
        custom.engine.name = .transformers
        #expect(custom == Scenario())
    }

    @Test(
        "an engine sets every value of its record, and the next one leaves nothing of it behind",
        arguments: EngineName.allCases)
    func records(_ name: EngineName) throws {
        let chosen = try scenario([("engine", name.rawValue)])
        #expect(chosen.changedFacts.isEmpty)
        for fact in EngineRecord.of(name).facts {
            let parameter = try ParameterList.standard.parameter(fact.parameter)
            #expect(parameter.text(in: chosen) == fact.value, "\(fact.parameter)")
            #expect(!fact.source.isEmpty)
        }
        #expect(try scenario([("engine", name.rawValue), ("engine", "transformers")]) == Scenario())
        _ = try Evaluation(chosen)
    }

    @Test("every parameter of an engine but how requests come is in every record")
    func complete() {
        let own = Set(ParameterList.standard.all.filter { $0.group == .engine }.map(\.id)).subtracting([
            "engine.arrivals"
        ])
        for record in EngineRecord.all {
            #expect(own.subtracting(record.facts.map(\.parameter)).isEmpty, "\(record.name)")
            #expect(Set(record.facts.map(\.parameter)).count == record.facts.count)
        }
    }

    @Test("a value set after the engine stays, is listed, and is restored")
    func changed() throws {
        let mine = try scenario([("engine", "vllm"), ("engine.sequences", "32"), ("execution", "eager")])
        #expect(mine.engine.sequences == 32 && mine.workload.execution == .eager)
        #expect(Set(mine.changedFacts.map(\.parameter)) == ["engine.sequences", "execution"])
        var restored = Scenario()
        for change in mine.changes { try restored.set(change.id, change.value.text) }
        #expect(restored == mine)
        #expect(mine.changes.map(\.id) == ["engine", "execution", "engine.sequences"])
    }

    @Test("the start command says what the scenario says")
    func command() throws {
        let settings = [
            ("engine", "vllm"), ("batch", "64"), ("prompt.tokens", "20"), ("decode.tokens", "1000"),
            ("parallel.tensor", "2"),
            ("precision.activations", "fp16"), ("image.mode", "none"),
        ]
        let text = try StartCommand.text(try scenario(settings))
        for flag in [
            "vllm serve", "--max-model-len 1021", "--max-num-seqs 64", "--max-num-batched-tokens 8192",
            "--gpu-memory-utilization 0.9 ", "--tensor-parallel-size 2", "--dtype float16", "--block-size 16",
        ] { #expect(text.contains(flag), "\(flag)") }
        #expect(!text.contains("--enforce-eager"))
        #expect(try StartCommand.text(try scenario(settings + [("execution", "eager")])).contains("--enforce-eager"))
        #expect(try StartCommand.text(try scenario([("engine", "sglang")])).contains("--chunked-prefill-size 8192"))
        #expect(
            try StartCommand.text(try scenario([("engine", "llama.cpp"), ("batch", "9")])).contains("--parallel 4"))
        #expect(try StartCommand.text(Scenario()).contains("_attn_implementation=\"eager\""))
    }
}
