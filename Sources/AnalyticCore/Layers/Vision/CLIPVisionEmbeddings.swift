/// The input of the CLIP tower: SAM's features in place of patches, a class token, positions.
public struct CLIPVisionEmbeddings: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "CLIPVisionEmbeddings", source: "deepencoder.py",
        summary: """
            Puts a class token before SAM's features and adds positions. Its own patch_embedding convolution exists, and \
            weighs, but is not run when SAM's features are given.
            """,
        shapes: "[B, C, n, n] → [B, n² + 1, C]")

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
        model.move(
            .copy, "cat", from: B * n * C, to: tokens, weights: C, note: "the class token goes before the features")
        model.record(
            Operation(
                "position_embedding", .gather, moduleClass: "Embedding", weights: table, writes: table,
                note: "looks up all positions"),
            parameters: table)
        model.record(
            Operation(
                "interpolate", .interpolate, vectorElements: n * C, reads: table, writes: n * C, width: .single,
                isRun: features != configuration.positionRows,
                note: "resizes the position table to the features, in every forward"),
            parameters: 0)
        model.record(
            Operation(
                "add_position", .add, vectorElements: tokens, reads: tokens + (n + 1) * C, writes: tokens,
                note: "adds where each token stands"),
            parameters: 0)
    }
}
