/// Multi-head attention over a grid of tokens with decomposed relative positions (SAM).
public struct Attention: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "Attention", source: "deepencoder.py",
        summary: """
            Self-attention inside one window, or over the whole grid. The position bias is decomposed: one product per row \
            offset and one per column offset (MViTv2), which are real matrix products and are counted.
            """,
        shapes: "[B, y, x, C] → [B, y, x, C]; scores [B, h, y·x, y·x]")

    /// Windows (or views) in the call.
    public var batch: Int
    /// Rows of the token grid.
    public var height: Int
    /// Columns of the token grid.
    public var breadth: Int
    /// Channels of a token.
    public var width: Int
    /// Attention heads.
    public var heads: Int
    /// Entries of each relative-position table, 0 where there is none.
    public var relativePositions: Int
    /// The kernels of the attention proper.
    public var path: AttentionPath
    /// The letter that `batch` is written with: views, or windows.
    public var batchLetter: Dimension = .batch

    /// States the projections, the relative positions and the attention.
    public func describe<R: Recorder>(into model: inout R) {
        let B = R.N.dimension(batchLetter, batch)
        let y = R.N.dimension(.height, height)
        let x = R.N.dimension(.breadth, breadth)
        let C = R.N.dimension(.width, width)
        let h = R.N.dimension(.heads, heads)
        let d = R.N.dimension(.headWidth, width / heads)
        let rows = B * y * x
        model.linear("qkv", rows: rows, from: C, to: 3 * C, bias: true, note: "queries, keys and values in one product")
        model.move(
            .copy, "split_heads", from: rows * (3 * C), to: rows * (3 * C), note: "q, k, v laid out head by head")
        if relativePositions > 0 {
            let table = R.N.dimension(.relativePositions, relativePositions) * d
            model.parameter("rel_pos_h", table)
            model.parameter("rel_pos_w", table)
            model.product(
                "rel_h", batch: y, rows: B * h * x, inner: d, columns: y,
                note: "each query against the embedding of every row offset (einsum bhwc,hkc→bhwk)")
            model.product(
                "rel_w", batch: x, rows: B * h * y, inner: d, columns: x,
                note: "each query against the embedding of every column offset (einsum bhwc,wkc→bhwk)")
            let bias = B * h * y * x * y * x
            model.record(
                Operation(
                    "attn_bias", .add, vectorElements: bias, reads: B * h * y * x * y + B * h * y * x * x, writes: bias,
                    note: "row part plus column part, spread to the full square"),
                parameters: 0)
        }
        model.attention(
            AttentionCore(
                batch: B * h, rows: y * x, columns: y * x, headWidth: d, keys: B * h * (y * x) * d, isCached: false,
                mask: relativePositions > 0 ? B * h * y * x * y * x : nil, softmaxWidth: .activation),
            path: path, isOpaque: false)
        model.move(.copy, "merge_heads", from: rows * C, to: rows * C, note: "heads side by side again")
        model.linear("proj", rows: rows, from: C, to: C, bias: true, note: "mixes the heads")
    }
}
