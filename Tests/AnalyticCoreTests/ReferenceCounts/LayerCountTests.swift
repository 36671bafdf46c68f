import AnalyticCore
import Testing

@Suite("Single layers equal the counts of the reference implementation")
struct LayerCountTests {
    @Test("every case of layers.json")
    func layers() throws {
        let cases = try ReferenceFile("layers").cases
        var matched = 0
        for measured in cases {
            let group = try #require(measured.text("group"))
            let found = try #require(LayerCatalogue.find(group), "no layer for \(group)")
            var scenario = Scenario()
            if let path = found.path {
                scenario.workload.visionAttention = path
                scenario.workload.decoderAttention = path
            }
            let numbers = try #require(measured.value("shape") as? [String: Any])
            let values = numbers.map { (id: $0.key, value: "\($0.value)") }
            let shape = try found.entry.shape(values, changing: &scenario)
            let layer = try found.entry.layer(shape, in: scenario)
            let cost = LayerEvaluation(layer, workload: scenario.workload).cost
            let flops = try #require(measured.integer("flops_total"))
            #expect(cost.counted == Count(flops), "\(group) \(numbers)")
            matched += cost.counted == Count(flops) ? 1 : 0
        }
        #expect(cases.count == 306)
        #expect(matched == cases.count)
    }

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
