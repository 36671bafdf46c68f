/// One decoder layer: attention, then a dense or a mixture-of-experts feed-forward layer.
public struct DeepseekV2DecoderLayer: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "DeepseekV2DecoderLayer", source: "modeling_deepseekv2.py",
        summary: "Pre-norm decoder layer. The first layers are dense, the others a mixture of experts.",
        shapes: "[B, S, H] → [B, S, H]",
        why:
            "Attention lets tokens exchange what they know, the feed-forward layer lets each think about it, and both add to what came in, so that nothing is lost on the way through many layers."
    )

    /// Sequences in the call.
    public var batch: Int
    /// Tokens that each brings.
    public var tokens: Int
    /// Tokens already in the KV cache.
    public var past: Int
    /// Whether the feed-forward half is a mixture of experts.
    public var isMixture: Bool
    /// The decoder's constants.
    public var configuration: DecoderConfiguration
    /// Which attention class runs.
    public var path: AttentionPath
    /// How tokens spread over experts.
    public var routing: ExpertRouting
    /// Whether the call is the first of its sequences, whose keys and values become the KV cache as they are.
    public var startsCache: Bool

    /// States norms, attention, feed-forward and the residual sums.
    public func describe<R: Recorder>(into model: inout R) {
        let norm = DeepseekV2RMSNorm(batch: batch, tokens: tokens, hidden: configuration.hidden)
        let elements =
            R.N.dimension(.batch, batch) * .dimension(.tokens, tokens) * .dimension(.hidden, configuration.hidden)
        let shape = LlamaSelfAttention(
            batch: batch, tokens: tokens, past: past, hidden: configuration.hidden, heads: configuration.heads,
            keyValueHeads: configuration.keyValueHeads, headWidth: configuration.headWidth,
            startsCache: startsCache)
        model.module("input_layernorm", norm)
        model.hold(elements)
        switch path {
        case .eager: model.module("self_attn", LlamaAttention(shape: shape))
        case .sdpa: model.module("self_attn", LlamaSdpaAttention(shape: shape))
        case .flash: model.module("self_attn", LlamaFlashAttention2(shape: shape))
        }
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let H = R.N.dimension(.hidden, configuration.hidden)
        model.allReduce("attention_all_reduce", rows: rows, columns: H, note: "adds up what the devices' heads give")
        model.each(.add, "residual1", elements, inputs: 2, note: "layer input plus attention")
        model.module("post_attention_layernorm", norm)
        model.hold(elements)
        if isMixture {
            model.module(
                "mlp", DeepseekV2MoE(batch: batch, tokens: tokens, configuration: configuration, routing: routing))
        } else {
            model.module(
                "mlp",
                DeepseekV2MLP(
                    batch: batch, tokens: tokens, hidden: configuration.hidden, inner: configuration.feedForward))
        }
        model.allReduce("mlp_all_reduce", rows: rows, columns: H, note: "adds up what the devices' columns give")
        model.each(.add, "residual2", elements, inputs: 2, note: "plus feed-forward")
    }
}
