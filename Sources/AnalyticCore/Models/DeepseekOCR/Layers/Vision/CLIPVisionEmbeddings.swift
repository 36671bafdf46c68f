/// The input of the CLIP tower: SAM's features in place of patches, a class token, positions.
public struct CLIPVisionEmbeddings: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "CLIPVisionEmbeddings", source: "deepencoder.py",
        summary: """
            Puts a class token before SAM's features and adds positions. Its own patch_embedding convolution exists, and \
            weighs, but is not run when SAM's features are given.
            """,
        shapes: "[B, C, n, n] → [B, n² + 1, C]",
        why:
            "A transformer does not see in which order its tokens come: the positions say where on the page each stands. The class token is one more that gathers what the page is as a whole."
    )

    /// Views in the call.
    public var batch: Int
    /// Feature tokens of a view, without the class token.
    public var features: Int
    /// The side of the view in pixels where the layer's own convolution runs; nil where SAM's features come in.
    public var convolvedImage: Int?
    /// The tower's constants.
    public var configuration: CLIPConfiguration

    /// States the concatenation and the positions.
    public func describe<R: Recorder>(into model: inout R) {
        let B = R.N.dimension(.batch, batch)
        let C = R.N.dimension(.width, configuration.width)
        let patch = R.N.dimension(.patch, configuration.patchSize)
        let n = R.N.dimension(.samFeatures, features)
        let tokens = B * (n + 1) * C
        let table = (R.N.dimension(.tableRows, configuration.positionRows) + 1) * C
        model.parameter("class_embedding", C)
        let px = R.N.dimension(.imageSide, convolvedImage ?? configuration.imageSize)
        model.convolution(
            "patch_embedding", positions: B * n, kernel: patch, from: .dimension(.channels, 3), to: C,
            input: B * .dimension(.channels, 3) * px * px, isRun: convolvedImage != nil,
            note: "CLIP's own patches: not run when SAM's features come in, but its weights are there")
        model.record(
            Operation("cat", .copy, weights: C, launches: 0, note: "the class token goes before the features")
        ) { kernels in
            kernels.run(reads: B * n * C, writes: tokens, weights: C)
        }
        model.hold(tokens)
        let positions = R.N.dimension(.tableRows, configuration.positionRows)
        let isResized = features != configuration.positionRows
        model.record(
            Operation(
                "position_embedding", .gather, moduleClass: "Embedding", weights: table,
                bufferReads: 8 * (positions + 1), writes: isResized ? table : 0, launches: isResized ? 1 : 0,
                note: "looks up all positions"),
            parameters: table
        ) { kernels in
            kernels.run(writes: table, weights: table)
        }
        model.record(
            Operation(
                "interpolate", .interpolate, vectorElements: n * C, reads: table, writes: (n + 1) * C,
                isRun: isResized, note: "resizes the position table to the features, in every forward")
        ) { kernels in
            kernels.run(reads: positions * C, writes: positions * C)
            kernels.resize(table: positions * C, isWeight: false, to: n * C)
            kernels.run(reads: (n + 1) * C, writes: (n + 1) * C)
        }
        model.record(
            Operation(
                "add_position", .add, vectorElements: tokens, reads: B * n * C + (isResized ? (n + 1) * C : 0),
                writes: tokens, note: "adds where each token stands")
        ) { kernels in
            kernels.run(reads: tokens + (n + 1) * C, writes: tokens)
        }
    }
}
