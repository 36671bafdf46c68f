extension DecoderArchitecture {
    /// GLM 4: Llama with half of each head turned, and gate and up in one product.
    static let glm = DecoderArchitecture(
        "glm", "GLM 4", classes: ["GlmForCausalLM"]
    ) { config throws(ConfigRefusal) in
        let fields = try glm(&config)
        return fields.model(fields.layer)
    }

    /// GLM 4 of 2025: norms after each half as well.
    static let glm4 = DecoderArchitecture(
        "glm4", "GLM 4-0414", classes: ["Glm4ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        let fields = try glm(&config)
        var layer = fields.layer
        layer.norms = LayerNorms(
            beforeAttention: "input_layernorm", afterAttention: "post_self_attn_layernorm",
            beforeFeedForward: "post_attention_layernorm", afterFeedForward: "post_mlp_layernorm")
        return fields.model(layer)
    }

    private static func glm(_ config: inout ConfigReader) throws(ConfigRefusal) -> DecoderFields {
        var fields = try config.decoder(
            DecoderDefaults(
                vocabulary: 151_552, heads: 32, keyValueHeads: 2, headWidth: 128, rotaryShare: 0.5))
        fields.attention.hasInputBias = try config.flag("attention_bias", otherwise: true)
        fields.feedForward.form = .gatedInOne
        return fields
    }

    /// GLM 4.5 and 4.6: experts behind some dense layers.
    static let glm4MoE = DecoderArchitecture(
        "glm4_moe", "GLM 4.5 and 4.6", classes: ["Glm4MoeForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 151_552, heads: 96, keyValueHeads: 8, rotaryShare: 0.5))
        fields.attention.hasInputBias = try config.flag("attention_bias", otherwise: false)
        if try config.flag("use_qk_norm", otherwise: false) { fields.attention.norm = .perHead }
        let mixture = try config.deepseekMixture(
            fields, experts: 128, perToken: 8, inner: 1408, shared: 1, groups: 1, score: .sigmoid)
        let dense = try config.whole("first_k_dense_replace", otherwise: 1)
        return fields.model(fields.layer) { index, layer in
            if index >= dense { layer.feedForward = .mixture(mixture) }
        }
    }
}
