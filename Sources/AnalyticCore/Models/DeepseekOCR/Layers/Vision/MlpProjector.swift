/// How the projector maps vision features to the decoder.
public enum ProjectorType: String, CaseIterable, Sendable {
    /// One linear layer (the released model).
    case linear
    /// Linear layers with GELU between them.
    case mlp_gelu
}

/// Maps SAM and CLIP features, side by side, to the decoder's hidden size.
public struct MlpProjector: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "MlpProjector", source: "deepencoder.py",
        summary: "Projects the joined SAM and CLIP features of each token to the decoder's hidden size.",
        shapes: "[B, S, M] → [B, S, H]",
        why:
            "The towers and the decoder were trained apart and speak in vectors of different width and meaning: this translates from the one to the other."
    )

    /// Views in the call.
    public var batch: Int
    /// Tokens of a view.
    public var tokens: Int
    /// Channels in.
    public var inputs: Int
    /// Channels out: the decoder's hidden size.
    public var hidden: Int
    /// Linear, or layers with GELU.
    public var type: ProjectorType
    /// Linear layers of `mlp_gelu`.
    public var depth: Int

    /// States the layers.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let M = R.N.dimension(.inputs, inputs)
        let H = R.N.dimension(.hidden, hidden)
        guard type == .mlp_gelu, depth > 1 else {
            model.linear("layers", rows: rows, from: M, to: H, bias: true, note: "one product per token")
            return
        }
        model.container("layers", Sequential.self) { model in
            model.linear("0", rows: rows, from: M, to: H, bias: true, note: "first product")
            model.module(
                "hidden", ProjectorStep(batch: batch, tokens: tokens, hidden: hidden),
                instances: .each(Array(1..<depth)))
        }
    }
}

/// GELU and a square linear layer: each further step of an `mlp_gelu` projector.
public struct ProjectorStep: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .vision }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "Sequential", source: "deepencoder.py (MlpProjector, mlp_gelu)",
        summary: "GELU, then a square linear layer.", shapes: "[B, S, H] → [B, S, H]",
        why:
            "A square layer behind a smooth switch lets the translation be more than a single product.")

    /// Views in the call.
    public var batch: Int
    /// Tokens of a view.
    public var tokens: Int
    /// Channels.
    public var hidden: Int

    /// States the activation and the product.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let H = R.N.dimension(.hidden, hidden)
        model.each(.gelu, "gelu", rows * H, note: "the bend between two products")
        model.linear("linear", rows: rows, from: H, to: H, bias: true, note: "one product per token")
    }
}
