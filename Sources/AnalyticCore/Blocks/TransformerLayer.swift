/// Where the norms of a layer stand, by the names that they carry; nil where there is none.
public struct LayerNorms: Hashable, Sendable {
    /// Before attention.
    public var beforeAttention: ModuleName?
    /// Between attention and the residual sum.
    public var afterAttention: ModuleName?
    /// Before the feed-forward layer.
    public var beforeFeedForward: ModuleName?
    /// Between the feed-forward layer and the residual sum.
    public var afterFeedForward: ModuleName?
    /// Whether attention and feed-forward layer read the same input and are summed once.
    public var isParallel = false

    /// One before each half: Llama.
    public static let pre = LayerNorms(
        beforeAttention: "input_layernorm", beforeFeedForward: "post_attention_layernorm")
    /// One after each half: OLMo 2.
    public static let post = LayerNorms(
        afterAttention: "post_attention_layernorm", afterFeedForward: "post_feedforward_layernorm")
    /// Before and after each half: Gemma 2.
    public static let sandwich = LayerNorms(
        beforeAttention: "input_layernorm", afterAttention: "post_attention_layernorm",
        beforeFeedForward: "pre_feedforward_layernorm", afterFeedForward: "post_feedforward_layernorm")
    /// One for both halves, which run side by side: Cohere.
    public static let parallel = LayerNorms(beforeAttention: "input_layernorm", isParallel: true)
}

/// Constants of one decoder layer.
public struct DecoderLayerShape: Hashable, Sendable {
    /// The attention half.
    public enum Attention: Hashable, Sendable {
        /// With a cache of keys and values.
        case grouped(GroupedAttentionShape)
        /// With a cache of compressed vectors.
        case latent(LatentAttentionShape)
    }

    /// The feed-forward half.
    public enum Half: Hashable, Sendable {
        /// One layer for all tokens.
        case dense(FeedForwardShape)
        /// Experts, of which each token chooses some.
        case mixture(MixtureShape)
    }

    /// The attention half.
    public var attention: Attention
    /// The feed-forward half.
    public var feedForward: Half
    /// Name of the feed-forward half.
    public var feedForwardName: ModuleName = "mlp"
    /// Where the norms stand.
    public var norms = LayerNorms.pre
    /// How they scale.
    public var normKind = NormKind.rms

    /// A pre-norm layer.
    public init(attention: Attention, feedForward: Half) {
        self.attention = attention
        self.feedForward = feedForward
    }
}

/// One decoder layer: norms, attention, feed-forward half and residual sums.
public struct TransformerLayer: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "DecoderLayer", source: "transformers (…DecoderLayer)",
        summary: "Attention, then a dense feed-forward layer or a mixture of experts, each added to what came in.",
        shapes: "[B, S, H] → [B, S, H]",
        why:
            "Attention lets tokens exchange what they know, the feed-forward layer lets each think about it, and both add to what came in, so that nothing is lost on the way through many layers."
    )

    /// The call.
    public var call: BlockCall
    /// Hidden size.
    public var hidden: Int
    /// Constants.
    public var shape: DecoderLayerShape

    /// States both halves.
    public func describe<R: Recorder>(into model: inout R) {
        let elements = call.rows(R.N.self) * .dimension(.hidden, hidden)
        let norms = shape.norms
        norm(norms.beforeAttention, into: &model)
        model.hold(elements)
        switch shape.attention {
        case .grouped(let shape):
            model.module("self_attn", GroupedQueryAttention(call: call, hidden: hidden, shape: shape))
        case .latent(let shape):
            model.module("self_attn", LatentAttention(call: call, hidden: hidden, shape: shape))
        }
        let rows = call.rows(R.N.self)
        let H = R.N.dimension(.hidden, hidden)
        // Halves side by side are added up before they are summed over the devices.
        if !norms.isParallel {
            model.allReduce(
                "attention_all_reduce", rows: rows, columns: H, note: "adds up what the devices' heads give")
        }
        norm(norms.afterAttention, into: &model)
        model.each(.add, "residual1", elements, inputs: 2, note: "layer input plus attention")
        norm(norms.beforeFeedForward, into: &model)
        model.hold(elements)
        let name = shape.feedForwardName.text
        switch shape.feedForward {
        case .dense(let shape): model.module(name, FeedForward(call: call, hidden: hidden, shape: shape))
        case .mixture(let shape): model.module(name, MixtureOfExperts(call: call, hidden: hidden, shape: shape))
        }
        model.allReduce("mlp_all_reduce", rows: rows, columns: H, note: "adds up what the devices' columns give")
        norm(norms.afterFeedForward, into: &model)
        model.each(.add, "residual2", elements, inputs: 2, note: "plus feed-forward")
    }

    private func norm<R: Recorder>(_ name: ModuleName?, into model: inout R) {
        guard let name else { return }
        model.module(name.text, TokenNorm(call: call, width: hidden, letter: .hidden, kind: shape.normKind))
    }
}
