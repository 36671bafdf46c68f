extension DecoderArchitecture {
    /// ERNIE 4.5.
    static let ernie45 = DecoderArchitecture(
        "ernie4_5", "ERNIE 4.5", classes: ["Ernie4_5ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 103_424, heads: 16, keyValueHeads: 2, headWidth: 128, tiesHead: true))
        try config.bias("use_bias", of: &fields)
        return fields.model(fields.layer)
    }

    /// ERNIE 4.5 with experts in a run of layers; the router's corrections are parameters, if untrained ones.
    static let ernie45MoE = DecoderArchitecture(
        "ernie4_5_moe", "ERNIE 4.5 MoE", classes: ["Ernie4_5_MoeForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(
            DecoderDefaults(vocabulary: 103_424, heads: 20, keyValueHeads: 4, tiesHead: true))
        let bias = try config.bias("use_bias", of: &fields)
        let width = try config.size("moe_intermediate_size", otherwise: 1536)
        var mixture = MixtureShape(
            experts: try config.size("moe_num_experts", otherwise: 64),
            perToken: try config.size("moe_k", otherwise: 6), inner: width)
        mixture.hasRouterBias = true
        config.passOver("moe_norm_min", "moe_capacity", "moe_gate", "moe_use_aux_free", "moe_dropout_prob")
        let copies = try config.whole("moe_num_shared_experts", otherwise: 2)
        if copies > 0 {
            var shared = fields.feedForward
            shared.inner = width * copies
            mixture.shared = SharedExpertShape(shared, name: "shared_experts")
        }
        let first = try config.whole("moe_layer_start_index", otherwise: 1)
        let last = try config.lastLayer("moe_layer_end_index", count: fields.layers)
        let interval = try config.size("moe_layer_interval", otherwise: 1)
        var model = fields.model(fields.layer) { index, layer in
            if index >= first, index <= last, (index + 1) % interval == 0 { layer.feedForward = .mixture(mixture) }
        }
        model.hasHeadBias = bias
        return model
    }
}

extension ConfigReader {
    /// One field for the biases of all projections.
    @discardableResult
    mutating func bias(_ name: String, of fields: inout DecoderFields) throws(ConfigRefusal) -> Bool {
        let bias = try flag(name, otherwise: false)
        fields.attention.hasInputBias = bias
        fields.attention.hasOutputBias = bias
        fields.feedForward.hasBias = bias
        return bias
    }
}
