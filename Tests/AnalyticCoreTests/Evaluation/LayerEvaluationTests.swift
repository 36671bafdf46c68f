import AnalyticCore
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

    private func cost(_ name: String) throws -> Cost {
        let entry = try #require(LayerCatalogue.find(name)).entry
        let scenario = Scenario()
        return LayerEvaluation(try entry.layer(entry.defaultShape, in: scenario), workload: scenario.workload).cost
    }
}
