extension DecoderModel {
    /// The largest size that a field may have: no product of the model's formulas can then wrap round before it saturates.
    public static let largestSize = 1 << 26
    /// The most layers.
    public static let mostLayers = 10_000

    /// Checks what no single field can: that sizes are sizes, and that those which must fit together do.
    ///
    /// - Throws: `ConfigRefusal` that names the field.
    public func validate() throws(ConfigRefusal) {
        try Self.size("hidden_size", hidden)
        try Self.size("vocab_size", vocabulary)
        guard (1...Self.mostLayers).contains(layers) else {
            throw .field(field: "num_hidden_layers", found: String(layers), allowed: "1 to \(Self.mostLayers)")
        }
        for group in groups { try group.layer.validate() }
    }

    static func size(_ field: String, _ value: Int, least: Int = 1) throws(ConfigRefusal) {
        guard (least...largestSize).contains(value) else {
            throw .field(field: field, found: String(value), allowed: "\(least) to \(largestSize)")
        }
    }
}

extension DecoderLayerShape {
    func validate() throws(ConfigRefusal) {
        switch attention {
        case .grouped(let attention): try attention.validate()
        case .latent(let attention): try attention.validate()
        }
        switch feedForward {
        case .dense(let shape): try DecoderModel.size("intermediate_size", shape.inner)
        case .mixture(let shape): try shape.validate()
        }
    }
}

extension GroupedAttentionShape {
    func validate() throws(ConfigRefusal) {
        try DecoderModel.size("num_attention_heads", heads)
        try DecoderModel.size("num_key_value_heads", keyValueHeads)
        try DecoderModel.size("head_dim", headWidth)
        guard heads % keyValueHeads == 0 else {
            throw .field(
                field: "num_key_value_heads", found: String(keyValueHeads),
                allowed: "a divisor of num_attention_heads, \(heads)")
        }
        guard (0...headWidth).contains(rotaryWidth) else {
            throw .field(
                field: "partial_rotary_factor", found: "\(rotaryWidth) channels",
                allowed: "at most head_dim, \(headWidth)")
        }
        // A window of one token keeps nothing, which the reference's slices turn into keeping everything.
        if let window {
            let field = if case .chunked = window { "attention_chunk_size" } else { "sliding_window" }
            try DecoderModel.size(field, window.width, least: 2)
        }
    }
}

extension LatentAttentionShape {
    func validate() throws(ConfigRefusal) {
        try DecoderModel.size("num_attention_heads", heads)
        if let queryRank { try DecoderModel.size("q_lora_rank", queryRank) }
        try DecoderModel.size("kv_lora_rank", latentRank)
        try DecoderModel.size("qk_nope_head_dim", plainWidth)
        try DecoderModel.size("qk_rope_head_dim", rotaryWidth)
        try DecoderModel.size("v_head_dim", valueWidth)
    }
}

extension MixtureShape {
    func validate() throws(ConfigRefusal) {
        try DecoderModel.size("moe_intermediate_size", inner)
        try DecoderModel.size("num_experts", experts)
        guard (1...experts).contains(perToken) else {
            throw .field(
                field: "num_experts_per_tok", found: String(perToken), allowed: "1 to the number of experts, \(experts)"
            )
        }
        if let shared { try DecoderModel.size("shared expert's width", shared.feedForward.inner) }
    }
}
