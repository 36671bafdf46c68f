extension DecoderArchitecture {
    /// StarCoder 2: layer norms, a plain feed-forward layer, everything with a bias.
    static let starcoder2 = DecoderArchitecture(
        "starcoder2", "StarCoder 2", classes: ["Starcoder2ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(
                vocabulary: 49_152, heads: 24, keyValueHeads: 2, tiesHead: true, activation: "gelu_pytorch_tanh"))
        let bias = try config.flag("use_bias", otherwise: true)
        fields.attention.hasInputBias = bias
        fields.attention.hasOutputBias = bias
        fields.attention.window = try config.optionalSize("sliding_window").map { .sliding(width: $0) }
        fields.feedForward.hasBias = bias
        fields.feedForward.form = .plain(first: "c_fc", second: "c_proj")
        try config.require(
            "mlp_type", .text("default"), needs: "a gated feed-forward layer, which the class does not have")
        try config.require("norm_type", .text("layer_norm"), needs: "another norm, which the class does not have")
        var layer = fields.layer
        layer.normKind = .layer
        return fields.model(layer)
    }

    /// StableLM 2: layer norms, a quarter of each head turned, both halves side by side where the file asks for it.
    static let stableLM = DecoderArchitecture(
        "stablelm", "StableLM 2", classes: ["StableLmForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 50_304, heads: 32, keyValueHeads: 32, rotaryShare: 0.25))
        fields.attention.hasInputBias = try config.flag("use_qkv_bias", otherwise: false)
        if try config.flag("qk_layernorm", otherwise: false) {
            fields.attention.norm = .perHeadWithOwnWeights
            fields.attention.normKind = .layerWithoutBias
            fields.attention.normNames = ["q_layernorm", "k_layernorm"]
        }
        var layer = fields.layer
        layer.normKind = .layer
        if try config.flag("use_parallel_residual", otherwise: false) { layer.norms = .parallel }
        return fields.model(layer)
    }
}
