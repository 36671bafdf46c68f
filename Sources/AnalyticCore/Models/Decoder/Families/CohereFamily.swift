extension DecoderArchitecture {
    /// Command R: both halves side by side behind one norm.
    static let cohere = DecoderArchitecture(
        "cohere", "Command R", classes: ["CohereForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try cohere(&config)
        if try config.flag("use_qk_norm", otherwise: false) {
            fields.attention.norm = .perHeadWithOwnWeights
            fields.attention.normKind = .layerWithoutBias
        }
        return fields.model(parallel(fields))
    }

    /// Command R7B and A: three of four layers slide, the fourth does not turn.
    static let cohere2 = DecoderArchitecture(
        "cohere2", "Command R7B and A", classes: ["Cohere2ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        let fields = try cohere(&config)
        let window = try config.optionalSize("sliding_window", otherwise: 4096)
        let pattern = try config.size("sliding_window_pattern", otherwise: 4)
        let windows = try config.windows(fields.layers, sliding: window) { ($0 + 1) % pattern != 0 }
        return fields.model(parallel(fields)) { index, layer in
            var attention = fields.attention
            attention.window = windows[index]
            if windows[index] == nil { attention.rotaryWidth = 0 }
            layer.attention = .grouped(attention)
        }
    }

    private static func cohere(_ config: inout ConfigReader) throws(ConfigRefusal) -> DecoderFields {
        var fields = try config.decoder(DecoderDefaults(vocabulary: 256_000, heads: 64, tiesHead: true))
        try config.attentionBias(&fields.attention)
        return fields
    }

    private static func parallel(_ fields: DecoderFields) -> DecoderLayerShape {
        var layer = fields.layer
        layer.norms = .parallel
        layer.normKind = .layerWithoutBias
        return layer
    }
}
