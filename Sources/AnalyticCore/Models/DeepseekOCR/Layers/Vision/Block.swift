/// One SAM block: windowed or global attention, then the feed-forward half.
public struct Block: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "Block", source: "deepencoder.py",
        summary: """
            Pre-norm transformer block. A windowed block pads the grid to whole windows and attends inside each; the few \
            global blocks attend over the whole grid and dominate at high resolution.
            """,
        shapes: "[B, G, G, C] → [B, G, G, C]",
        why:
            "Most blocks look only at their neighbourhood, which is cheap and enough for strokes and letters; the few global ones see the whole page, and since every patch is then compared with every other, they cost most."
    )

    /// Views in the call.
    public var batch: Int
    /// Rows of the token grid.
    public var height: Int
    /// Columns of the token grid.
    public var breadth: Int
    /// Channels of a token.
    public var width: Int
    /// Attention heads.
    public var heads: Int
    /// Side of a window, tokens; 0 for global attention.
    public var window: Int
    /// Entries of each relative-position table, 0 where there is none.
    public var relativePositions: Int
    /// Inner width of the feed-forward half.
    public var inner: Int
    /// The kernels of the attention proper.
    public var path: AttentionPath

    /// Windows in the call, padding included; the whole grid counts as one where attention is global.
    public var windows: Int {
        window == 0 ? batch : batch * ((height + window - 1) / window) * ((breadth + window - 1) / window)
    }

    /// States norm, windows, attention, norm, feed-forward and the two residual sums.
    public func describe<R: Recorder>(into model: inout R) {
        let C = R.N.dimension(.width, width)
        let rows = R.N.dimension(.batch, batch) * .dimension(.height, height) * .dimension(.breadth, breadth)
        let tokens = rows * C
        model.layerNorm("norm1", rows: rows, channels: C)
        model.scope { model in
            guard window > 0 else {
                model.hold(tokens)
                model.module("attn", attention(batch: batch, height: height, breadth: breadth, letter: .batch))
                return
            }
            let w = R.N.dimension(.windowSide, window)
            let padded = R.N.dimension(.windows, windows) * w * w * C
            let isPadded = height % window != 0 || breadth % window != 0
            model.record(
                Operation(
                    "window_partition", .copy, launches: 0, note: "pads the grid to whole windows and cuts it up")
            ) { kernels in
                if isPadded { kernels.run(reads: tokens, writes: padded) }
                kernels.run(reads: padded, writes: padded)
                kernels.keeps(tokens + (isPadded ? 2 : 1) * padded)
            }
            model.hold(padded)
            model.module("attn", attention(batch: windows, height: window, breadth: window, letter: .windows))
            model.record(
                Operation(
                    "window_unpartition", .copy, launches: 0, note: "puts the windows back and drops the padding")
            ) { kernels in
                kernels.run(reads: padded, writes: padded)
                if isPadded { kernels.run(reads: tokens, writes: tokens) }
                kernels.keeps(padded + (isPadded ? tokens : 0))
            }
        }
        model.hold(tokens)
        model.each(.add, "residual1", tokens, inputs: 2, note: "block input plus attention")
        model.layerNorm("norm2", rows: rows, channels: C)
        model.hold(tokens)
        model.module(
            "mlp", MLPBlock(batch: batch, height: height, breadth: breadth, width: width, inner: inner))
        model.each(.add, "residual2", tokens, inputs: 2, note: "plus feed-forward")
    }

    private func attention(batch: Int, height: Int, breadth: Int, letter: Dimension) -> Attention {
        Attention(
            batch: batch, height: height, breadth: breadth, width: width, heads: heads,
            relativePositions: relativePositions, path: path,
            needed: letter == .windows
                ? WindowShares(height: self.height, breadth: self.breadth, window: window) : .whole,
            batchLetter: letter)
    }
}
