/// The smooth gate of a feed-forward layer.
public enum Activation: Hashable, Sendable {
    /// x·sigmoid(x).
    case silu
    /// The Gaussian gate, or its tanh approximation.
    case gelu

    var operation: OperationKind {
        switch self {
        case .silu: .silu
        case .gelu: .gelu
        }
    }
}

/// How a feed-forward layer is put together, and what its projections are called.
public enum FeedForwardForm: Hashable, Sendable {
    /// down(act(gate(x)) · up(x)), three projections.
    case gated
    /// The same with gate and up in one product, `gate_up_proj`.
    case gatedInOne
    /// second(act(first(x))).
    case plain(first: ModuleName, second: ModuleName)
}

/// Constants of a feed-forward layer.
public struct FeedForwardShape: Hashable, Sendable {
    /// `intermediate_size`.
    public var inner: Int
    /// How it is put together.
    public var form = FeedForwardForm.gated
    /// `hidden_act`.
    public var activation = Activation.silu
    /// `mlp_bias`.
    public var hasBias = false

    /// A gated layer without bias.
    public init(inner: Int) {
        self.inner = inner
    }
}

/// The dense feed-forward layer, and the shared expert of a mixture.
public struct FeedForward: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .mlp }
    /// See `Layer`.
    public static var split: Split? { .columns }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "FeedForward", source: "transformers (…MLP)",
        summary: "Widens each token, passes it through a smooth gate, and narrows it again.",
        shapes: "[B, S, H] → [B, S, F] → [B, S, H]",
        why:
            "Attention gathers what tokens know, this works on it, each token for itself, in a wider space in which more can be told apart. Most weights of a decoder are in such layers."
    )

    /// The call.
    public var call: BlockCall
    /// Hidden size.
    public var hidden: Int
    /// Constants.
    public var shape: FeedForwardShape

    /// States projections and gate.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = call.rows(R.N.self)
        let H = R.N.dimension(.hidden, hidden)
        let F = R.N.dimension(.feedForward, shape.inner)
        let bias = shape.hasBias
        let act = shape.activation.operation
        switch shape.form {
        case .gated:
            // Outside eager execution gate and up are one product.
            let merged = (columns: 2 * F, share: 0.5)
            model.linear(
                "gate_proj", rows: rows, from: H, to: F, bias: bias, merged: merged, note: "widens; it becomes the gate"
            )
            model.hold(rows * F)
            model.each(act, "act_fn", rows * F, note: "the smooth gate")
            model.linear(
                "up_proj", rows: rows, from: H, to: F, bias: bias, merged: merged,
                note: "widens; what the gate lets through")
            model.hold(rows * F)
            model.each(.multiply, "gated", rows * F, inputs: 2, note: "gate times value")
            model.linear("down_proj", rows: rows, from: F, to: H, bias: bias, split: .inner, note: "narrows")
        case .gatedInOne:
            model.linear("gate_up_proj", rows: rows, from: H, to: 2 * F, bias: bias, note: "widens: gate and value")
            model.hold(2 * rows * F)
            model.each(act, "act_fn", rows * F, note: "the smooth gate")
            model.each(.multiply, "gated", rows * F, inputs: 2, note: "gate times value")
            model.linear("down_proj", rows: rows, from: F, to: H, bias: bias, split: .inner, note: "narrows")
        case .plain(let first, let second):
            model.linear(first.text, rows: rows, from: H, to: F, bias: bias, note: "widens")
            model.hold(rows * F)
            model.each(act, "act", rows * F, note: "the smooth gate")
            model.linear(second.text, rows: rows, from: F, to: H, bias: bias, split: .inner, note: "narrows")
        }
    }
}
