extension DecoderArchitecture {
    /// gpt-oss: every second layer slides, each head has a sink, all projections have biases.
    static let gptOss = DecoderArchitecture(
        "gpt_oss", "gpt-oss", classes: ["GptOssForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 201_088, heads: 64, keyValueHeads: 8, headWidth: 64))
        try config.attentionBias(&fields.attention, otherwise: true)
        fields.attention.hasSinks = true
        let window = try config.optionalSize("sliding_window", otherwise: 128)
        let windows = try config.windows(fields.layers, sliding: window) { $0 % 2 == 0 }
        var mixture = MixtureShape(
            experts: try config.size("num_local_experts", otherwise: 128),
            perToken: try config.size("num_experts_per_tok", otherwise: 4), inner: fields.feedForward.inner)
        mixture.hasRouterBias = true
        mixture.hasExpertBias = true
        mixture.routerName = "router"
        var layer = fields.layer
        layer.feedForward = .mixture(mixture)
        return fields.model(layer) { $1.set(window: windows[$0]) }
    }
}
