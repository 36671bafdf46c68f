/// What a norm of queries and keys runs over.
public enum QueryKeyNorm: Hashable, Sendable {
    /// Each head alone, with one weight for all: Qwen 3, Gemma 3.
    case perHead
    /// Each head alone, with a weight of its own: Cohere.
    case perHeadWithOwnWeights
    /// All heads of a token together: OLMo 2.
    case whole
    /// Each head alone, without a weight: Llama 4.
    case withoutWeight
}

/// Constants of an attention whose query heads share key and value heads: MHA where there are as many, MQA where there is one.
public struct GroupedAttentionShape: Hashable, Sendable {
    /// `num_attention_heads`.
    public var heads: Int
    /// `num_key_value_heads`.
    public var keyValueHeads: Int
    /// `head_dim`.
    public var headWidth: Int
    /// Channels of a head that are turned by position; 0 where positions do not enter.
    public var rotaryWidth: Int
    /// How far back it attends; nil for all the way.
    public var window: AttentionWindow?
    /// Whether queries, keys and values have a bias.
    public var hasInputBias = false
    /// Whether the output projection has a bias.
    public var hasOutputBias = false
    /// The norm of queries and keys.
    public var norm: QueryKeyNorm?
    /// How that norm scales.
    public var normKind = NormKind.rms
    /// Whether each head has a learned sink that takes a share of its attention.
    public var hasSinks = false
    /// `attn_logit_softcapping`: whether scores are capped.
    public var isCapped = false
    /// Whether queries, keys and values are one projection, `qkv_proj`.
    public var isFused = false
    /// Names of the norms of queries and keys.
    public var normNames: [ModuleName] = ["q_norm", "k_norm"]
    /// Name of the output projection.
    public var outputName: ModuleName = "o_proj"

    /// Attention over everything, all channels turned, without biases and norms.
    public init(heads: Int, keyValueHeads: Int, headWidth: Int) {
        self.heads = heads
        self.keyValueHeads = keyValueHeads
        self.headWidth = headWidth
        rotaryWidth = headWidth
    }
}

/// Self-attention with a KV cache of keys and values, in every variant that `GroupedAttentionShape` spans.
public struct GroupedQueryAttention: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .attention }
    /// See `Layer`.
    public static var split: Split? { .heads }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "GroupedQueryAttention", source: "transformers (…Attention)",
        summary: """
            Self-attention with a KV cache. Query heads share key and value heads; a window bounds what the cache keeps and \
            what a step reads.
            """,
        shapes: "[B, S, H] → [B, S, H]; scores [B, h, S, T]",
        why:
            "Each new token asks all tokens before it what they know. What they can be asked by (keys) and what they answer (values) is kept; where several query heads share one of each, the cache is that much smaller and each number that is read is used more often."
    )

    /// The call.
    public var call: BlockCall
    /// Hidden size.
    public var hidden: Int
    /// Constants.
    public var shape: GroupedAttentionShape

    /// States projections, norms, rotary embedding, cache and attention.
    public func describe<R: Recorder>(into model: inout R) {
        let span = AttentionSpan(call, window: shape.window)
        let B = R.N.dimension(.batch, call.batch)
        let S = R.N.dimension(.tokens, call.tokens)
        let H = R.N.dimension(.hidden, hidden)
        let h = R.N.dimension(.heads, shape.heads)
        let kv = R.N.dimension(.keyValueHeads, shape.keyValueHeads)
        let d = R.N.dimension(.headWidth, shape.headWidth)
        project(H, h, kv, d, into: &model)
        model.hold(B * S * h * d)
        normalise(into: &model)
        let isTurned = shape.rotaryWidth > 0
        model.rotate(
            "rotate_q", call: call, heads: h, width: shape.rotaryWidth, isRun: isTurned,
            note: "turns each query by its position")
        model.rotate(
            "rotate_k", call: call, heads: kv, width: shape.rotaryWidth, isRun: isTurned,
            split: .keyHeads(shape.keyValueHeads), note: "turns each key by its position")
        if shape.hasSinks { model.parameter("sinks", h) }
        model.cache(
            "keys_values", sequences: B, perToken: 2 * kv * d, kept: .dimension(.context, span.kept),
            heads: shape.keyValueHeads)
        model.attend(
            Attend(
                sequences: B, heads: h, rows: S, columns: .dimension(.context, span.columns), keyWidth: d,
                valueWidth: d, cacheReads: 2 * B * .dimension(.context, span.past + call.tokens) * kv * d,
                isCapped: shape.isCapped, pairWidth: 2 * shape.headWidth, keyHeads: kv,
                keyHeadCount: shape.keyValueHeads, needed: span.needed,
                leastCacheReads: 2 * B * .dimension(.context, span.least) * kv * d))
        model.hold(B * S * h * d)
        model.linear(
            shape.outputName.text, rows: B * S, from: h * d, to: H, bias: shape.hasOutputBias, split: .inner,
            note: "mixes the heads")
    }

    private func project<R: Recorder>(_ H: R.N, _ h: R.N, _ kv: R.N, _ d: R.N, into model: inout R) {
        let rows = call.rows(R.N.self)
        let bias = shape.hasInputBias
        let columns = h * d + 2 * (kv * d)
        guard shape.isFused else {
            // Outside eager execution the three projections are one product.
            let share = 1 / Double(shape.heads + 2 * shape.keyValueHeads)
            let (queries, keys) = (Double(shape.heads) * share, Double(shape.keyValueHeads) * share)
            let split = Split.keyHeads(shape.keyValueHeads)
            model.linear(
                "q_proj", rows: rows, from: H, to: h * d, bias: bias, merged: (columns, queries), note: "queries")
            model.linear(
                "k_proj", rows: rows, from: H, to: kv * d, bias: bias, toCache: true, merged: (columns, keys),
                split: split, note: "keys")
            model.linear(
                "v_proj", rows: rows, from: H, to: kv * d, bias: bias, toCache: true, merged: (columns, keys),
                split: split, note: "values")
            return
        }
        let tensor = bias ? H * columns + columns : H * columns
        var operation = Operation(
            "qkv_proj", .matmul, moduleClass: "Linear", matrix: 2 * rows * H * columns, weights: tensor,
            reads: rows * H, writes: rows * h * d, keyValueWrites: 2 * rows * kv * d,
            note: "queries, keys and values in one product")
        operation.shape = KernelShape(.product, rows: rows, columns: columns, inner: H)
        operation.split = .projections(heads: shape.heads, keyHeads: shape.keyValueHeads)
        model.record(operation, parameters: tensor)
    }

    private func normalise<R: Recorder>(into model: inout R) {
        guard let norm = shape.norm else { return }
        for (name, heads) in zip(shape.normNames, [shape.heads, shape.keyValueHeads]) {
            let layer =
                switch norm {
                case .whole:
                    // All heads of a token are one vector: it is brought together on every device.
                    TokenNorm(call: call, width: heads * shape.headWidth, letter: .width, kind: shape.normKind)
                case .perHead, .perHeadWithOwnWeights, .withoutWeight:
                    TokenNorm(
                        call: call, vectors: heads, width: shape.headWidth, letter: .headWidth,
                        kind: norm == .withoutWeight ? .rmsWithoutWeight : shape.normKind,
                        hasWeightPerVector: norm == .perHeadWithOwnWeights,
                        split: heads == shape.heads ? .heads : .keyHeads(shape.keyValueHeads))
                }
            model.module(name.text, layer)
        }
    }
}
