/// Decoder self-attention on the eager path.
public struct LlamaAttention: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .attention }
    /// See `Layer`.
    public static var split: Split? { .heads }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "LlamaAttention", source: "transformers 4.46.3, modeling_llama.py",
        summary: """
            Self-attention with a KV cache, eager: scores are materialised and the softmax runs in fp32.
            """,
        shapes: "[B, S, H] → [B, S, H]; scores [B, h, S, T], T = P + S")

    /// The shapes.
    public var shape: LlamaSelfAttention

    /// States projections, rotary embedding, cache and attention.
    public func describe<R: Recorder>(into model: inout R) {
        shape.describe(into: &model, path: .eager)
    }
}
