import JSONReading

/// A field that chooses a structure: what it may hold, and what the analytic model lacks where it holds something else.
struct StructureRule {
    /// The field of the decoder, nested or at the top level.
    let key: String
    /// What it may hold, if it is there; the first stands in messages.
    let allowed: [JSONValue]
    let reason: String

    private init(_ key: String, _ allowed: [JSONValue], _ reason: String) {
        self.key = key
        self.allowed = allowed
        self.reason = reason
    }

    private static func absent(_ key: String, _ reason: String) -> StructureRule {
        StructureRule(key, [.null, .bool(false), .whole(0), .array([])], reason)
    }

    /// All of them. Each would change FLOPs, traffic, cache or parameters.
    static let all: [StructureRule] = [
        StructureRule("use_mla", [.bool(false)], "multi-head latent attention is not modelled"),
        StructureRule("q_lora_rank", [.null], "multi-head latent attention is not modelled"),
        StructureRule("kv_lora_rank", [.null], "multi-head latent attention is not modelled"),
        StructureRule("hidden_act", [.string("silu")], "other activations are not modelled"),
        StructureRule("scoring_func", [.string("softmax")], "other scores of the router are not modelled"),
        StructureRule("topk_method", [.string("greedy"), .null], "routing by groups is not modelled"),
        StructureRule("n_group", [.whole(1), .null], "routing by groups is not modelled"),
        StructureRule("lm_head", [.bool(true)], "a model without a head is not modelled"),
        absent("norm_topk_prob", "normalised routing weights are not modelled"),
        absent("attention_bias", "projections with a bias are not modelled"),
        absent("mlp_bias", "projections with a bias are not modelled"),
        absent("tie_word_embeddings", "a tied head is not modelled"),
        absent("sliding_window", "a sliding window is not modelled"),
        absent("use_sliding_window", "a sliding window is not modelled"),
        absent("attention_chunk_size", "attention in chunks is not modelled"),
        absent("layer_types", "layers of several types are not modelled"),
        absent("mlp_layer_types", "layers of several types are not modelled"),
        absent("mlp_only_layers", "layers of several types are not modelled"),
        absent("num_kv_shared_layers", "a cache that layers share is not modelled"),
        absent("num_nextn_predict_layers", "layers that predict further tokens are not modelled"),
        absent("num_local_experts", "experts under this name are not modelled"),
        absent("num_experts", "experts under this name are not modelled"),
        absent("use_qk_norm", "norms of queries and keys are not modelled"),
        absent("index_topk", "sparse attention is not modelled"),
        absent(
            "quantization_config",
            "quantised checkpoints are not read; leave it out and set precision.weights"),
    ]
}
