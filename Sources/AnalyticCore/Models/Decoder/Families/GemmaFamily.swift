extension DecoderArchitecture {
    /// Gemma: Llama with a tied head and wide heads.
    static let gemma = DecoderArchitecture(
        "gemma", "Gemma", classes: ["GemmaForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(
                vocabulary: 256_000, heads: 16, keyValueHeads: 16, headWidth: 256, tiesHead: true,
                activation: "gelu_pytorch_tanh"))
        try config.attentionBias(&fields.attention)
        return fields.model(fields.layer)
    }

    /// Gemma 2: every second layer slides, scores are capped, norms stand before and after each half.
    static let gemma2 = DecoderArchitecture(
        "gemma2", "Gemma 2", classes: ["Gemma2ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        let defaults = DecoderDefaults(
            vocabulary: 256_000, heads: 8, keyValueHeads: 4, headWidth: 256, tiesHead: true,
            activation: "gelu_pytorch_tanh", activationField: "hidden_activation")
        return try sandwich(&config, defaults, isCapped: true) { index, _ in index % 2 == 0 }
    }

    /// Gemma 3's decoder: five of six layers slide, queries and keys are normalised.
    static let gemma3 = DecoderArchitecture(
        "gemma3_text", "Gemma 3 (text)", classes: ["Gemma3ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        let defaults = DecoderDefaults(
            vocabulary: 262_208, heads: 8, keyValueHeads: 4, headWidth: 256, tiesHead: true,
            activation: "gelu_pytorch_tanh", activationField: "hidden_activation")
        var model = try sandwich(&config, defaults, isCapped: false, norm: .perHead) { index, pattern in
            (index + 1) % pattern != 0
        }
        // Sliding layers turn at a frequency of their own.
        model.rotaryTables = 2
        return model
    }

    private static func sandwich(
        _ config: inout ConfigReader, _ defaults: DecoderDefaults, isCapped: Bool, norm: QueryKeyNorm? = nil,
        slides: (_ index: Int, _ pattern: Int) -> Bool
    ) throws(ConfigRefusal) -> DecoderModel {
        var fields = try config.decoder(defaults)
        try config.attentionBias(&fields.attention)
        fields.attention.norm = norm
        fields.attention.isCapped = config.isGiven("attn_logit_softcapping", otherwise: isCapped)
        let window = try config.optionalSize("sliding_window", otherwise: 4096)
        let pattern = try config.size("sliding_window_pattern", otherwise: 6)
        let windows = try config.windows(fields.layers, sliding: window) { slides($0, pattern) }
        var layer = fields.layer
        layer.norms = .sandwich
        var model = fields.model(layer) { $1.set(window: windows[$0]) }
        model.isHeadCapped = config.isGiven("final_logit_softcapping", otherwise: isCapped)
        return model
    }
}
