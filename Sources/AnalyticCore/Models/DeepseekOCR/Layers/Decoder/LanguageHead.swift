/// The projection to the vocabulary.
public struct LanguageHead: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .head }
    /// See `Layer`.
    public static var split: Split? { .columns }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "Linear", source: "modeling_deepseekocr.py (lm_head)",
        summary: """
            Scores every vocabulary entry, then casts to fp32. The reference does so for all positions of the prompt; servers \
            keep only the last.
            """,
        shapes: "[B, S, H] → [B, S, V]",
        why:
            "The decoder ends with a vector; the answer is a word. Comparing the vector with one of every word in the vocabulary gives each a score, and the best is written."
    )

    /// Sequences in the call.
    public var batch: Int
    /// Positions of each that are scored.
    public var tokens: Int
    /// Hidden size.
    public var hidden: Int
    /// Vocabulary size.
    public var vocabulary: Int

    /// States the product and the cast.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let H = R.N.dimension(.hidden, hidden)
        let V = R.N.dimension(.vocabulary, vocabulary)
        var operation = Operation(
            "logits", .matmul, matrix: 2 * rows * H * V, weights: H * V, reads: rows * H, writes: rows * V,
            note: "one score per position and vocabulary entry; not tied to the embedding")
        operation.shape = KernelShape(.product, rows: rows, columns: V, inner: H)
        // The next token follows from the last position alone.
        operation.needed = tokens > 0 ? 1 / Double(tokens) : 1
        model.record(operation, parameters: 0)
        model.parameter("weight", H * V)
        model.gather("gather_logits", rows: rows, columns: V, note: "every device has the scores of its entries")
        model.hold(rows * V)
        model.record(
            Operation("float", .cast, launches: 0, note: "to fp32, in which the reference returns its scores")
        ) { kernels in
            kernels.widen(rows * V)
            kernels.keeps(bytes: kernels.isSingle ? 0 : 4 * rows * V)
        }
    }
}
