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
    private static let headWidth = DerivedShape("head_dim") { width, shape, _ throws(ScenarioError) in
        let heads = try shape["heads"]
        return ["hidden": width * heads]
    }

    static let decoder: [LayerEntry] = [
        feedForward("DeepseekV2MLP.dense", "decoder.DeepseekV2MLP.dense", \.decoder.feedForward),
        feedForward("DeepseekV2MLP.shared", "decoder.DeepseekV2MLP.shared", \.decoder.sharedWidth),
        feedForward("DeepseekV2MLP.routed_expert", "decoder.DeepseekV2MLP.routed_expert", \.decoder.expertFeedForward),
        LayerEntry("MoEGate", MoEGate.self, groups: ["decoder.MoEGate"], shape: sequence) {
            shape, scenario throws(ScenarioError) in
            let decoder = scenario.deepseekOCR.decoder
            return try MoEGate(
                batch: shape["B"], tokens: shape["S"], hidden: shape["hidden"], experts: decoder.routedExperts,
                perToken: decoder.expertsPerToken)
        },
        LayerEntry(
            "DeepseekV2MoE", DeepseekV2MoE.self, groups: ["decoder.DeepseekV2MoE", "decoder.DeepseekV2MoE.real_cpu"],
            shape: sequence
        ) { shape, scenario throws(ScenarioError) in
            try DeepseekV2MoE(
                batch: shape["B"], tokens: shape["S"], configuration: scenario.deepseekOCR.decoder.with(shape),
                routing: scenario.workload.routing)
        },
        LayerEntry("DeepseekV2RMSNorm", DeepseekV2RMSNorm.self, groups: ["decoder.DeepseekV2RMSNorm"], shape: sequence)
        {
            shape, _ throws(ScenarioError) in
            try DeepseekV2RMSNorm(batch: shape["B"], tokens: shape["S"], hidden: shape["hidden"])
        },
        LayerEntry("lm_head", LanguageHead.self, groups: ["decoder.lm_head"], shape: sequence) {
            shape, scenario throws(ScenarioError) in
            try LanguageHead(
                batch: shape["B"], tokens: shape["S"], hidden: shape["hidden"],
                vocabulary: scenario.deepseekOCR.decoder.vocabulary)
        },
        LayerEntry(
            "LlamaRotaryEmbedding", LlamaRotaryEmbedding.self, groups: ["llama.LlamaRotaryEmbedding"],
            shape: [
                ShapeParameter("B", 1, "sequences"), ShapeParameter("S", 512, "tokens that each brings"),
                ShapeParameter("head_dim", \.decoder.headWidth, "channels of a head", least: 2),
            ],
            derived: [DerivedShape("hidden"), DerivedShape("position_ids_shape")]
        ) { shape, _ throws(ScenarioError) in
            try LlamaRotaryEmbedding(batch: shape["B"], tokens: shape["S"], headWidth: shape["head_dim"])
        },
        LayerEntry("LlamaAttention", LlamaAttention.self, groups: ["llama.LlamaAttention"], shape: attention) {
            shape, _ throws(ScenarioError) in try LlamaAttention(shape: selfAttention(shape))
        },
        LayerEntry(
            "LlamaSdpaAttention", LlamaSdpaAttention.self, groups: ["llama.LlamaSdpaAttention"], shape: attention
        ) { shape, _ throws(ScenarioError) in try LlamaSdpaAttention(shape: selfAttention(shape)) },
        LayerEntry(
            "LlamaFlashAttention2", LlamaFlashAttention2.self, groups: ["llama.LlamaFlashAttention2"], shape: attention
        ) { shape, _ throws(ScenarioError) in try LlamaFlashAttention2(shape: selfAttention(shape)) },
        decoderLayer(
            "DeepseekV2DecoderLayer.dense", "decoder.DeepseekV2DecoderLayer_dense", isMixture: false),
        decoderLayer("DeepseekV2DecoderLayer.moe", "decoder.DeepseekV2DecoderLayer_moe", isMixture: true),
    ]

    private static func feedForward(
        _ name: String, _ group: String, _ inner: KeyPath<DeepseekOCRConfiguration, Int> & Sendable
    ) -> LayerEntry {
        LayerEntry(
            name, DeepseekV2MLP.self, groups: [group],
            shape: sequence + [ShapeParameter("intermediate", inner, "inner width")]
        ) { shape, _ throws(ScenarioError) in
            try DeepseekV2MLP(
                batch: shape["B"], tokens: shape["S"], hidden: shape["hidden"], inner: shape["intermediate"])
        }
    }

    private static func decoderLayer(_ name: String, _ group: String, isMixture: Bool) -> LayerEntry {
        LayerEntry(
            name, DeepseekV2DecoderLayer.self, groups: [group],
            shape: attention.filter { $0.name != "head_dim" }, derived: [headWidth], path: "attention.decoder"
        ) { shape, scenario throws(ScenarioError) in
            try DeepseekV2DecoderLayer(
                batch: shape["B"], tokens: shape["S"], past: shape["past_kv"], isMixture: isMixture,
                configuration: scenario.deepseekOCR.decoder.with(shape), path: scenario.workload.decoderAttention,
                routing: scenario.workload.routing,
                startsCache: shape["past_kv"] == 0)
        }
    }

    private static func selfAttention(_ shape: LayerShape) throws(ScenarioError) -> LlamaSelfAttention {
        try LlamaSelfAttention(
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
        changed.hidden = shape.value(of: "hidden") ?? hidden
        changed.heads = shape.value(of: "heads") ?? heads
        changed.keyValueHeads = shape.value(of: "kv_heads") ?? keyValueHeads
        return changed
    }
}
