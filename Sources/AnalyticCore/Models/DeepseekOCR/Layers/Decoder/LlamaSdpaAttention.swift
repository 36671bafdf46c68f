/// Decoder self-attention on the sdpa path.
public struct LlamaSdpaAttention: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .attention }
    /// See `Layer`.
    public static var split: Split? { .heads }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "LlamaSdpaAttention", source: "transformers 4.46.3, modeling_llama.py",
        summary: """
            Self-attention with a KV cache through scaled_dot_product_attention: one fused kernel. The vendor's table has no such entry; it is offered for comparison.
            """,
        shapes: "[B, S, H] → [B, S, H]; scores [B, h, S, T], T = P + S",
        why:
            "Each new token asks all tokens before it what they know; one kernel keeps the scores on the chip, which saves traffic and launches, not arithmetic."
    )

    /// The shapes.
    public var shape: LlamaSelfAttention

    /// States projections, rotary embedding, cache and attention.
    public func describe<R: Recorder>(into model: inout R) {
        shape.describe(into: &model, path: .sdpa)
    }
}
