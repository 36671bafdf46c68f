extension DecoderArchitecture {
    /// Llama 1 to 3, and whatever was published in their class.
    static let llama = DecoderArchitecture(
        "llama", "Llama 2 and 3", classes: ["LlamaForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 32_000, heads: 32))
        try config.attentionBias(&fields.attention)
        fields.feedForward.hasBias = try config.flag("mlp_bias", otherwise: false)
        return fields.model(fields.layer)
    }

    /// Mistral: Llama with a sliding window on all layers, or none.
    static let mistral = DecoderArchitecture(
        "mistral", "Mistral", classes: ["MistralForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 32_000, heads: 32, keyValueHeads: 8))
        let window = try config.optionalSize("sliding_window", otherwise: 4096)
        fields.attention.window = window.map { .sliding(width: $0) }
        return fields.model(fields.layer)
    }

    /// Ministral: Mistral whose layers may differ.
    static let ministral = DecoderArchitecture(
        "ministral", "Ministral", classes: ["MinistralForCausalLM"]
    ) { config throws(ConfigRefusal) in
        let fields = try config.decoder(DecoderDefaults(vocabulary: 32_000, heads: 32, keyValueHeads: 8))
        let window = try config.optionalSize("sliding_window", otherwise: 4096)
        let windows = try config.windows(fields.layers, sliding: window) { _ in true }
        return fields.model(fields.layer) { $1.set(window: windows[$0]) }
    }

    /// Mixtral: Mistral with experts in every layer.
    static let mixtral = DecoderArchitecture(
        "mixtral", "Mixtral", classes: ["MixtralForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 32_000, heads: 32, keyValueHeads: 8))
        fields.attention.window = try config.optionalSize("sliding_window").map { .sliding(width: $0) }
        var layer = fields.layer
        layer.feedForward = .mixture(
            MixtureShape(
                experts: try config.size("num_local_experts", otherwise: 8),
                perToken: try config.size("num_experts_per_tok", otherwise: 2), inner: fields.feedForward.inner))
        return fields.model(layer)
    }

    /// Llama 4's decoder: three of four layers attend in chunks; the reference computes every expert for every token.
    static let llama4 = DecoderArchitecture(
        "llama4_text", "Llama 4 (text)", classes: ["Llama4ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 202_048, heads: 40, keyValueHeads: 8, headWidth: 128))
        try config.attentionBias(&fields.attention)
        let normalises = try config.flag("use_qk_norm", otherwise: true)
        let chunk = try config.optionalSize("attention_chunk_size", otherwise: 8192)
        let turned = try config.turnedLayers(fields.layers)
        let windows = try config.windows(fields.layers, sliding: nil, chunk: chunk) { turned[$0] }
        let step = try config.size("interleave_moe_layer_step", otherwise: 1)
        let listed = try config.numbers("moe_layers")
        let dense = try config.size("intermediate_size_mlp", otherwise: 16_384)
        var mixture = MixtureShape(
            experts: try config.size("num_local_experts", otherwise: 16),
            perToken: try config.size("num_experts_per_tok", otherwise: 1), inner: fields.feedForward.inner)
        mixture.score = .sigmoid
        mixture.computesAll = true
        mixture.routerName = "router"
        mixture.shared = SharedExpertShape(fields.feedForward, name: "shared_expert")
        var layer = fields.layer
        layer.feedForwardName = "feed_forward"
        return fields.model(layer) { index, layer in
            var attention = fields.attention
            attention.window = windows[index]
            if !turned[index] { attention.rotaryWidth = 0 }
            if normalises, turned[index] { attention.norm = .withoutWeight }
            layer.attention = .grouped(attention)
            let isMixture = listed?.contains(index) ?? ((index + 1) % step == 0)
            var feedForward = fields.feedForward
            feedForward.inner = dense
            layer.feedForward = isMixture ? .mixture(mixture) : .dense(feedForward)
        }
    }

    /// SmolLM 3: Llama with positions in three of four layers.
    static let smolLM3 = DecoderArchitecture(
        "smollm3", "SmolLM 3", classes: ["SmolLM3ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 128_256, heads: 16, keyValueHeads: 4, tiesHead: true))
        try config.attentionBias(&fields.attention)
        fields.feedForward.hasBias = try config.flag("mlp_bias", otherwise: false)
        let slides = try config.flag("use_sliding_window", otherwise: false)
        let window = try config.optionalSize("sliding_window")
        let turned = try config.turnedLayers(fields.layers)
        let windows = try config.windows(fields.layers, sliding: window) { slides && !turned[$0] }
        return fields.model(fields.layer) { index, layer in
            var attention = fields.attention
            attention.window = windows[index]
            if !turned[index] { attention.rotaryWidth = 0 }
            layer.attention = .grouped(attention)
        }
    }
}

extension ConfigReader {
    /// Which layers turn queries and keys by position: `no_rope_layers` (1 where they do), or all but every
    /// `no_rope_layer_interval`-th.
    mutating func turnedLayers(_ count: Int) throws(ConfigRefusal) -> [Bool] {
        let interval = try size("no_rope_layer_interval", otherwise: 4)
        guard let list = try numbers("no_rope_layers"), !list.isEmpty else {
            return (0..<count).map { ($0 + 1) % interval != 0 }
        }
        guard list.count == count else {
            throw .field(
                field: "no_rope_layers", found: "\(list.count) values", allowed: "one for each of \(count) layers")
        }
        return list.map { $0 != 0 }
    }
}

extension DecoderLayerShape {
    /// Gives the attention half a window.
    mutating func set(window: AttentionWindow?) {
        guard case .grouped(var attention) = attention else { return }
        attention.window = window
        self.attention = .grouped(attention)
    }
}
