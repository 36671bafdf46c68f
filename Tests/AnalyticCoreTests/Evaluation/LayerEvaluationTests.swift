import AnalyticCore
import DeviceLibrary
import Testing

@Suite("Single layers")
struct LayerEvaluationTests {
    @Test("a flash kernel hides its products from the counter, not from us")
    func flash() throws {
        let eager = try cost("llama.LlamaAttention")
        let flash = try cost("llama.LlamaFlashAttention2")
        #expect(flash.matrix == eager.matrix)
        #expect(flash.opaque == Count(2 * 2 * 10 * 512 * 512 * 128))
        #expect(eager.opaque == .zero)
    }

    @Test("names that follow from a shape fill it in, and may not contradict it")
    func derived() throws {
        let block = try #require(LayerCatalogue.find("block")).entry
        var scenario = Scenario()
        #expect(try block.shape([("image", "640")], changing: &scenario)["H"] == 40)
        #expect(throws: ScenarioError.self) { try block.shape([("image", "640"), ("H", "64")], changing: &scenario) }
        let attention = try #require(LayerCatalogue.find("Attention")).entry
        #expect(throws: ScenarioError.self) { try attention.shape([("image", "640")], changing: &scenario) }
        let projector = try #require(LayerCatalogue.find("MlpProjector")).entry
        let shape = try projector.shape([("projector_type", "mlp_gelu"), ("depth", "2")], changing: &scenario)
        let cost = LayerEvaluation(try projector.layer(shape, in: scenario), workload: scenario.workload).cost
        #expect(cost.matrix == Count(2 * 256 * 1280 * (2048 + 1280)))
        let vit = try #require(LayerCatalogue.find("VitModel")).entry
        #expect(try vit.shape([("image", "640")], changing: &scenario)["tokens"] == 101)
    }

    @Test("a name that is no number of the shape is refused, with the one that it comes near")
    func misspelt() throws {
        let entry = try #require(LayerCatalogue.find("MoEGate")).entry
        for (typed, meant) in [("hiden", "hidden"), ("s", "S"), ("batsch", "batch")] {
            var scenario = Scenario()
            let error = #expect(throws: ScenarioError.self) {
                try entry.shape([(typed, "5")], changing: &scenario)
            }
            #expect("\(try #require(error))".contains(meant), "\(typed): \(error?.description ?? "")")
        }
        let error = #expect(throws: ScenarioError.self) { try entry.defaultShape["hiden"] }
        #expect(error == .unknownParameter(id: "hiden", nearest: ["hidden"]))
        #expect(entry.defaultShape.value(of: "hiden") == nil)
    }

    private func cost(_ name: String) throws -> Cost {
        let entry = try #require(LayerCatalogue.find(name)).entry
        let scenario = Scenario()
        return LayerEvaluation(try entry.layer(entry.defaultShape, in: scenario), workload: scenario.workload).cost
    }

    @Test("a layer's shape starts from the model that is configured, not from the released one")
    func configured() throws {
        var scenario = Scenario()
        try scenario.set("hidden_size", "2560")
        try scenario.set("sam_vit_b.width", "960")
        try scenario.set("clip-l-14-224.layers", "2")
        func shape(_ name: String) throws -> LayerShape {
            var changed = scenario
            return try #require(LayerCatalogue.find(name)).entry.shape([], changing: &changed)
        }
        #expect(try shape("LlamaAttention")["hidden"] == 2560 && shape("LlamaAttention")["head_dim"] == 256)
        #expect(try shape("Block.windowed")["C"] == 960 && shape("MLPBlock")["mlp"] == 3840)
        #expect(try shape("NoTPTransformer")["num_layers"] == 2)
        let released = Scenario()
        for entry in LayerCatalogue.all {
            var changed = released
            #expect(try entry.shape([], changing: &changed) == entry.defaultShape)
        }
    }

    @Test(
        "whatever numbers a shape is given, a layer is evaluated or refused by name",
        arguments: LayerCatalogue.all.map(\.name))
    func extremes(name: String) throws {
        let entry = try #require(LayerCatalogue.find(name)).entry
        let names = entry.shape.map(\.name) + entry.derived.map(\.name)
        for value in ["0", "1", "4096", "65536", "1048576", "1073741824", "9223372036854775807"] {
            for id in names {
                let other = entry.shape.first { $0.name != id }.map { [(id: $0.name, value: String($0.most))] } ?? []
                #expect(isEvaluatedOrRefused(entry, [(id: id, value: value)] + other), "\(id) \(value)")
            }
            #expect(isEvaluatedOrRefused(entry, names.map { (id: $0, value: value) }), "all \(value)")
        }
    }

    private func isEvaluatedOrRefused(_ entry: LayerEntry, _ values: [(id: String, value: String)]) -> Bool {
        do throws(ScenarioError) {
            return !(try entry.evaluation(values, in: Scenario())).isOverflowing
        } catch {
            return error.parameterID != nil
        }
    }

    @Test("a stack of blocks is bounded, and the bound is said")
    func bounded() throws {
        let entry = try #require(LayerCatalogue.find("NoTPTransformer")).entry
        #expect(throws: ScenarioError.illegal(id: "num_layers", found: "1073741824", allowed: "1…4096")) {
            try entry.evaluation([("num_layers", "1073741824")], in: Scenario())
        }
    }
}
