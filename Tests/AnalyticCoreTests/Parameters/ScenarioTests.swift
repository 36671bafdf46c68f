import AnalyticCore
import DeviceLibrary
import Testing

@Suite("Parameters and scenarios")
struct ScenarioTests {
    @Test(
        "every parameter has id, label, help and a legal default that reads back as itself",
        arguments: ParameterList.standard.all)
    func catalogue(parameter: Parameter) throws {
        #expect(!parameter.id.isEmpty && !parameter.label.isEmpty && parameter.help.hasSuffix("."))
        var scenario = Scenario()
        try parameter.write(parameter.defaultText, to: &scenario)
        #expect(scenario == Scenario())
        if case .whole = parameter.kind { #expect(!parameter.unit.isEmpty) }
    }

    @Test("ids are unique, and config.json paths lead to the same parameter")
    func ids() throws {
        #expect(Set(ParameterList.standard.all.map(\.id)).count == ParameterList.standard.all.count)
        #expect(try ParameterList.standard.parameter("language_config.hidden_size").id == "hidden_size")
        #expect(try ParameterList.standard.parameter("vision_config.width.sam_vit_b.layers").id == "sam_vit_b.layers")
    }

    @Test(
        "illegal values name the parameter, the value and what is allowed",
        arguments: [
            ("batch", "0", "1…16777216"), ("batch", "-5", "1…16777216"), ("decode.tokens", "abc", "not a number"),
            ("decode.tokens", "1.5", "not a whole number"), ("prompt.tokens", "99999999999999999999", "too large"),
            ("image.mode", "huge", "none, tiny, small"), ("image.grid", "0x3", "1…4096"),
            ("hidden_size", "NaN", "number"),
            ("sam_vit_b.downsample_channels", "512", "2 numbers"), ("precision.kv", "fp7", "fp32, bf16"),
        ])
    func illegal(id: String, value: String, hint: String) {
        let error = #expect(throws: ScenarioError.self) {
            var scenario = Scenario()
            try scenario.set(id, value)
        }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains(id))
        #expect(text.contains(hint), "\(text)")
    }

    @Test(
        "values that do not fit together are refused by name",
        arguments: [
            ("num_attention_heads", "7", "num_attention_heads"), ("num_key_value_heads", "3", "num_key_value_heads"),
            ("num_experts_per_tok", "65", "num_experts_per_tok"), ("n_routed_experts", "5", "num_experts_per_tok"),
            ("sam_vit_b.heads", "5", "sam_vit_b.heads"), ("clip-l-14-224.heads", "7", "clip-l-14-224.heads"),
            ("image.min_tiles", "10", "image.min_tiles"), ("sam_vit_b.patch_size", "2000", "sam_vit_b.patch_size"),
            ("num_attention_heads", "1280", "num_attention_heads"),
        ])
    func conflicts(id: String, value: String, culprit: String) throws {
        var scenario = Scenario()
        try scenario.set(id, value)
        let error = #expect(throws: ScenarioError.self) { try scenario.validate() }
        #expect(error?.parameterID == culprit)
    }

    @Test("the largest legal values report an overflow or a figure, and never trap")
    func largest() throws {
        var scenario = Scenario()
        for parameter in ParameterList.standard.all {
            guard case .whole(_, let range, _) = parameter.kind else { continue }
            if ["num_hidden_layers", "sam_vit_b.layers", "clip-l-14-224.layers"].contains(parameter.id) { continue }
            try parameter.write(String(range.upperBound), to: &scenario)
        }
        try scenario.set("image.base_size", "65536")
        try scenario.set("image.tile_size", "65536")
        try scenario.set("image.grid", "4096x4096")
        for (id, value) in [
            ("num_attention_heads", "1024"), ("num_key_value_heads", "1024"), ("num_experts_per_tok", "65536"),
            ("sam_vit_b.heads", "1024"), ("clip-l-14-224.heads", "1024"), ("sam_vit_b.patch_size", "1"),
            ("clip-l-14-224.patch_size", "1"), ("first_k_dense_replace", "1"), ("moe_layer_freq", "1"),
            ("parallel.tensor", "1024"), ("parallel.pipeline", "12"),
        ] { try scenario.set(id, value) }
        let error = #expect(throws: ScenarioError.self) { try Evaluation(scenario) }
        guard case .overflow(let ids) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!ids.isEmpty, "the error names what to lower")
        for id in ids { #expect(throws: Never.self) { try ParameterList.standard.parameter(id) } }
    }

    @Test("each whole parameter at either end of its range evaluates, or is refused with a reason")
    func ends() throws {
        for parameter in ParameterList.standard.all {
            guard case .whole(_, let range, _) = parameter.kind else { continue }
            for value in [range.lowerBound, range.upperBound] {
                var scenario = Scenario()
                try parameter.write(String(value), to: &scenario)
                do throws(ScenarioError) {
                    #expect(try Evaluation(scenario).total(of: 0).matrix > .zero)
                } catch {
                    #expect(!error.description.isEmpty)
                }
            }
        }
    }

    @Test("a preset sets sizes and cropping; leaving it makes the mode custom; a grid turns cropping on")
    func imageLinks() throws {
        var scenario = Scenario()
        try scenario.set("image.mode", "tiny")
        #expect(scenario.workload.image.baseSize == 512 && !scenario.workload.image.isCropped)
        try scenario.set("image.base_size", "768")
        #expect(scenario.workload.image.mode == .custom)
        try scenario.set("image.grid", "2x3")
        #expect(scenario.workload.image.isCropped)
        #expect(WorkloadGeometry(scenario.workload, sam: SAMConfiguration()).grid.columns == 3)
        try scenario.set("image.mode", "large")
        #expect(scenario.workload.image.forcedGrid == nil)
    }

    @Test("CLIP's width is SAM's output, whichever is set")
    func widthLinks() throws {
        var scenario = Scenario()
        try scenario.set("clip-l-14-224.width", "2048")
        #expect(scenario.deepseekOCR.sam.outputChannels == 2048)
        try scenario.set("sam_vit_b.downsample_channels", "256,768")
        #expect(scenario.deepseekOCR.clip.width == 768 && scenario.deepseekOCR.sam.middleChannels == 256)
        #expect(scenario.deepseekOCR.projectorInputs == 1536)
    }

    @Test("relative entries start from the present value")
    func relative() throws {
        var scenario = Scenario()
        try scenario.set("decode.tokens", "*2")
        #expect(scenario.workload.decodeTokens == 200)
        try scenario.set("decode.tokens", "+10%")
        #expect(scenario.workload.decodeTokens == 220)
        try scenario.set("decode.tokens", "4Ki")
        #expect(scenario.workload.decodeTokens == 4096)
    }

    @Test("stepping skips what does not fit and stops at the ends")
    func stepping() throws {
        let heads = try ParameterList.standard.parameter("num_attention_heads")
        #expect(try #require(Scenario().stepping(heads, by: 1)).deepseekOCR.decoder.heads == 20)
        let batch = try ParameterList.standard.parameter("batch")
        #expect(Scenario().stepping(batch, by: -1) == nil)
        #expect(try #require(Scenario().stepping(batch, by: 3)).workload.batch == 8)
    }

    @Test("an unknown id names those that come close")
    func nearest() {
        let error = #expect(throws: ScenarioError.self) {
            var scenario = Scenario()
            try scenario.set("decode.token", "5")
        }
        #expect(error.map { "\($0)".contains("decode.tokens") } == true)
    }

    @Test(
        "an unknown device is answered with those that are named alike",
        arguments: [("H100", "h100-sxm"), ("l400", "l40"), ("b200x", "b200")])
    func devices(typed: String, near: String) {
        var scenario = Scenario()
        let error = #expect(throws: ScenarioError.self) { try scenario.set("device", typed) }
        #expect(error?.description.contains(near) == true, "\(error.map { "\($0)" } ?? "")")
    }
}
