/// What is said of a field of a `config.json` wherever it can be changed.
struct DecoderFieldNote {
    /// The name on screen.
    let label: String
    /// The letter in formulas.
    let symbol: Dimension?
    /// The unit.
    let unit: String
    /// How far one press goes.
    let step: ParameterStep
    /// What it is.
    let help: String

    private init(_ label: String, _ symbol: Dimension?, _ unit: String, _ step: ParameterStep, _ help: String) {
        self.label = label
        self.symbol = symbol
        self.unit = unit
        self.step = step
        self.help = help
    }

    /// The note of a field; its own name where nothing more is known.
    static func of(_ field: String) -> DecoderFieldNote {
        known[field]
            ?? DecoderFieldNote(
                String(field.map { $0 == "_" ? " " : $0 }), nil, "", .by(1), "\(field) of the model's config.json.")
    }

    private static let known: [String: DecoderFieldNote] = [
        "num_hidden_layers": .init("layers", nil, "layers", .by(1), "Decoder layers."),
        "hidden_size": .init("hidden size", .hidden, "channels", .by(128), "Channels of a token."),
        "num_attention_heads": .init("heads", .heads, "heads", .by(1), "Query heads of a layer."),
        "num_key_value_heads": .init(
            "KV heads", .keyValueHeads, "heads", .by(1),
            "Key and value heads: fewer than the heads is grouped-query attention. Must divide the heads; 0: as many as heads."
        ),
        "head_dim": .init(
            "head width", .headWidth, "channels", .by(16), "Channels of a head; 0: the hidden size over the heads."),
        "intermediate_size": .init(
            "dense width", .feedForward, "channels", .by(128), "Inner width of a feed-forward layer."),
        "intermediate_size_mlp": .init(
            "dense width", .feedForward, "channels", .by(128), "Inner width of a layer without experts."),
        "vocab_size": .init(
            "vocabulary", .vocabulary, "entries", .by(1024), "Entries of the embedding and of the head."),
        "tie_word_embeddings": .init("tied head", nil, "", .by(1), "Whether the head reads the embedding's weights."),
        "max_position_embeddings": .init(
            "context length", nil, "tokens", .doubling, "Tokens that the model was made for; no cost follows from it."),
        "sliding_window": .init(
            "sliding window", nil, "tokens", .doubling,
            "How far back the layers with a window attend, hence what their cache keeps; 0: no window."),
        "attention_chunk_size": .init(
            "chunk", nil, "tokens", .doubling,
            "Tokens of a chunk, inside which the chunked layers attend; 0: no chunks."),
        "use_sliding_window": .init("uses window", nil, "", .by(1), "Whether sliding_window is in force."),
        "max_window_layers": .init("full first", nil, "layers", .by(1), "Layers before this one attend to everything."),
        "sliding_window_pattern": .init(
            "window pattern", nil, "layers", .by(1), "Every how many layers one attends to everything."),
        "attention_bias": .init("attention bias", nil, "", .by(1), "Whether the projections of attention have a bias."),
        "qkv_bias": .init("q, k, v bias", nil, "", .by(1), "Whether queries, keys and values have a bias."),
        "mlp_bias": .init("MLP bias", nil, "", .by(1), "Whether the feed-forward layers have a bias."),
        "use_qk_norm": .init("q and k norms", nil, "", .by(1), "Whether queries and keys are normalised."),
        "n_routed_experts": .init(
            "routed experts", .experts, "experts", .by(1), "Experts that the router chooses from."),
        "num_experts": .init("routed experts", .experts, "experts", .by(1), "Experts that the router chooses from."),
        "num_local_experts": .init(
            "routed experts", .experts, "experts", .by(1), "Experts that the router chooses from."),
        "moe_num_experts": .init(
            "routed experts", .experts, "experts", .by(1), "Experts that the router chooses from."),
        "num_experts_per_tok": .init(
            "top-k", .expertsPerToken, "experts", .by(1), "Routed experts that each token uses."),
        "moe_k": .init("top-k", .expertsPerToken, "experts", .by(1), "Routed experts that each token uses."),
        "n_shared_experts": .init(
            "shared experts", nil, "experts", .by(1), "Experts that every token uses, run as one wider layer."),
        "moe_num_shared_experts": .init(
            "shared experts", nil, "experts", .by(1), "Experts that every token uses, run as one wider layer."),
        "moe_intermediate_size": .init(
            "expert width", .feedForward, "channels", .by(128), "Inner width of one expert."),
        "shared_expert_intermediate_size": .init(
            "shared width", .feedForward, "channels", .by(128), "Inner width of the shared expert."),
        "first_k_dense_replace": .init("dense first", nil, "layers", .by(1), "Layers before this one are dense."),
        "interleave_moe_layer_step": .init(
            "expert every", nil, "layers", .by(1), "Every how many layers a mixture of experts stands."),
        "decoder_sparse_step": .init(
            "expert every", nil, "layers", .by(1), "Every how many layers a mixture of experts stands."),
        "n_group": .init("expert groups", nil, "groups", .by(1), "Groups of experts, of which a token may use some."),
        "q_lora_rank": .init(
            "query rank", .queryLatent, "numbers", .by(128),
            "Numbers that queries are compressed to; 0: one projection."),
        "kv_lora_rank": .init(
            "KV rank", .latent, "numbers", .by(64),
            "Numbers that keys and values of a token are compressed to: what the cache keeps, beside the turned part."),
        "qk_nope_head_dim": .init(
            "plain width", .plainWidth, "channels", .by(16), "Channels of a key that its position does not turn."),
        "qk_rope_head_dim": .init(
            "rotary width", .rotaryWidth, "channels", .by(16), "Channels of a key that its position turns."),
        "v_head_dim": .init("value width", .valueWidth, "channels", .by(16), "Channels of a value."),
        "hidden_act": .init("activation", nil, "", .by(1), "The gate of the feed-forward layers."),
    ]
}
