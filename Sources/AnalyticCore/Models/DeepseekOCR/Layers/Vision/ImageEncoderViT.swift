/// The SAM-B encoder with its token compressor.
public struct ImageEncoderViT: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "ImageEncoderViT", source: "deepencoder.py",
        summary: """
            SAM-B: patch embedding, blocks of windowed attention with a few global ones, a neck, then two strided \
            convolutions that leave one feature per 64×64 pixels.
            """,
        shapes: "[B, 3, px, px] → [B, c', ceil(G/4), ceil(G/4)], G = floor(px / p)",
        why:
            "Small print needs many pixels, and many pixels make many tokens. Looking inside small windows keeps that affordable; the end squeezes the result to a sixteenth of the tokens before anything dearer looks at it."
    )

    /// Views in the call.
    public var batch: Int
    /// Side of the view, pixels.
    public var image: Int
    /// The tower's constants.
    public var configuration: SAMConfiguration
    /// The kernels of the attention proper.
    public var path: AttentionPath

    /// States the tower.
    public func describe<R: Recorder>(into model: inout R) {
        let side = image / configuration.patchSize
        let C = R.N.dimension(.width, configuration.width)
        let tokens = R.N.dimension(.batch, batch) * .dimension(.grid, side) * .dimension(.grid, side) * C
        let table =
            R.N.dimension(.tableRows, configuration.positionSide) * .dimension(.tableRows, configuration.positionSide)
            * C
        model.module(
            "patch_embed",
            PatchEmbed(batch: batch, image: image, patch: configuration.patchSize, width: configuration.width))
        model.parameter("pos_embed", table)
        let resized = R.N.dimension(.grid, side) * .dimension(.grid, side) * C
        let isResized = side != configuration.positionSide
        model.record(
            Operation(
                "interpolate", .interpolate, vectorElements: resized, weights: table, writes: resized,
                isRun: isResized, note: "resizes the position table to the grid, in every forward")
        ) { kernels in
            kernels.resize(table: table, isWeight: true, to: resized)
        }
        model.record(
            Operation(
                "add_position", .add, vectorElements: tokens, weights: isResized ? 0 : table,
                reads: isResized ? resized : 0, launches: 0, note: "adds where each token stands")
        ) { kernels in
            kernels.run(
                reads: isResized ? tokens + resized : tokens, writes: tokens, weights: isResized ? 0 : table)
        }
        model.hold(tokens)
        model.container("blocks", ModuleList.self) { model in
            let windowed = configuration.windowedIndexes
            let global = configuration.globalIndexes
            if !windowed.isEmpty {
                model.module("windowed", block(side, window: configuration.windowSize), instances: .each(windowed))
            }
            if !global.isEmpty {
                model.module("global", block(side, window: 0), instances: .each(global))
            }
        }
        let half = (side + 1) / 2
        model.module(
            "neck",
            Neck(
                batch: batch, height: side, breadth: side, width: configuration.width,
                outputs: configuration.neckChannels))
        model.module(
            "net_2",
            Downsample(
                batch: batch, height: side, breadth: side, width: configuration.neckChannels,
                outputs: configuration.middleChannels))
        let middle = R.N.dimension(.height, half) * .dimension(.breadth, half)
        model.copy(
            "clone", R.N.dimension(.batch, batch) * middle * .dimension(.outputs, configuration.middleChannels),
            note: "the reference keeps the map that net_2 makes")
        model.module(
            "net_3",
            Downsample(
                batch: batch, height: half, breadth: half, width: configuration.middleChannels,
                outputs: configuration.outputChannels))
    }

    private func block(_ side: Int, window: Int) -> Block {
        Block(
            batch: batch, height: side, breadth: side, width: configuration.width, heads: configuration.heads,
            window: window,
            relativePositions: window == 0 ? 2 * configuration.positionSide - 1 : 2 * window - 1,
            inner: configuration.width * configuration.mlpRatio, path: path)
    }
}
