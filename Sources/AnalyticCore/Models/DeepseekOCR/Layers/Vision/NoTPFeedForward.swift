/// The feed-forward half of a CLIP block.
public struct NoTPFeedForward: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "NoTPFeedForward", source: "deepencoder.py",
        summary: "Widens each token, applies quick GELU, narrows it again.",
        shapes: "[B, S, C] → [B, S, F] → [B, S, C]",
        why:
            "After tokens have exchanged what they know, each works on it for itself, in a wider space in which more can be told apart. This is where most of the products of the tower are."
    )

    /// Views in the call.
    public var batch: Int
    /// Tokens of a view.
    public var tokens: Int
    /// Channels of a token.
    public var width: Int
    /// Inner width.
    public var inner: Int

    /// States the two projections and the activation.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let C = R.N.dimension(.width, width)
        let F = R.N.dimension(.feedForward, inner)
        model.linear("fc1", rows: rows, from: C, to: F, bias: true, note: "widens")
        model.hold(rows * F)
        model.record(
            Operation(
                "quick_gelu", .quickGELU, vectorElements: rows * F, launches: 0,
                note: "the bend between the two products")
        ) { kernels in
            kernels.run(reads: rows * F, writes: rows * F)
            kernels.run(reads: rows * F, writes: rows * F)
            kernels.run(reads: 2 * rows * F, writes: rows * F)
            kernels.keeps(2 * rows * F)
        }
        model.linear("fc2", rows: rows, from: F, to: C, bias: true, note: "narrows")
    }
}
