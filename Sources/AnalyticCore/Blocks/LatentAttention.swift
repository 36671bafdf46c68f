/// Constants of multi-head latent attention.
public struct LatentAttentionShape: Hashable, Sendable {
    /// `num_attention_heads`.
    public var heads: Int
    /// `q_lora_rank`: queries go through so many numbers; nil for one projection.
    public var queryRank: Int?
    /// `kv_lora_rank`: numbers that keys and values of a token are expanded from.
    public var latentRank: Int
    /// `qk_nope_head_dim`: channels of a key that its position does not turn.
    public var plainWidth: Int
    /// `qk_rope_head_dim`: channels of a key that its position turns; all heads share them.
    public var rotaryWidth: Int
    /// `v_head_dim`: channels of a value.
    public var valueWidth: Int
    /// `attention_bias`: whether the projections from and to the hidden size have a bias.
    public var hasBias = false

    /// Numbers in the cache for each token.
    public var cached: Int { latentRank + rotaryWidth }
    /// Channels of an expanded key and value.
    var expandedPair: Int { plainWidth + rotaryWidth + valueWidth }

    /// Attention with direct queries, or with queries of a rank.
    public init(
        heads: Int, queryRank: Int?, latentRank: Int, plainWidth: Int, rotaryWidth: Int, valueWidth: Int
    ) {
        self.heads = heads
        self.queryRank = queryRank
        self.latentRank = latentRank
        self.plainWidth = plainWidth
        self.rotaryWidth = rotaryWidth
        self.valueWidth = valueWidth
    }
}

/// Multi-head latent attention: the cache holds one compressed vector a token, from which all heads read.
///
/// Two ways to run it give the same result. *Expanded*: keys and values of all heads are made again from the cache in every
/// call. *Absorbed*: queries are brought into the compressed space and meet the cache as it is, the mixed result is brought
/// back. Both are stated; the one that does not run costs nothing.
public struct LatentAttention: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .attention }
    /// See `Layer`.
    public static var split: Split? { .heads }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "LatentAttention", source: "transformers (DeepseekV2Attention, DeepseekV3Attention)",
        summary: """
            Keys and values of a token are compressed to one short vector, which is all that the cache keeps. The reference \
            expands the whole cache again in every step; servers absorb the expansion into queries and output.
            """,
        shapes: "[B, S, H] → [B, S, H]; cache [B, T, r_kv + d_r]",
        why:
            "The cache of long contexts outgrows the weights: one short vector for each token, from which keys and values are made again, is a small part of it, at the price of more arithmetic."
    )

    /// The call.
    public var call: BlockCall
    /// Hidden size.
    public var hidden: Int
    /// Constants.
    public var shape: LatentAttentionShape

    /// Whether keys and values are left compressed: in a served step, where the cache is longer than what is new.
    public var isAbsorbed: Bool { call.form == .served && call.past > 0 }

    /// States projections, cache and attention in both ways.
    public func describe<R: Recorder>(into model: inout R) {
        let span = AttentionSpan(call, window: nil)
        let B = R.N.dimension(.batch, call.batch)
        let S = R.N.dimension(.tokens, call.tokens)
        let T = R.N.dimension(.context, span.columns)
        let H = R.N.dimension(.hidden, hidden)
        let h = R.N.dimension(.heads, shape.heads)
        let r = R.N.dimension(.latent, shape.latentRank)
        let n = R.N.dimension(.plainWidth, shape.plainWidth)
        let rope = R.N.dimension(.rotaryWidth, shape.rotaryWidth)
        let v = R.N.dimension(.valueWidth, shape.valueWidth)
        queries(H, width: h * (n + rope), into: &model)
        model.hold(B * S * h * (n + rope))
        let tensor = shape.hasBias ? H * (r + rope) + (r + rope) : H * (r + rope)
        var compress = Operation(
            "kv_a_proj_with_mqa", .matmul, moduleClass: "Linear", matrix: 2 * B * S * H * (r + rope),
            weights: tensor, reads: B * S * H, keyValueWrites: B * S * (r + rope),
            note: "compresses keys and values, and makes the turned part that all heads share")
        compress.shape = KernelShape(.product, rows: B * S, columns: r + rope, inner: H)
        compress.split = .whole
        model.record(compress, parameters: tensor)
        model.module(
            "kv_a_layernorm", TokenNorm(call: call, width: shape.latentRank, letter: .latent, kind: .rms))
        model.rotate(
            "rotate_q", call: call, heads: h, width: shape.rotaryWidth, isRun: true,
            note: "turns the rotary part of each query")
        model.rotate(
            "rotate_k", call: call, heads: 1, width: shape.rotaryWidth, isRun: true, split: .whole,
            note: "turns the shared key")
        model.cache("latent", sequences: B, perToken: r + rope, kept: .dimension(.context, span.kept), heads: 1)
        let expanded = h * (n + v)
        var expand = Operation(
            "kv_b_proj", .matmul, moduleClass: "Linear", matrix: 2 * B * T * r * expanded, weights: r * expanded,
            writes: B * T * expanded, keyValueReads: B * T * r, isRun: !isAbsorbed,
            note: "expands keys and values of all heads from the whole cache")
        expand.shape = KernelShape(.product, rows: B * T, columns: expanded, inner: r)
        // Only new tokens need it: those before could have been kept expanded, or absorbed, which is as many FLOPs.
        expand.needed = span.columns > 0 ? Double(call.tokens) / Double(span.columns) : 1
        model.record(expand, parameters: r * expanded)
        absorb(
            "absorb_queries", rows: B * S, from: n, to: r, heads: h, into: &model,
            note: "brings queries into the compressed space")
        let mixed = isAbsorbed ? r : v
        let (absorbedPair, expandedPair) = (shape.cached + shape.latentRank, shape.expandedPair)
        // Expanded keys are the shorter ones: no implementation needs more FLOPs than those.
        let needed =
            span.needed * (isAbsorbed ? min(1, Double(expandedPair) / Double(absorbedPair)) : 1)
        model.attend(
            Attend(
                sequences: B, heads: h, rows: S, columns: T, keyWidth: isAbsorbed ? r + rope : n + rope,
                valueWidth: mixed, cacheReads: isAbsorbed ? B * T * (r + rope) : B * T * rope,
                otherReads: isAbsorbed ? 0 : B * T * expanded, pairWidth: isAbsorbed ? absorbedPair : expandedPair,
                keyHeads: isAbsorbed ? 1 : h, keyHeadCount: isAbsorbed ? 1 : shape.heads, needed: needed,
                leastCacheReads: B * T * (r + rope)))
        model.hold(B * S * h * mixed)
        absorb(
            "absorb_values", rows: B * S, from: r, to: v, heads: h, into: &model,
            note: "brings the mixed values back from it")
        model.linear(
            "o_proj", rows: B * S, from: h * v, to: H, bias: shape.hasBias, split: .inner, note: "mixes the heads")
    }

    /// A product for each head, with its part of the expansion's weights.
    private func absorb<R: Recorder>(
        _ name: StaticString, rows: R.N, from: R.N, to: R.N, heads h: R.N, into model: inout R, note: StaticString
    ) {
        var operation = Operation(
            name, .matmul, matrix: 2 * rows * h * from * to, weights: h * from * to, reads: rows * h * from,
            writes: rows * h * to, isRun: isAbsorbed, note: note)
        operation.shape = KernelShape(.batched, batch: h, rows: rows, columns: to, inner: from)
        model.record(operation, parameters: 0)
    }

    private func queries<R: Recorder>(_ H: R.N, width: R.N, into model: inout R) {
        let rows = call.rows(R.N.self)
        guard let rank = shape.queryRank else {
            model.linear("q_proj", rows: rows, from: H, to: width, note: "queries")
            return
        }
        let r = R.N.dimension(.queryLatent, rank)
        model.linear(
            "q_a_proj", rows: rows, from: H, to: r, bias: shape.hasBias, split: .whole, note: "compresses queries")
        model.module("q_a_layernorm", TokenNorm(call: call, width: rank, letter: .queryLatent, kind: .rms))
        model.linear("q_b_proj", rows: rows, from: r, to: width, note: "expands queries to all heads")
    }
}
