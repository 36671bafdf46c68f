/// The router of a mixture-of-experts layer.
public struct MoEGate: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "MoEGate", source: "modeling_deepseekv2.py",
        summary: "Scores every token against every routed expert in fp32 and keeps the k best (greedy top-k).",
        shapes: "[B, S, H] → scores [B·S, E] → k experts and weights per token")

    /// Sequences in the call.
    public var batch: Int
    /// Tokens of each.
    public var tokens: Int
    /// Hidden size.
    public var hidden: Int
    /// Routed experts.
    public var experts: Int
    /// Experts per token.
    public var perToken: Int

    /// States the scores and the choice.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let H = R.N.dimension(.hidden, hidden)
        let E = R.N.dimension(.experts, experts)
        let k = R.N.dimension(.expertsPerToken, perToken)
        model.move(.cast, "to_float", from: rows * H, to: rows * H, note: "the router computes in fp32")
        model.record(
            Operation(
                "logits", .matmul, matrix: 2 * rows * H * E, weights: E * H, reads: rows * H, writes: rows * E,
                width: .single, note: "one score per token and expert"),
            parameters: 0)
        model.parameter("weight", E * H)
        model.softmax("softmax", scores: rows * E, width: .single)
        model.record(
            Operation(
                "topk", .topK, vectorElements: rows * E, reads: rows * E, writes: rows * k, width: .single,
                note: "keeps the k best experts of each token"),
            parameters: 0)
        model.each(.multiply, "scale", rows * k, width: .single, note: "routed_scaling_factor")
    }
}
