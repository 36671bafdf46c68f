/// Decoder self-attention on the flash path.
public struct LlamaFlashAttention2: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .attention }
    /// See `Layer`.
    public static var split: Split? { .heads }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "LlamaFlashAttention2", source: "transformers 4.46.3, modeling_llama.py",
        summary: """
            Self-attention with a KV cache through the flash-attention package. The same matrix work as eager, but inside a kernel that torch's FLOP counter cannot look into.
            """,
        shapes: "[B, S, H] → [B, S, H]; scores [B, h, S, T], T = P + S",
        why:
            "Each new token asks all tokens before it what they know. The scores never go to memory: the kernel works on pieces that fit on the chip, which saves traffic, not arithmetic."
    )

    /// The shapes.
    public var shape: LlamaSelfAttention

    /// States projections, rotary embedding, cache and attention.
    public func describe<R: Recorder>(into model: inout R) {
        shape.describe(into: &model, path: .flash)
    }
}
