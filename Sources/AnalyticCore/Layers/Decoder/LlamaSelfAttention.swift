/// The shapes that the three attention classes of the decoder share.
public struct LlamaSelfAttention: Sendable, Hashable {
    /// Sequences in the call.
    public var batch: Int
    /// Tokens that each brings.
    public var tokens: Int
    /// Tokens already in the KV cache.
    public var past: Int
    /// Hidden size.
    public var hidden: Int
    /// Query heads.
    public var heads: Int
    /// Key and value heads.
    public var keyValueHeads: Int
    /// Channels of a head.
    public var headWidth: Int

    func describe<R: Recorder>(into model: inout R, path: AttentionPath) {
        let B = R.N.dimension(.batch, batch)
        let S = R.N.dimension(.tokens, tokens)
        let T = R.N.dimension(.context, past + tokens)
        let H = R.N.dimension(.hidden, hidden)
        let h = R.N.dimension(.heads, heads)
        let kv = R.N.dimension(.keyValueHeads, keyValueHeads)
        let d = R.N.dimension(.headWidth, headWidth)
        model.linear("q_proj", rows: B * S, from: H, to: h * d, note: "queries")
        model.linear("k_proj", rows: B * S, from: H, to: kv * d, note: "keys")
        model.linear("v_proj", rows: B * S, from: H, to: kv * d, note: "values")
        model.module("rotary_emb", LlamaRotaryEmbedding(batch: batch, tokens: tokens, headWidth: headWidth))
        model.each(.rotary, "rotate_q", B * S * h * d, note: "turns each query by its position")
        model.each(.rotary, "rotate_k", B * S * kv * d, note: "turns each key by its position")
        model.record(
            Operation(
                "cache_update", .copy, reads: 2 * B * S * kv * d,
                keyValueReads: 2 * B * R.N.dimension(.past, past) * kv * d, keyValueWrites: 2 * B * T * kv * d,
                note: "DynamicCache concatenates: the whole cache is read and written again"),
            parameters: 0)
        if keyValueHeads < heads, path != .flash {
            model.record(
                Operation(
                    "repeat_kv", .copy, writes: 2 * B * T * h * d, keyValueReads: 2 * B * T * kv * d,
                    note: "grouped-query attention: each key and value head is copied for its query heads"),
                parameters: 0)
        }
        let isRepeated = keyValueHeads < heads && path != .flash
        model.attention(
            AttentionCore(
                batch: B * h, rows: S, columns: T, headWidth: d, keys: isRepeated ? B * h * T * d : B * kv * T * d,
                isCached: !isRepeated, mask: path == .flash ? nil : B * S * T, softmaxWidth: .single),
            path: path, isOpaque: path == .flash)
        model.move(.copy, "merge_heads", from: B * S * h * d, to: B * S * h * d, note: "heads side by side again")
        model.linear("o_proj", rows: B * S, from: h * d, to: H, note: "mixes the heads")
    }
}
