/// The letters that formulas are written in. Defined here once: formulas, the Explain pane and `docs/reference/notation.md` read it.
public enum Dimension: UInt8, CaseIterable, Sendable {
    case batch, tokens, context, past
    case width, heads, headWidth, halfHead, keyValueHeads
    case height, breadth, imageSide, grid, patch, channels, outputs, kernel, inputs
    case windows, windowSide, windowsPerSide, relativePositions, relativeSpan
    case hidden, feedForward, vocabulary
    case experts, expertsPerToken, distinctExperts
    case views, tableRows, samFeatures
    case rotaryWidth, latent, queryLatent, plainWidth, valueWidth

    /// The letter, as the literature writes it.
    public var symbol: StaticString {
        switch self {
        case .batch: "B"
        case .tokens: "S"
        case .context: "T"
        case .past: "P"
        case .width: "C"
        case .heads: "h"
        case .headWidth: "d"
        case .halfHead: "d/2"
        case .keyValueHeads: "h_kv"
        case .height: "y"
        case .breadth: "x"
        case .imageSide: "px"
        case .grid: "G"
        case .patch: "p"
        case .channels: "c"
        case .outputs: "c'"
        case .kernel: "r"
        case .inputs: "M"
        case .windows: "W"
        case .windowSide: "w"
        case .windowsPerSide: "m"
        case .relativePositions: "R"
        case .relativeSpan: "R'"
        case .hidden: "H"
        case .feedForward: "F"
        case .vocabulary: "V"
        case .experts: "E"
        case .expertsPerToken: "k"
        case .distinctExperts: "E*"
        case .views: "n"
        case .tableRows: "L"
        case .samFeatures: "N"
        case .rotaryWidth: "d_r"
        case .latent: "r_kv"
        case .queryLatent: "r_q"
        case .plainWidth: "d_n"
        case .valueWidth: "d_v"
        }
    }

    /// What the letter stands for, with its unit.
    public var meaning: StaticString {
        switch self {
        case .batch: "sequences or views in one call"
        case .tokens: "tokens that one sequence brings to the call"
        case .context: "tokens attended to: past plus present"
        case .past: "tokens already in the KV cache"
        case .width: "channels of a vision token"
        case .heads: "attention heads"
        case .headWidth: "channels of one head"
        case .halfHead: "half the channels of one head: one rotary frequency each"
        case .keyValueHeads: "heads of keys and values (fewer than h is GQA)"
        case .height: "rows of the token grid"
        case .breadth: "columns of the token grid"
        case .imageSide: "side of the view, pixels"
        case .grid: "side of the patch grid: floor(px / p)"
        case .patch: "side of a patch, pixels"
        case .channels: "channels in"
        case .outputs: "channels out"
        case .kernel: "side of the convolution kernel"
        case .inputs: "channels of the projector's input: SAM and CLIP side by side"
        case .windows: "windows in the call, padding included: B·m²"
        case .windowSide: "side of an attention window, tokens"
        case .windowsPerSide: "windows along a side: ceil(G / w)"
        case .relativePositions: "entries of a relative-position table"
        case .relativeSpan: "entries that a side of the grid needs: twice the side less one"
        case .hidden: "hidden size of the decoder"
        case .feedForward: "inner width of the feed-forward layer"
        case .vocabulary: "vocabulary size"
        case .experts: "routed experts"
        case .expertsPerToken: "routed experts that each token uses (top-k)"
        case .distinctExperts: "distinct routed experts that the call's tokens are expected to hit"
        case .views: "side of the feature grid of a view, tokens"
        case .tableRows: "rows of the table"
        case .samFeatures: "feature tokens of a view"
        case .rotaryWidth: "channels of a head that its position turns"
        case .latent: "numbers that keys and values of a token are compressed to"
        case .queryLatent: "numbers that the queries of a token are compressed to"
        case .plainWidth: "channels of a key that its position does not turn"
        case .valueWidth: "channels of a value"
        }
    }
}

/// A number that a formula can be written over. The type decides what the formula yields:
/// `Count` the exact figure, `Expression` the formula itself.
public protocol Quantity: Sendable, ExpressibleByIntegerLiteral where IntegerLiteralType == Int {
    /// The value of one of the formula letters.
    static func dimension(_ dimension: Dimension, _ value: Int) -> Self
    /// `expected` times a number, rounded once: how much of something is read where only the expected count of things is
    /// known, as of the distinct experts that are hit. The letter stands for `expected`.
    static func expected(_ dimension: Dimension, _ expected: Double, times number: Self) -> Self
    /// The sum.
    static func + (left: Self, right: Self) -> Self
    /// The product.
    static func * (left: Self, right: Self) -> Self
}

extension Count: Quantity {
    /// The exact value; the letter is dropped.
    @inlinable
    public static func dimension(_ dimension: Dimension, _ value: Int) -> Count {
        Count(value)
    }

    /// The product, rounded to the nearest whole number; a whole `expected` gives the exact product.
    public static func expected(_ dimension: Dimension, _ expected: Double, times number: Count) -> Count {
        number.times(expected)
    }

    /// The nearest whole number to a multiple.
    func times(_ factor: Double) -> Count {
        guard factor > 0, self != .zero else { return .zero }
        guard self != .max else { return .max }
        let product = (factor * approximate).rounded()
        if product < 9_007_199_254_740_992 { return Count(Int(product)) }
        let whole = factor.rounded(.down)
        let rest = ((factor - whole) * approximate).rounded()
        guard whole < 9_007_199_254_740_992, rest < 1e38 else { return .max }
        return self * Count(Int(whole)) + Count(UInt128(rest))
    }
}
