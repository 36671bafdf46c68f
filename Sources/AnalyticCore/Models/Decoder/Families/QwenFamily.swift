extension DecoderArchitecture {
    /// Qwen 2 and 2.5: Llama with a bias on queries, keys and values, whatever the file says.
    static let qwen2 = DecoderArchitecture(
        "qwen2", "Qwen 2 and 2.5", classes: ["Qwen2ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 151_936, heads: 32, keyValueHeads: 32))
        fields.attention.hasInputBias = true
        let windows = try config.lateWindows(fields.layers)
        return fields.model(fields.layer) { $1.set(window: windows[$0]) }
    }

    /// Qwen 1.5 and 2 with experts: a shared expert, scaled by a gate of its own.
    static let qwen2MoE = DecoderArchitecture(
        "qwen2_moe", "Qwen 1.5 and 2 MoE", classes: ["Qwen2MoeForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 151_936, heads: 16, keyValueHeads: 16))
        fields.attention.hasInputBias = try config.flag("qkv_bias", otherwise: true)
        let slides = try config.flag("use_sliding_window", otherwise: false)
        let window = try config.optionalSize("sliding_window", otherwise: 4096)
        let last = try config.whole("max_window_layers", otherwise: 28)
        let windows = try config.windows(fields.layers, sliding: slides ? window : nil) { $0 % 2 == 0 && $0 < last }
        var mixture = MixtureShape(
            experts: try config.size("num_experts", otherwise: 60),
            perToken: try config.size("num_experts_per_tok", otherwise: 4),
            inner: try config.size("moe_intermediate_size", otherwise: 1408))
        var shared = fields.feedForward
        shared.inner = try config.size("shared_expert_intermediate_size", otherwise: 5632)
        mixture.shared = SharedExpertShape(shared, name: "shared_expert", gateName: "shared_expert_gate")
        let sparse = try config.sparseLayers(fields.layers)
        return fields.model(fields.layer) { index, layer in
            layer.set(window: windows[index])
            if sparse[index] { layer.feedForward = .mixture(mixture) }
        }
    }

    /// Qwen 3: norms of queries and keys in place of biases.
    static let qwen3 = DecoderArchitecture(
        "qwen3", "Qwen 3", classes: ["Qwen3ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 151_936, heads: 32, keyValueHeads: 32, headWidth: 128))
        try config.attentionBias(&fields.attention)
        fields.attention.norm = .perHead
        let windows = try config.lateWindows(fields.layers)
        return fields.model(fields.layer) { $1.set(window: windows[$0]) }
    }

    /// Qwen 3 with experts.
    static let qwen3MoE = DecoderArchitecture(
        "qwen3_moe", "Qwen 3 MoE", classes: ["Qwen3MoeForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 151_936, heads: 32, keyValueHeads: 4))
        try config.attentionBias(&fields.attention)
        fields.attention.norm = .perHead
        let slides = try config.flag("use_sliding_window", otherwise: false)
        let window = try config.optionalSize("sliding_window", otherwise: 4096)
        let windows = try config.windows(fields.layers, sliding: slides ? window : nil) { _ in true }
        let mixture = MixtureShape(
            experts: try config.size("num_experts", otherwise: 128),
            perToken: try config.size("num_experts_per_tok", otherwise: 8),
            inner: try config.size("moe_intermediate_size", otherwise: 768))
        let sparse = try config.sparseLayers(fields.layers)
        return fields.model(fields.layer) { index, layer in
            layer.set(window: windows[index])
            if sparse[index] { layer.feedForward = .mixture(mixture) }
        }
    }
}

extension ConfigReader {
    /// Windows from `max_window_layers` on, where `use_sliding_window` puts them in force.
    mutating func lateWindows(_ count: Int) throws(ConfigRefusal) -> [AttentionWindow?] {
        let slides = try flag("use_sliding_window", otherwise: false)
        let window = try optionalSize("sliding_window", otherwise: 4096)
        let first = try whole("max_window_layers", otherwise: 28)
        return try windows(count, sliding: slides ? window : nil) { $0 >= first }
    }

    /// Layers with experts: every `decoder_sparse_step`-th, but none of `mlp_only_layers`.
    mutating func sparseLayers(_ count: Int) throws(ConfigRefusal) -> [Bool] {
        let step = try size("decoder_sparse_step", otherwise: 1)
        let dense = Set(try numbers("mlp_only_layers") ?? [])
        return (0..<count).map { ($0 + 1) % step == 0 && !dense.contains($0) }
    }
}
