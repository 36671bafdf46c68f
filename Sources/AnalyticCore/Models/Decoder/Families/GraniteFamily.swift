extension DecoderArchitecture {
    /// Granite 3: Llama with multipliers that cost nothing.
    static let granite = DecoderArchitecture(
        "granite", "Granite 3", classes: ["GraniteForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 32_000, heads: 32))
        try config.attentionBias(&fields.attention)
        fields.feedForward.hasBias = try config.flag("mlp_bias", otherwise: false)
        return fields.model(fields.layer)
    }

    /// Granite 3 with experts.
    static let graniteMoE = DecoderArchitecture(
        "granitemoe", "Granite 3 MoE", classes: ["GraniteMoeForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 32_000, heads: 32))
        try config.attentionBias(&fields.attention)
        var mixture = MixtureShape(
            experts: try config.size("num_local_experts", otherwise: 8),
            perToken: try config.size("num_experts_per_tok", otherwise: 2), inner: fields.feedForward.inner)
        mixture.routerName = "router"
        var layer = fields.layer
        layer.feedForwardName = "block_sparse_moe"
        layer.feedForward = .mixture(mixture)
        return fields.model(layer)
    }
}
