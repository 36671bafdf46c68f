extension DecoderArchitecture {
    /// Phi 1 to 2: both halves side by side, everything with a bias.
    static let phi = DecoderArchitecture(
        "phi", "Phi 1 to 2", classes: ["PhiForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 51_200, heads: 32, activation: "gelu_new", rotaryShare: 0.5))
        fields.attention.hasInputBias = true
        fields.attention.hasOutputBias = true
        fields.attention.outputName = "dense"
        try config.require("qk_layernorm", .flag(false), needs: "norms of queries and keys with biases")
        fields.feedForward.hasBias = true
        fields.feedForward.form = .plain(first: "fc1", second: "fc2")
        var layer = fields.layer
        layer.norms = .parallel
        layer.normKind = .layer
        var model = fields.model(layer)
        model.hasHeadBias = true
        model.finalNormName = "final_layernorm"
        return model
    }

    /// Phi 3 and 4: queries, keys and values in one product, gate and up in another.
    static let phi3 = DecoderArchitecture(
        "phi3", "Phi 3 and 4", classes: ["Phi3ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 32_064, heads: 32))
        fields.attention.isFused = true
        fields.attention.window = try config.optionalSize("sliding_window").map { .sliding(width: $0) }
        fields.feedForward.form = .gatedInOne
        return fields.model(fields.layer)
    }

    /// Phi 3.5 MoE: Mixtral with layer norms, and biases where the file asks for them.
    static let phiMoE = DecoderArchitecture(
        "phimoe", "Phi 3.5 MoE", classes: ["PhimoeForCausalLM", "PhiMoEForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 32_064, heads: 32, keyValueHeads: 8))
        try config.attentionBias(&fields.attention)
        fields.attention.window = try config.optionalSize("sliding_window").map { .sliding(width: $0) }
        var mixture = MixtureShape(
            experts: try config.size("num_local_experts", otherwise: 16),
            perToken: try config.size("num_experts_per_tok", otherwise: 2), inner: fields.feedForward.inner)
        mixture.routerName = "router"
        var layer = fields.layer
        layer.feedForward = .mixture(mixture)
        layer.normKind = .layer
        var model = fields.model(layer)
        model.hasHeadBias = try config.flag("lm_head_bias", otherwise: false)
        return model
    }
}
