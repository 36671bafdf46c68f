import AnalyticCore
import Testing

@Suite("Parameters equal those of the reference implementation")
struct ParameterCountTests {
    @Test("every module of params.json has its class and its parameters")
    func modules() throws {
        let file = try ReferenceFile("params")
        let modules = try #require(file.root["modules"] as? [String: [String: Any]])
        let evaluation = try Evaluation(Scenario())
        var expected: [String: (name: String, parameters: Int)] = [:]
        for (path, module) in modules {
            expected[path == "(root)" ? "" : path] = (
                try #require(module["class"] as? String), try #require(module["total_params"] as? Int)
            )
        }
        var covered: Set<String> = []
        for node in evaluation.nodes.indices {
            guard let name = evaluation.nodes[node].className else { continue }
            let paths = evaluation.instancePaths(of: node)
            for path in paths {
                let module = try #require(expected[path], "the reference has no \(path)")
                #expect(module.name == name, "\(path)")
                #expect(evaluation.nodes[node].parameters == Count(module.parameters) * Count(paths.count), "\(path)")
                covered.insert(path)
            }
        }
        #expect(Set(expected.keys).subtracting(covered).isEmpty)
    }

    @Test("totals per tower, and bytes")
    func totals() throws {
        let file = ReferenceFile.Case(values: try ReferenceFile("params").root)
        let evaluation = try Evaluation(Scenario())
        #expect(evaluation.parameterCount.integer == file.integer("totals", "total"))
        #expect(evaluation.weightBytes.integer == file.integer("bytes", "bfloat16"))
        var scenario = Scenario()
        try scenario.set("precision.weights", "fp32")
        #expect(try Evaluation(scenario).weightBytes.integer == file.integer("bytes", "float32"))
        for (name, node) in [
            ("sam", "model.sam_model"), ("clip", "model.vision_model"), ("projector", "model.projector"),
            ("embed_tokens", "model.embed_tokens"), ("decoder_layers", "model.layers"), ("final_norm", "model.norm"),
            ("lm_head", "lm_head"), ("total_without_lm_head (DeepseekOCRModel)", "model"),
        ] {
            let index = try #require(evaluation.node(at: node))
            #expect(evaluation.nodes[index].parameters.integer == file.integer("totals", name), "\(name)")
        }
    }
}
