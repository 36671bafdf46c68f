/// How a norm scales its tokens.
public enum NormKind: Hashable, Sendable {
    /// Root mean square, then a learned weight.
    case rms
    /// Root mean square alone.
    case rmsWithoutWeight
    /// Mean and deviation, then a learned weight and bias.
    case layer
    /// Mean and deviation, then a learned weight.
    case layerWithoutBias
    /// Mean and deviation alone.
    case layerWithoutWeight

    /// Learned tensors, each as wide as the token.
    var tensors: Int {
        switch self {
        case .layer: 2
        case .rms, .layerWithoutBias: 1
        case .rmsWithoutWeight, .layerWithoutWeight: 0
        }
    }

    var operation: OperationKind {
        switch self {
        case .rms, .rmsWithoutWeight: .rmsNorm
        case .layer, .layerWithoutBias, .layerWithoutWeight: .layerNorm
        }
    }
}

/// A norm over the last dimension: of the hidden state, of each head, or of all heads of a token together.
public struct TokenNorm: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .norm }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "TokenNorm", source: "transformers (…RMSNorm, …LayerNorm)",
        summary: "Brings each vector to a common scale, then multiplies it by a learned weight where it has one.",
        shapes: "[B, S, C] → [B, S, C]",
        why:
            "Numbers grow as layers add to them; each layer first brings them back to one scale. It is little work, bound by memory or by launches."
    )

    /// The call.
    public var call: BlockCall
    /// Vectors of a token: heads, or one.
    public var vectors = 1
    /// Channels of each, and the letter that they go by.
    public var width: Int
    /// The letter of `width`.
    public var letter: Dimension
    /// How it scales.
    public var kind: NormKind
    /// Whether each head has a weight of its own.
    public var hasWeightPerVector = false
    /// How devices divide it.
    var split = Split.whole

    /// States the norm.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = vectors == 1 ? call.rows(R.N.self) : call.rows(R.N.self) * .dimension(.heads, vectors)
        let channels = R.N.dimension(letter, width)
        let elements = rows * channels
        var weights = R.N(integerLiteral: kind.tensors) * channels
        if hasWeightPerVector { weights = weights * .dimension(.heads, vectors) }
        var operation = Operation(
            "norm", kind.operation, vectorElements: elements, weights: weights, reads: elements, writes: elements,
            note: "keeps each token's scale in check")
        operation.shape = KernelShape(.row, rows: rows, columns: channels, inner: channels)
        operation.split = split
        model.record(operation, parameters: 0)
        if kind.tensors > 0 { model.parameter("weight", weights) }
    }
}
