/// The projection to the vocabulary.
public struct VocabularyHead: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .head }
    /// See `Layer`.
    public static var split: Split? { .columns }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "VocabularyHead", source: "transformers (lm_head)",
        summary: """
            Scores every vocabulary entry. A tied head reads the embedding's weights and has none of its own. The reference \
            scores all positions of the prompt; servers keep only the last.
            """,
        shapes: "[B, S, H] → [B, S, V]",
        why:
            "The decoder ends with a vector; the answer is a word. Comparing the vector with one of every word in the vocabulary gives each a score, and the best is written."
    )

    /// The call; `tokens` are the positions that are scored.
    public var call: BlockCall
    /// Hidden size.
    public var hidden: Int
    /// Vocabulary size.
    public var vocabulary: Int
    /// `tie_word_embeddings`.
    public var isTied: Bool
    /// Whether it has a bias.
    public var hasBias = false
    /// `final_logit_softcapping`: whether scores are capped.
    public var isCapped = false

    /// States the product and the cap.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = call.rows(R.N.self)
        let H = R.N.dimension(.hidden, hidden)
        let V = R.N.dimension(.vocabulary, vocabulary)
        let bias = hasBias ? V : 0
        var operation = Operation(
            "logits", .matmul, matrix: 2 * rows * H * V, weights: H * V + bias, reads: rows * H, writes: rows * V,
            note: "one score per position and vocabulary entry")
        operation.shape = KernelShape(.product, rows: rows, columns: V, inner: H)
        // The next token follows from the last position alone.
        operation.needed = call.tokens > 0 ? 1 / Double(call.tokens) : 1
        model.record(operation, parameters: 0)
        model.parameter("weight", isTied ? bias : H * V + bias)
        model.gather("gather_logits", rows: rows, columns: V, note: "every device has the scores of its entries")
        if isCapped {
            var cap = Operation<R.N>(
                "softcap", .multiply, vectorElements: 3 * rows * V, launches: 0, note: "cap·tanh(score / cap)")
            cap.split = .whole
            model.record(cap, parameters: 0)
        }
    }
}
