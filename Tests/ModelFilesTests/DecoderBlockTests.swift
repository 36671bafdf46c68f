import AnalyticCore
import ModelFiles
import Testing

@Suite("Layers of a decoder on their own")
struct DecoderBlockTests {
    private func scenario(_ id: String) throws -> Scenario {
        var scenario = Scenario()
        scenario.shelf = ModelLibrary.shelf
        try scenario.set("model", id)
        return scenario
    }

    @Test(
        "the layers of every model, taken as often as they stand in it, have the parameters and products of the whole model"
    )
    func sums() throws {
        for known in try ModelLibrary.all() {
            var scenario = try scenario(known.id)
            let call = try BlockCall(
                [(id: "B", value: "2"), (id: "S", value: "5"), (id: "past_kv", value: "11")], changing: &scenario)
            let model = known.reading.model
            let whole = try CallEvaluation(DecoderCall(model, call), workload: scenario.workload)
            var parameters = Count.zero
            var products = Count.zero
            for block in model.blocks {
                let isLayer = block.name.hasPrefix("layer")
                guard isLayer || ["embedding", "rotary", "norm", "head"].contains(block.name) else { continue }
                let one = LayerEvaluation(try block.layer(call, in: scenario), workload: scenario.workload)
                let times = Count(isLayer ? block.indexes.count : 1)
                parameters += one.parameterCount * times
                products += one.cost.matrix * times
            }
            #expect(parameters == whole.parameterCount, "\(known.id)")
            #expect(products == whole.cost.matrix, "\(known.id)")
            #expect(Set(model.blocks.map(\.name)).count == model.blocks.count, "\(known.id)")
        }
    }

    @Test(
        "a name of two kinds is refused with both, one of none with what is near, and constants change what is evaluated"
    )
    func names() throws {
        let gemma = try ModelLibrary.model("gemma-3-1b").reading.model
        #expect(gemma.block("attention") == nil)
        #expect(gemma.blocks(near: "attention") == ["attention.sliding", "attention.full"])
        #expect(gemma.block("Attention.Full")?.indexes == [5, 11, 17, 23])
        let llama = try ModelLibrary.model("llama-3.1-8b").reading.model
        #expect(llama.block("GroupedQueryAttention")?.name == "attention")
        #expect(llama.block("mixture") == nil && llama.block("LlamaAttention") == nil)
        #expect(llama.blocks(near: "attenton") == ["attention"])
        var scenario = try scenario("llama-3.1-8b")
        _ = try BlockCall([(id: "intermediate_size", value: "7168")], changing: &scenario)
        #expect(scenario.decoder?.reading.model.block("mlp")?.parameterCount == Count(3 * 4096 * 7168))
    }

    @Test("sizes are bounded, and a name that is no parameter is refused with what is near")
    func refused() throws {
        var scenario = try scenario("llama-3.1-8b")
        for (id, value) in [("S", "0"), ("B", "-1"), ("S", "many"), ("past", "3"), ("image.mode", "base")] {
            #expect(throws: ScenarioError.self) { try BlockCall([(id: id, value: value)], changing: &scenario) }
        }
        let error = #expect(throws: ScenarioError.self) {
            try BlockCall([(id: "past", value: "3")], changing: &scenario)
        }
        #expect(error?.description.contains("past_kv") == true)
    }
}
