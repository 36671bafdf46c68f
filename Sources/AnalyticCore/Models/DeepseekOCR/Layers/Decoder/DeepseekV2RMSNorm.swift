/// Root-mean-square norm of the decoder.
public struct DeepseekV2RMSNorm: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .norm }
    /// See `Layer`.
    public static var split: Split? { .whole }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "DeepseekV2RMSNorm", source: "modeling_deepseekv2.py",
        summary: "Scales each token to unit root mean square, in fp32, then by a learned weight.",
        shapes: "[B, S, H] → [B, S, H]",
        why:
            "Numbers grow as layers add to them; each layer first brings them back to one scale. It is little work, but in eager execution it is several kernels, each of which has to be launched."
    )

    /// Sequences in the call.
    public var batch: Int
    /// Tokens of each.
    public var tokens: Int
    /// Hidden size.
    public var hidden: Int

    /// States the norm.
    public func describe<R: Recorder>(into model: inout R) {
        let H = R.N.dimension(.hidden, hidden)
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let elements = rows * H
        var operation = Operation(
            "norm", .rmsNorm, vectorElements: elements, weights: H, reads: elements, writes: elements,
            note: "keeps each token's scale in check")
        // Eager, it is a row of elementwise kernels.
        if model.execution != .eager { operation.shape = KernelShape(.row, rows: rows, columns: H, inner: H) }
        model.record(operation) { kernels in
            kernels.widen(elements)
            kernels.single(reads: elements, writes: elements)
            kernels.single(reads: elements, writes: rows)
            kernels.single(reads: rows, writes: rows)
            kernels.single(reads: rows, writes: rows)
            kernels.single(reads: elements + rows, writes: elements)
            kernels.narrow(elements)
            kernels.run(reads: elements, writes: elements, weights: H)
            kernels.keeps(bytes: 8 * elements + 8 * rows)
        }
        model.parameter("weight", H)
    }
}
