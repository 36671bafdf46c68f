extension DecoderArchitecture {
    /// DeepSeek V2: latent attention, experts behind some dense layers.
    static let deepseekV2 = DecoderArchitecture(
        "deepseek_v2", "DeepSeek V2", classes: ["DeepseekV2ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 102_400, heads: 32))
        fields.feedForward.hasBias = try config.flag("mlp_bias", otherwise: false)
        let mixture = try config.deepseekMixture(
            fields, experts: 64, perToken: nil, inner: 1407, shared: 2, groups: 1, score: .softmax)
        return try latent(&config, fields, mixture, dense: 0)
    }

    /// DeepSeek V3 and R1, Kimi K2: V2 with a sigmoid router whose corrections are no trained parameters.
    static let deepseekV3 = DecoderArchitecture(
        "deepseek_v3", "DeepSeek V3, Kimi K2", classes: ["DeepseekV3ForCausalLM"], types: ["deepseek_v3", "kimi_k2"]
    ) { config throws(ConfigRefusal) in
        let fields = try config.decoder(DecoderDefaults(vocabulary: 129_280, heads: 128, keyValueHeads: 128))
        let mixture = try config.deepseekMixture(
            fields, experts: 256, perToken: 8, inner: 2048, shared: 1, groups: 8, score: .sigmoid)
        return try latent(&config, fields, mixture, dense: 3)
    }

    private static func latent(
        _ config: inout ConfigReader, _ fields: DecoderFields, _ mixture: MixtureShape, dense: Int
    ) throws(ConfigRefusal) -> DecoderModel {
        guard let rank = try config.optionalSize("kv_lora_rank", otherwise: 512) else {
            throw .notModelled(field: "kv_lora_rank", found: "null", needs: "this family without latent attention")
        }
        var attention = LatentAttentionShape(
            heads: fields.attention.heads, queryRank: try config.optionalSize("q_lora_rank", otherwise: 1536),
            latentRank: rank, plainWidth: try config.size("qk_nope_head_dim", otherwise: 128),
            rotaryWidth: try config.size("qk_rope_head_dim", otherwise: 64),
            valueWidth: try config.size("v_head_dim", otherwise: 128))
        attention.hasBias = try config.flag("attention_bias", otherwise: false)
        try config.require("use_mla", .flag(true), needs: "this family without latent attention")
        try config.require(
            "moe_layer_freq", .whole(1), needs: "experts in every n-th layer, which the class does not have")
        guard fields.attention.keyValueHeads == fields.attention.heads else {
            throw .field(
                field: "num_key_value_heads", found: String(fields.attention.keyValueHeads),
                allowed: "num_attention_heads, \(fields.attention.heads): latent attention has no groups")
        }
        let first = try config.whole("first_k_dense_replace", otherwise: dense)
        var layer = fields.layer
        layer.attention = .latent(attention)
        return fields.model(layer) { index, layer in
            if index >= first { layer.feedForward = .mixture(mixture) }
        }
    }

    /// dots.llm1: DeepSeek's experts with Qwen 3's attention.
    static let dots1 = DecoderArchitecture(
        "dots1", "dots.llm1", classes: ["Dots1ForCausalLM"]
    ) { config throws(ConfigRefusal) in
        var fields = try config.decoder(DecoderDefaults(vocabulary: 152_064, heads: 32, keyValueHeads: 32))
        try config.attentionBias(&fields.attention)
        fields.attention.norm = .perHead
        let window = try config.optionalSize("sliding_window", otherwise: 4096)
        let from = try config.whole("max_window_layers", otherwise: 62)
        let windows = try config.windows(fields.layers, sliding: window) { $0 >= from }
        let mixture = try config.deepseekMixture(
            fields, experts: nil, perToken: nil, inner: 1408, shared: nil, groups: 1, score: .sigmoid)
        let dense = try config.whole("first_k_dense_replace", otherwise: 0)
        try config.require(
            "moe_layer_freq", .whole(1), needs: "experts in every n-th layer, which the class does not have")
        return fields.model(fields.layer) { index, layer in
            layer.set(window: windows[index])
            if index >= dense { layer.feedForward = .mixture(mixture) }
        }
    }
}

extension ConfigReader {
    /// Experts as DeepSeek names them: `n_routed_experts`, `n_shared_experts` of one expert's width, `n_group`. What is nil
    /// has no default.
    mutating func deepseekMixture(
        _ fields: DecoderFields, experts: Int?, perToken: Int?, inner: Int, shared: Int?, groups: Int,
        score: RouterScore
    ) throws(ConfigRefusal) -> MixtureShape {
        let width = try size("moe_intermediate_size", otherwise: inner)
        var mixture = MixtureShape(
            experts: try size("n_routed_experts", otherwise: experts),
            perToken: try size("num_experts_per_tok", otherwise: perToken), inner: width)
        let copies = try size("n_shared_experts", otherwise: shared)
        var feedForward = fields.feedForward
        feedForward.inner = width * copies
        mixture.shared = SharedExpertShape(feedForward, name: "shared_experts")
        mixture.groups = try optionalSize("n_group", otherwise: groups) ?? 1
        if let chosen = try optionalSize("topk_group"), chosen > mixture.groups {
            throw .field(field: "topk_group", found: String(chosen), allowed: "at most n_group, \(mixture.groups)")
        }
        mixture.score = try word(
            "scoring_func", otherwise: score == .softmax ? "softmax" : "sigmoid",
            ["softmax": RouterScore.softmax, "sigmoid": .sigmoid], needs: "another router")
        _ = try word(
            "topk_method", otherwise: "greedy", ["greedy": 0, "group_limited_greedy": 1, "noaux_tc": 2],
            needs: "another choice of experts")
        return mixture
    }
}
