/// The feed-forward half of a SAM block.
public struct MLPBlock: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "MLPBlock", source: "deepencoder.py",
        summary: "Widens each token, applies GELU, narrows it again.",
        shapes: "[B, y, x, C] → [B, y, x, F] → [B, y, x, C]",
        why:
            "After patches have exchanged what they know, each works on it for itself, in a space four times as wide.")

    /// Views in the call.
    public var batch: Int
    /// Rows of the token grid.
    public var height: Int
    /// Columns of the token grid.
    public var breadth: Int
    /// Channels of a token.
    public var width: Int
    /// Inner width.
    public var inner: Int

    /// States the two projections and the activation.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = R.N.dimension(.batch, batch) * .dimension(.height, height) * .dimension(.breadth, breadth)
        let C = R.N.dimension(.width, width)
        let F = R.N.dimension(.feedForward, inner)
        model.linear("lin1", rows: rows, from: C, to: F, bias: true, note: "widens")
        model.hold(rows * F)
        model.each(.gelu, "act", rows * F, moduleClass: "GELU", note: "the bend between the two products")
        model.linear("lin2", rows: rows, from: F, to: C, bias: true, note: "narrows")
    }
}
