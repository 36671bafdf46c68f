/// What a kernel does. The one table of vector work: each kind states its FLOPs per element and why.
///
/// Matrix work (`matmul`, `convolution`, `attention`) follows `torch.utils.flop_counter`: 2 FLOPs per multiply-add, bias
/// not counted, no causal halving.
public enum OperationKind: UInt8, CaseIterable, Sendable {
    case matmul, convolution, attention
    case softmax, layerNorm, channelNorm, rmsNorm
    case gelu, quickGELU, silu
    case add, multiply, rotary, rotaryTable, topK
    case copy, cast, gather, scatter, interpolate
    case sigmoid
    case allReduce, allGather, allToAll, send

    /// The kind's name in tables and in the Explain view.
    public var title: StaticString {
        switch self {
        case .matmul: "matmul"
        case .convolution: "convolution"
        case .attention: "fused attention"
        case .softmax: "softmax"
        case .layerNorm: "layer norm"
        case .channelNorm: "channel norm"
        case .rmsNorm: "RMS norm"
        case .gelu: "GELU"
        case .quickGELU: "quick GELU"
        case .silu: "SiLU"
        case .add: "add"
        case .multiply: "multiply"
        case .rotary: "rotary"
        case .rotaryTable: "rotary table"
        case .topK: "top-k"
        case .copy: "copy"
        case .cast: "cast"
        case .gather: "gather"
        case .scatter: "scatter"
        case .interpolate: "interpolate"
        case .sigmoid: "sigmoid"
        case .allReduce: "all-reduce"
        case .allGather: "all-gather"
        case .allToAll: "all-to-all"
        case .send: "send"
        }
    }

    /// Vector FLOPs per element: one for each add, multiply, divide, comparison or elementary function.
    public var vectorFLOPsPerElement: Int {
        switch self {
        case .matmul, .convolution, .copy, .cast, .gather, .scatter, .allReduce, .allGather, .allToAll, .send: 0
        case .attention, .softmax: 5
        case .layerNorm, .channelNorm: 7
        case .rmsNorm: 4
        case .gelu: 5
        case .quickGELU: 6
        case .silu: 5
        case .add, .multiply, .topK: 1
        case .rotary: 3
        case .rotaryTable: 2
        case .interpolate: 31
        case .sigmoid: 4
        }
    }

    /// Where the constant comes from.
    public var vectorReason: StaticString {
        switch self {
        case .matmul, .convolution: "matrix work only; the bias is not counted"
        case .copy, .cast, .gather, .scatter: "moves data, computes nothing"
        case .attention: "the softmax inside the kernel, per score: max, subtract, exp, sum, divide"
        case .softmax: "max, subtract, exp, sum, divide"
        case .layerNorm, .channelNorm: "mean, subtract, square, mean, scale by 1/deviation, weight, bias"
        case .rmsNorm: "square, mean, scale by 1/root, weight"
        case .gelu: "divide by root 2, erf, add 1, multiply, halve"
        case .quickGELU: "scale, negate, exp, add 1, divide, multiply: x·sigmoid(1.702·x)"
        case .silu: "negate, exp, add 1, divide, multiply: x·sigmoid(x)"
        case .add: "one addition"
        case .multiply: "one multiplication"
        case .rotary: "x·cos + rotated(x)·sin: two products, one sum"
        case .rotaryTable: "one cosine, one sine"
        case .topK: "one comparison per score"
        case .allReduce, .allGather, .allToAll, .send: "moves data over the link, computes nothing"
        case .sigmoid: "negate, exp, add 1, divide"
        case .interpolate: "bicubic: 16 products and 15 sums per element"
        }
    }

    /// Whether the kernel runs on the matrix units.
    public var isMatrix: Bool {
        switch self {
        case .matmul, .convolution, .attention: true
        default: false
        }
    }
}
