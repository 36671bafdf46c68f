extension DecoderArchitecture {
    /// OLMo: Llama whose norms have no weights.
    static let olmo = DecoderArchitecture(
        "olmo", "OLMo", classes: ["OlmoForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var layer = try olmo(&config)
        layer.shape.normKind = .layerWithoutWeight
        return layer.fields.model(layer.shape)
    }

    /// OLMo 2: norms after each half, and of all queries and keys of a token together.
    static let olmo2 = DecoderArchitecture(
        "olmo2", "OLMo 2", classes: ["Olmo2ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var layer = try olmo(&config, norm: .whole)
        layer.shape.norms = .post
        return layer.fields.model(layer.shape)
    }

    /// OLMo 3: OLMo 2 with three of four layers sliding.
    static let olmo3 = DecoderArchitecture(
        "olmo3", "OLMo 3", classes: ["Olmo3ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var layer = try olmo(&config, norm: .whole)
        layer.shape.norms = .post
        let window = try config.optionalSize("sliding_window", otherwise: 4096)
        let windows = try config.windows(layer.fields.layers, sliding: window) { ($0 + 1) % 4 != 0 }
        var model = layer.fields.model(layer.shape) { $1.set(window: windows[$0]) }
        model.rotaryTables = 2
        return model
    }

    /// OLMoE: experts in every layer.
    static let olmoe = DecoderArchitecture(
        "olmoe", "OLMoE", classes: ["OlmoeForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var layer = try olmo(&config, heads: 16, norm: .whole)
        layer.shape.feedForward = .mixture(
            MixtureShape(
                experts: try config.size("num_experts", otherwise: 64),
                perToken: try config.size("num_experts_per_tok", otherwise: 8), inner: layer.fields.feedForward.inner))
        return layer.fields.model(layer.shape)
    }

    private static func olmo(
        _ config: inout ConfigReader, heads: Int = 32, norm: QueryKeyNorm? = nil
    ) throws(ConfigRefusal) -> (fields: DecoderFields, shape: DecoderLayerShape) {
        var fields = try config.decoder(DecoderDefaults(vocabulary: 50_304, heads: heads))
        try config.attentionBias(&fields.attention)
        fields.attention.norm = norm
        return (fields, fields.layer)
    }
}
