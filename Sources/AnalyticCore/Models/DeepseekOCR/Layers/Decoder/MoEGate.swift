/// The router of a mixture-of-experts layer.
public struct MoEGate: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .router }
    /// See `Layer`.
    public static var split: Split? { .whole }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "MoEGate", source: "modeling_deepseekv2.py",
        summary: "Scores every token against every routed expert in fp32 and keeps the k best (greedy top-k).",
        shapes: "[B, S, H] → scores [B·S, E] → k experts and weights per token",
        why:
            "With experts only a few of them should work for each token: this small product decides which, and how much each of them counts."
    )

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
        model.record(
            Operation("to_float", .cast, launches: 0, note: "the router computes in fp32")
        ) { kernels in
            kernels.widen(rows * H)
            if !kernels.isSingle { kernels.run(weights: E * H, fixedWrites: 4 * E * H) }
            kernels.keeps(bytes: 4 * rows * H + 4 * E * H)
        }
        var operation = Operation(
            "logits", .matmul, matrix: 2 * rows * H * E, weights: E * H, reads: rows * H,
            fixedWrites: 4 * rows * E, isSingle: true, note: "one score per token and expert")
        operation.shape = KernelShape(.product, rows: rows, columns: E, inner: H)
        model.record(operation) { kernels in
            kernels.run(
                weights: kernels.isSingle ? E * H : 0,
                fixedReads: kernels.isSingle ? 4 * rows * H : 4 * rows * H + 4 * E * H, fixedWrites: 4 * rows * E)
        }
        model.parameter("weight", E * H)
        model.hold(0, bytes: 4 * rows * E)
        model.record(
            Operation(
                "softmax", .softmax, vectorElements: rows * E, launches: 0,
                note: "turns each row of scores into weights that sum to 1")
        ) { kernels in
            kernels.single(reads: rows * E, writes: rows * E)
        }
        model.record(
            Operation(
                "topk", .topK, vectorElements: rows * E, fixedReads: 4 * rows * E, fixedWrites: 12 * rows * k,
                note: "keeps the k best experts of each token: a weight in fp32 and a 64-bit index"), parameters: 0)
        model.record(
            Operation(
                "scale", .multiply, vectorElements: rows * k, launches: 0, note: "routed_scaling_factor")
        ) { kernels in
            kernels.single(reads: rows * k, writes: rows * k)
        }
    }
}
