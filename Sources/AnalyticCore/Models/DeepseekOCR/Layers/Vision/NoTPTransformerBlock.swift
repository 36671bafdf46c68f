/// One CLIP block.
public struct NoTPTransformerBlock: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "NoTPTransformerBlock", source: "deepencoder.py",
        summary: "Pre-norm block: attention, then feed-forward, each added to what came in.",
        shapes: "[B, S, C] → [B, S, C]",
        why:
            "Attention lets tokens exchange what they know, the feed-forward layer lets each think about it; a network is many of such pairs in a row."
    )

    /// Views in the call.
    public var batch: Int
    /// Tokens of a view, the class token included.
    public var tokens: Int
    /// The tower's constants.
    public var configuration: CLIPConfiguration
    /// The kernels of the attention proper.
    public var path: AttentionPath

    /// States norms, attention, feed-forward and the residual sums.
    public func describe<R: Recorder>(into model: inout R) {
        let C = R.N.dimension(.width, configuration.width)
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let elements = rows * C
        model.layerNorm("layer_norm1", rows: rows, channels: C)
        model.hold(elements)
        model.module(
            "self_attn",
            NoTPAttention(
                batch: batch, tokens: tokens, width: configuration.width, heads: configuration.heads, path: path))
        model.each(.add, "residual1", elements, inputs: 2, note: "block input plus attention")
        model.hold(elements)
        model.layerNorm("layer_norm2", rows: rows, channels: C)
        model.hold(elements)
        model.module(
            "mlp",
            NoTPFeedForward(
                batch: batch, tokens: tokens, width: configuration.width, inner: configuration.feedForward))
        model.each(.add, "residual2", elements, inputs: 2, note: "plus feed-forward")
    }
}
