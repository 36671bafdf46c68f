extension DecoderArchitecture {
    /// Seed-OSS: Llama with biases on queries, keys and values.
    static let seedOss = DecoderArchitecture(
        "seed_oss", "Seed-OSS", classes: ["SeedOssForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 155_136, heads: 80, keyValueHeads: 8, headWidth: 128))
        fields.attention.hasInputBias = try config.flag("attention_bias", otherwise: true)
        fields.attention.hasOutputBias = try config.flag("attention_out_bias", otherwise: false)
        fields.feedForward.hasBias = try config.flag("mlp_bias", otherwise: false)
        return fields.model(fields.layer)
    }

    /// Hunyuan's dense models: Llama with norms of queries and keys.
    static let hunyuanDense = DecoderArchitecture(
        "hunyuan_v1_dense", "Hunyuan (dense)", classes: ["HunYuanDenseV1ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 290_943, heads: 32))
        try config.attentionBias(&fields.attention)
        fields.attention.norm = .perHead
        fields.attention.normNames = ["query_layernorm", "key_layernorm"]
        try config.require("use_qk_norm", .flag(true), needs: "attention without norms, which the class does not have")
        try config.require("num_experts", .whole(1), needs: "a mixture of experts, which the class does not have")
        config.passOver("moe_topk", "moe_intermediate_size", "num_experts_per_tok")
        return fields.model(fields.layer)
    }

    /// EXAONE 4: norms after each half and of queries and keys; some layers slide.
    static let exaone4 = DecoderArchitecture(
        "exaone4", "EXAONE 4", classes: ["Exaone4ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 102_400, heads: 32, keyValueHeads: 32))
        fields.attention.norm = .perHead
        let window = try config.optionalSize("sliding_window", otherwise: 4096)
        // The pattern may be a word, such as "LLLG"; files that have one list their layers as well.
        let isListed = config.isGiven("layer_types")
        let pattern = isListed ? 1 : try config.size("sliding_window_pattern", otherwise: 4)
        let windows = try config.windows(fields.layers, sliding: window) { ($0 + 1) % pattern != 0 }
        var layer = fields.layer
        layer.norms = .post
        return fields.model(layer) { $1.set(window: windows[$0]) }
    }

    /// MiniMax M2: experts with a sigmoid router in every layer, norms of all queries and keys together.
    static let minimaxM2 = DecoderArchitecture(
        "minimax_m2", "MiniMax M2", classes: ["MiniMaxM2ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 200_064, heads: 48, keyValueHeads: 8, headWidth: 128))
        fields.attention.norm = .whole
        try config.require("use_qk_norm", .flag(true), needs: "attention without norms, which the class does not have")
        if let turned = try config.optionalSize("rotary_dim") { fields.attention.rotaryWidth = turned }
        var mixture = MixtureShape(
            experts: try config.size("num_local_experts", otherwise: 256),
            perToken: try config.size("num_experts_per_tok", otherwise: 8), inner: fields.feedForward.inner)
        mixture.score = .sigmoid
        var layer = fields.layer
        layer.feedForward = .mixture(mixture)
        return fields.model(layer)
    }
}
