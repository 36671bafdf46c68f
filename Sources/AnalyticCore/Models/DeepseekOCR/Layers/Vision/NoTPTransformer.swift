/// The stack of CLIP blocks.
public struct NoTPTransformer: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "NoTPTransformer", source: "deepencoder.py", summary: "CLIP's blocks in a row.",
        shapes: "[B, S, C] → [B, S, C]",
        why:
            "Each block lets every part of the page look at every other part once more; what a token knows grows with each of them."
    )

    /// Views in the call.
    public var batch: Int
    /// Tokens of a view, the class token included.
    public var tokens: Int
    /// The tower's constants.
    public var configuration: CLIPConfiguration
    /// The kernels of the attention proper.
    public var path: AttentionPath

    /// States the blocks.
    public func describe<R: Recorder>(into model: inout R) {
        model.hold(
            R.N.dimension(.batch, batch) * .dimension(.tokens, tokens) * .dimension(.width, configuration.width))
        model.container("layers", ModuleList.self) { model in
            model.module(
                "block",
                NoTPTransformerBlock(batch: batch, tokens: tokens, configuration: configuration, path: path),
                instances: .each(configuration.indexes))
        }
    }
}
