/// What becomes of a field that a model's reading does not use.
public enum FieldPolicy {
    /// Fields that change no cost: constants of arithmetic, tokens, training, files.
    static let harmless: Set<String> = [
        "architectures", "model_type", "auto_map", "transformers_version", "torch_dtype", "dtype", "use_cache",
        "initializer_range", "rms_norm_eps", "layer_norm_eps", "norm_epsilon", "norm_eps", "layernorm_epsilon",
        "rope_theta", "rope_scaling", "rope_parameters", "rope_local_base_freq", "rope_interleave", "rope_type",
        "original_max_position_embeddings", "initial_context_length", "bos_token_id", "eos_token_id", "pad_token_id",
        "unk_token_id", "sep_token_id", "attention_dropout", "hidden_dropout", "resid_pdrop", "embd_pdrop",
        "residual_dropout", "embedding_dropout", "attn_pdrop", "output_router_logits", "router_aux_loss_coef",
        "router_jitter_noise", "aux_loss_alpha", "seq_aux", "routed_scaling_factor", "norm_topk_prob", "ep_size",
        "pretraining_tp", "query_pre_attn_scalar", "attention_multiplier", "embedding_multiplier", "logits_scaling",
        "residual_multiplier", "logit_scale", "clip_qkv", "swiglu_limit", "swiglu_alpha", "attn_temperature_tuning",
        "attn_scale", "floor_scale", "num_nextn_predict_layers", "num_mtp_layers", "quantization_config",
        "head_dim_original", "cache_implementation", "_name_or_path", "experts_per_token", "qk_head_dim",
        "interpolate_factor", "for_llm_compressor", "rope_ratio", "hidden_act", "sliding_window_size",
        "hidden_activation", "max_window_layers", "norm_type", "sliding_window_pattern", "_sliding_window_pattern",
    ]

    /// Beginnings of names that stand for a block, and the block.
    static let blocks: [(prefix: String, block: String)] = [
        ("mamba", "a state-space block"), ("ssm", "a state-space block"), ("time_step", "a state-space block"),
        ("linear_", "linear attention (Gated DeltaNet)"), ("full_attention_interval", "linear attention"),
        ("lru_", "a recurrent block"), ("conv_", "a convolution block"), ("index_", "sparse attention with an indexer"),
        ("vision_config", "a vision tower"), ("audio_config", "an audio tower"), ("text_config", "a vision tower"),
        ("cross_attention", "cross-attention"), ("encoder_", "an encoder"),
        ("num_kv_shared", "layers that share a cache"),
        ("hidden_size_per_layer", "embeddings of each layer"), ("kv_lora", "latent attention"),
        ("q_lora", "latent attention"), ("use_mla", "latent attention"), ("num_experts", "a mixture of experts"),
        ("n_routed", "a mixture of experts"), ("num_local_experts", "a mixture of experts"),
        ("n_shared", "a mixture of experts"), ("moe_", "a mixture of experts"),
        ("shared_expert", "a mixture of experts"), ("sliding_window", "a sliding window"),
        ("attention_chunk", "chunked attention"), ("layer_types", "layers of several kinds"),
        ("mlp_layer_types", "layers of several kinds"), ("attention_bias", "biases of attention"),
        ("qkv_bias", "biases of attention"), ("mlp_bias", "biases of the feed-forward layer"),
        ("use_bias", "biases of the projections"), ("lm_head_bias", "a bias of the head"),
        ("qk_layernorm", "norms of queries and keys"), ("use_qk_norm", "norms of queries and keys"),
        ("parallel_attn", "halves side by side"), ("use_parallel_residual", "halves side by side"),
        ("use_bidirectional_attention", "attention in both directions"),
        ("alibi", "positions as a bias of scores"), ("type_vocab_size", "embeddings of token types"),
        ("hc_", "hyper-connections"), ("num_memory_blocks", "memory layers"),
    ]

    /// Looks through what was not read.
    ///
    /// - Returns: Fields that are neither known to change no cost nor to stand for a block.
    /// - Throws: `ConfigRefusal` for one that stands for a block which the model's reading does not have.
    public static func check(_ reader: ConfigReader) throws(ConfigRefusal) -> [String] {
        var unknown: [String] = []
        for (name, value) in reader.fields.sorted(by: { $0.key < $1.key }) {
            guard !reader.hasRead(name), !harmless.contains(name), !value.isOff else { continue }
            if let (_, block) = blocks.first(where: { name.hasPrefix($0.prefix) }) {
                throw .notModelled(
                    field: name, found: value.written, needs: block + ", which this architecture has not")
            }
            unknown.append(name)
        }
        return unknown
    }
}
