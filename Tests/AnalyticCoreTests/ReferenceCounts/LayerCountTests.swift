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
            var shape = found.entry.defaultShape
            let numbers = try #require(measured.value("shape") as? [String: Any])
            for (name, value) in numbers {
                guard found.entry.shape.contains(where: { $0.name == name }) else {
                    #expect(found.entry.derived.contains(name), "\(group) does not know \(name)")
                    continue
                }
                shape[name] = try #require(value as? Int)
            }
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

    private func cost(_ name: String) throws -> Cost {
        let entry = try #require(LayerCatalogue.find(name)).entry
        let scenario = Scenario()
        return LayerEvaluation(try entry.layer(entry.defaultShape, in: scenario), workload: scenario.workload).cost
    }
}
