/// The CLIP-L tower, fed with SAM's features.
public struct VitModel: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "VitModel", source: "deepencoder.py",
        summary: "CLIP-L: takes SAM's compressed features as its patches and looks at the page as a whole.",
        shapes: "[B, C, n, n] → [B, n² + 1, C]",
        why:
            "The first tower sees strokes and letters; this one, trained to match pictures with their descriptions, adds what the page is about and where things stand."
    )

    /// Views in the call.
    public var batch: Int
    /// Feature tokens of a view, without the class token.
    public var features: Int
    /// The tower's constants.
    public var configuration: CLIPConfiguration
    /// The kernels of the attention proper.
    public var path: AttentionPath

    /// States embeddings, first norm and blocks.
    public func describe<R: Recorder>(into model: inout R) {
        let C = R.N.dimension(.width, configuration.width)
        let rows = R.N.dimension(.batch, batch) * (R.N.dimension(.samFeatures, features) + 1)
        model.module(
            "embeddings", CLIPVisionEmbeddings(batch: batch, features: features, configuration: configuration))
        model.hold(rows * C)
        model.layerNorm("pre_layrnorm", rows: rows, channels: C)
        model.hold(rows * C)
        model.module(
            "transformer",
            NoTPTransformer(batch: batch, tokens: features + 1, configuration: configuration, path: path))
    }
}
