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
        shapes: "[B, S, H] → [B, S, H]; scores [B, h, S, T], T = P + S",
        why:
            "Each new token asks all tokens before it what they know. What they can be asked by (keys) and what they answer (values) is kept, so that a step only works out those of the new token, and then reads all that is kept."
    )

    /// The shapes.
    public var shape: LlamaSelfAttention

    /// States projections, rotary embedding, cache and attention.
    public func describe<R: Recorder>(into model: inout R) {
        shape.describe(into: &model, path: .eager)
    }
}
