/// Multi-head attention of the CLIP tower.
public struct NoTPAttention: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "NoTPAttention", source: "deepencoder.py",
        summary: "Plain self-attention over all tokens of a view, no mask (\"NoTP\": without tensor parallelism).",
        shapes: "[B, S, C] → [B, S, C]; scores [B, h, S, S]",
        why:
            "Here all tokens of a view see each other. That is affordable because the tower before it left few of them."
    )

    /// Views in the call.
    public var batch: Int
    /// Tokens of a view, the class token included.
    public var tokens: Int
    /// Channels of a token.
    public var width: Int
    /// Attention heads.
    public var heads: Int
    /// The kernels of the attention proper.
    public var path: AttentionPath

    /// States the projections and the attention.
    public func describe<R: Recorder>(into model: inout R) {
        let B = R.N.dimension(.batch, batch)
        let S = R.N.dimension(.tokens, tokens)
        let C = R.N.dimension(.width, width)
        let h = R.N.dimension(.heads, heads)
        let d = R.N.dimension(.headWidth, width / heads)
        model.linear(
            "qkv_proj", rows: B * S, from: C, to: 3 * C, bias: true, note: "queries, keys and values in one product")
        model.hold(B * S * (3 * C))
        let isOneKernel = model.attentionIsOneKernel(path)
        for name: StaticString in ["copy_q", "copy_k", "copy_v"] {
            model.copy(
                name, B * S * C, isRun: !isOneKernel && batch > 1,
                note: "laid out view by view, which batched products need")
        }
        model.attention(
            AttentionCore(
                batch: B * h, rows: S, columns: S, headWidth: d, keys: B * h * S * d, keyHeads: B * h,
                isCached: false, leastKeys: 0, needed: 1, mask: nil, fusedMask: 0, softmaxIsSingle: false),
            path: path, isOpaque: false)
        model.copy("merge_heads", B * S * C, isRun: !isOneKernel, note: "heads side by side again")
        model.linear("out_proj", rows: B * S, from: C, to: C, bias: true, note: "mixes the heads")
    }
}
