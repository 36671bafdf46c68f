/// Gated feed-forward layer (SwiGLU): the dense layer, the shared experts, or the routed experts taken together.
public struct DeepseekV2MLP: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .mlp }
    /// See `Layer`.
    public static var split: Split? { .columns }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "DeepseekV2MLP", source: "modeling_deepseekv2.py",
        summary: "down(SiLU(gate(x)) · up(x)): two projections widen, their gated product is narrowed again.",
        shapes: "[rows, H] → [rows, F] → [rows, H]",
        why:
            "Attention gathers what tokens know, this works on it, each token for itself. One projection decides how much of the other passes. Most weights of a decoder are in such layers."
    )

    /// Which rows a feed-forward layer sees.
    public enum Rows: Sendable, Hashable {
        /// Every token of the call.
        case all
        /// The copies that top-k routing makes, spread over experts of which `expected` are expected to be hit.
        case routed(perToken: Int, expected: Double)
    }

    /// Sequences in the call.
    public var batch: Int
    /// Tokens of each.
    public var tokens: Int
    /// Hidden size.
    public var hidden: Int
    /// Inner width.
    public var inner: Int
    /// Which rows it sees.
    public var rows = Rows.all

    /// States the three projections and the gate.
    public func describe<R: Recorder>(into model: inout R) {
        let calls = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        var (rows, copies, expected): (R.N, R.N, Double?) = (calls, 1, nil)
        if case .routed(let perToken, let hit) = self.rows {
            rows = calls * .dimension(.expertsPerToken, perToken)
            copies = .dimension(.distinctExperts, ExpertRouting.whole(hit))
            expected = hit
        }
        let H = R.N.dimension(.hidden, hidden)
        let F = R.N.dimension(.feedForward, inner)
        let isExpert = self.rows != .all
        // Outside eager execution gate and up are one product.
        let merged = (columns: 2 * F, share: 0.5)
        model.linear(
            "gate_proj", rows: rows, from: H, to: F, copies: copies, expected: expected,
            form: isExpert ? .expertsIn : .product,
            merged: merged,
            note: "widens; its SiLU becomes the gate")
        model.hold(rows * F)
        model.each(.silu, "act_fn", rows * F, moduleClass: "SiLU", copies: copies, note: "the smooth gate")
        model.linear(
            "up_proj", rows: rows, from: H, to: F, copies: copies, expected: expected,
            form: isExpert ? .expertsIn : .product,
            merged: merged,
            note: "widens; this is what the gate lets through")
        model.hold(rows * F)
        model.each(.multiply, "gated", rows * F, inputs: 2, copies: copies, note: "gate times value")
        model.linear(
            "down_proj", rows: rows, from: F, to: H, copies: copies, expected: expected,
            form: isExpert ? .expertsOut : .product,
            split: isExpert ? nil : .inner,
            note: "narrows")
    }
}
