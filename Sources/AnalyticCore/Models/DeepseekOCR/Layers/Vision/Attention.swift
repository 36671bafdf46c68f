/// Multi-head attention over a grid of tokens with decomposed relative positions (SAM).
public struct Attention: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "Attention", source: "deepencoder.py",
        summary: """
            Self-attention inside one window, or over the whole grid. The position bias is decomposed: one product per row \
            offset and one per column offset (MViTv2), which are real matrix products and are counted.
            """,
        shapes: "[B, y, x, C] → [B, y, x, C]; scores [B, h, y·x, y·x]",
        why:
            "Each patch asks all others in its window, or on the page, what they know, and takes the more from each the better it fits. The number of comparisons is the square of the number of patches."
    )

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
    /// What part of the tokens is no padding, and what part of the pairs of tokens in a window, rows, and columns.
    public var needed = WindowShares.whole
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
        model.linear(
            "qkv", rows: rows, from: C, to: 3 * C, bias: true, needed: needed.tokens,
            note: "queries, keys and values in one product")
        model.hold(rows * (3 * C))
        // Of a single view, q, k and v are found where they lie.
        model.copy("split_heads", rows * (3 * C), isRun: batch > 1, note: "q, k, v laid out head by head")
        if batch > 1, model.execution == .eager { model.hold(rows * (3 * C)) }
        let vertical = B * h * y * x * y
        let horizontal = B * h * y * x * x
        if relativePositions > 0 {
            let table = R.N.dimension(.relativePositions, relativePositions) * d
            model.parameter("rel_pos_h", table)
            model.parameter("rel_pos_w", table)
            relativeTables(into: &model)
            model.record(
                Operation("rel_queries", .copy, launches: 0, note: "the queries, laid out for the two products")
            ) { kernels in
                // Laid out head by head already, they serve the second product as they are.
                kernels.run(reads: rows * C, writes: rows * C)
                if batch == 1 { kernels.run(reads: rows * C, writes: rows * C) }
            }
            model.product(
                "rel_h", batch: y, rows: B * h * x, inner: d, columns: y, needed: needed.rows,
                note: "each query against the embedding of every row offset (einsum bhwc,hkc→bhwk)")
            model.product(
                "rel_w", batch: x, rows: B * h * y, inner: d, columns: x, needed: needed.columns,
                note: "each query against the embedding of every column offset (einsum bhwc,wkc→bhwk)")
            model.copy("rel_layout_h", vertical, note: "the row part, query by query")
            model.copy("rel_layout_w", horizontal, note: "the column part, query by query")
            model.hold(vertical + horizontal)
            let bias = B * h * y * x * y * x
            model.record(
                Operation(
                    "attn_bias", .add, vectorElements: bias, launches: 0,
                    note: "row part plus column part, spread to the full square; a fused kernel adds them on chip")
            ) { kernels in
                kernels.run(reads: vertical + horizontal, writes: bias)
            }
            if model.execution == .eager { model.hold(bias) }
        }
        model.attention(
            AttentionCore(
                batch: B * h, rows: y * x, columns: y * x, headWidth: d, keys: B * h * (y * x) * d,
                keyHeads: B * h, isCached: false, leastKeys: 0, needed: needed.pairs,
                mask: relativePositions > 0 ? B * h * y * x * y * x : nil,
                fusedMask: relativePositions > 0 ? vertical + horizontal : 0, softmaxIsSingle: false),
            path: path, isOpaque: false)
        model.copy(
            "merge_heads", rows * C, isRun: !model.attentionIsOneKernel(path), note: "heads side by side again")
        model.linear(
            "proj", rows: rows, from: C, to: C, bias: true, needed: needed.tokens, note: "mixes the heads")
    }

    /// `get_rel_pos`, once for rows and once for columns: the table is resized where the grid differs from the one that
    /// it was trained for, then one row of it is looked up for each pair of positions.
    private func relativeTables<R: Recorder>(into model: inout R) {
        let d = R.N.dimension(.headWidth, width / heads)
        let table = R.N.dimension(.relativePositions, relativePositions) * d
        let sides = [(height, R.N.dimension(.height, height)), (breadth, R.N.dimension(.breadth, breadth))]
        model.record(
            Operation(
                "rel_tables", .gather, launches: 0,
                note: "looks up an embedding for each pair of positions; precomputed in fused execution")
        ) { kernels in
            for (side, n) in sides {
                let isResized = relativePositions != 2 * side - 1
                if isResized {
                    kernels.resize(table: table, isWeight: true, to: R.N.dimension(.relativeSpan, 2 * side - 1) * d)
                }
                for _ in 0..<2 {
                    kernels.run(fixedWrites: 8 * n)
                    kernels.run(fixedReads: 8 * n, fixedWrites: 4 * n)
                }
                kernels.single(reads: n + n, writes: n * n)
                kernels.single(reads: n * n, writes: n * n)
                kernels.run(fixedReads: 4 * n * n, fixedWrites: 8 * n * n)
                kernels.run(
                    reads: isResized ? n * n * d : 0, writes: n * n * d, weights: isResized ? 0 : n * n * d,
                    fixedReads: 8 * n * n)
            }
        }
    }
}
