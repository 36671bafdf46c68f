extension LayerCatalogue {
    private static let sequence = [
        ShapeParameter("B", 1, "sequences"), ShapeParameter("S", 512, "tokens that each brings"),
        ShapeParameter("hidden", \.decoder.hidden, "hidden size"),
    ]

    private static let attention =
        sequence + [
            ShapeParameter("past_kv", 0, "tokens already in the KV cache", least: 0),
            ShapeParameter("heads", \.decoder.heads, "query heads"),
            ShapeParameter("kv_heads", \.decoder.keyValueHeads, "key and value heads"),
            ShapeParameter("head_dim", \.decoder.headWidth, "channels of a head", least: 2),
        ]

    /// A decoder layer's head width is its hidden size over its heads.
    private static let headWidth = DerivedShape("head_dim") { width, shape, _ in
        ["hidden": width * shape["heads"]]
    }

    static let decoder: [LayerEntry] = [
        feedForward("DeepseekV2MLP.dense", "decoder.DeepseekV2MLP.dense", \.decoder.feedForward),
        feedForward("DeepseekV2MLP.shared", "decoder.DeepseekV2MLP.shared", \.decoder.sharedWidth),
        feedForward("DeepseekV2MLP.routed_expert", "decoder.DeepseekV2MLP.routed_expert", \.decoder.expertFeedForward),
        LayerEntry("MoEGate", MoEGate.self, groups: ["decoder.MoEGate"], shape: sequence) {
            let decoder = $1.model.decoder
            return MoEGate(
                batch: $0["B"], tokens: $0["S"], hidden: $0["hidden"], experts: decoder.routedExperts,
                perToken: decoder.expertsPerToken)
        },
        LayerEntry(
            "DeepseekV2MoE", DeepseekV2MoE.self, groups: ["decoder.DeepseekV2MoE", "decoder.DeepseekV2MoE.real_cpu"],
            shape: sequence
        ) {
            DeepseekV2MoE(
                batch: $0["B"], tokens: $0["S"], configuration: $1.model.decoder.with($0), routing: $1.workload.routing)
        },
        LayerEntry("DeepseekV2RMSNorm", DeepseekV2RMSNorm.self, groups: ["decoder.DeepseekV2RMSNorm"], shape: sequence)
        {
            shape, _ in
            DeepseekV2RMSNorm(batch: shape["B"], tokens: shape["S"], hidden: shape["hidden"])
        },
        LayerEntry("lm_head", LanguageHead.self, groups: ["decoder.lm_head"], shape: sequence) {
            LanguageHead(
                batch: $0["B"], tokens: $0["S"], hidden: $0["hidden"], vocabulary: $1.model.decoder.vocabulary)
        },
        LayerEntry(
            "LlamaRotaryEmbedding", LlamaRotaryEmbedding.self, groups: ["llama.LlamaRotaryEmbedding"],
            shape: [
                ShapeParameter("B", 1, "sequences"), ShapeParameter("S", 512, "tokens that each brings"),
                ShapeParameter("head_dim", \.decoder.headWidth, "channels of a head", least: 2),
            ],
            derived: [DerivedShape("hidden"), DerivedShape("position_ids_shape")]
        ) { shape, _ in
            LlamaRotaryEmbedding(batch: shape["B"], tokens: shape["S"], headWidth: shape["head_dim"])
        },
        LayerEntry("LlamaAttention", LlamaAttention.self, groups: ["llama.LlamaAttention"], shape: attention) {
            shape, _ in LlamaAttention(shape: selfAttention(shape))
        },
        LayerEntry(
            "LlamaSdpaAttention", LlamaSdpaAttention.self, groups: ["llama.LlamaSdpaAttention"], shape: attention
        ) { shape, _ in LlamaSdpaAttention(shape: selfAttention(shape)) },
        LayerEntry(
            "LlamaFlashAttention2", LlamaFlashAttention2.self, groups: ["llama.LlamaFlashAttention2"], shape: attention
        ) { shape, _ in LlamaFlashAttention2(shape: selfAttention(shape)) },
        decoderLayer(
            "DeepseekV2DecoderLayer.dense", "decoder.DeepseekV2DecoderLayer_dense", isMixture: false),
        decoderLayer("DeepseekV2DecoderLayer.moe", "decoder.DeepseekV2DecoderLayer_moe", isMixture: true),
    ]

    private static func feedForward(
        _ name: String, _ group: String, _ inner: KeyPath<ModelConfiguration, Int> & Sendable
    ) -> LayerEntry {
        LayerEntry(
            name, DeepseekV2MLP.self, groups: [group],
            shape: sequence + [ShapeParameter("intermediate", inner, "inner width")]
        ) { shape, _ in
            DeepseekV2MLP(
                batch: shape["B"], tokens: shape["S"], hidden: shape["hidden"], inner: shape["intermediate"])
        }
    }

    private static func decoderLayer(_ name: String, _ group: String, isMixture: Bool) -> LayerEntry {
        LayerEntry(
            name, DeepseekV2DecoderLayer.self, groups: [group],
            shape: attention.filter { $0.name != "head_dim" }, derived: [headWidth], path: "attention.decoder"
        ) {
            DeepseekV2DecoderLayer(
                batch: $0["B"], tokens: $0["S"], past: $0["past_kv"], isMixture: isMixture,
                configuration: $1.model.decoder.with($0), path: $1.workload.decoderAttention,
                routing: $1.workload.routing,
                startsCache: $0["past_kv"] == 0)
        }
    }

    private static func selfAttention(_ shape: LayerShape) -> LlamaSelfAttention {
        LlamaSelfAttention(
            batch: shape["B"], tokens: shape["S"], past: shape["past_kv"], hidden: shape["hidden"],
            heads: shape["heads"], keyValueHeads: shape["kv_heads"], headWidth: shape["head_dim"],
            startsCache: shape["past_kv"] == 0)
    }
}

extension DecoderConfiguration {
    /// Inner width of the shared experts, which run as one layer.
    fileprivate var sharedWidth: Int { sharedExperts * expertFeedForward }

    /// The constants that a shape names in place of one's own.
    func with(_ shape: LayerShape) -> DecoderConfiguration {
        var changed = self
        if shape["hidden"] > 0 { changed.hidden = shape["hidden"] }
        if shape["heads"] > 0 { changed.heads = shape["heads"] }
        if shape["kv_heads"] > 0 { changed.keyValueHeads = shape["kv_heads"] }
        return changed
    }
}
