/// The table of rotary angles, made anew in every layer.
public struct LlamaRotaryEmbedding: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .norm }
    /// See `Layer`.
    public static var split: Split? { .whole }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "LlamaRotaryEmbedding", source: "transformers 4.46.3, modeling_llama.py",
        summary: """
            Frequencies times positions as a batched outer product, then cosine and sine. transformers 4.46 recomputes it in \
            every layer, and the product is counted as matrix work.
            """,
        shapes: "positions [B, S] → cos, sin [B, S, d]",
        why:
            "Attention alone does not know what comes before what. Turning queries and keys by an angle that grows with the position makes scores depend on distance."
    )

    /// Sequences in the call.
    public var batch: Int
    /// Tokens of each.
    public var tokens: Int
    /// Channels of a head.
    public var headWidth: Int

    /// States the outer product and the table.
    public func describe<R: Recorder>(into model: inout R) {
        let B = R.N.dimension(.batch, batch)
        let S = R.N.dimension(.tokens, tokens)
        let half = R.N.dimension(.halfHead, headWidth / 2)
        model.record(
            Operation(
                "freqs", .matmul, matrix: 2 * B * half * S, weights: half, fixedReads: 8 * B * S, launches: 0,
                isSingle: true,
                note: "an outer product: d/2 frequencies times S positions")
        ) { kernels in
            if !kernels.isSingle { kernels.run(weights: half, fixedWrites: 4 * half) }
            kernels.run(fixedReads: 8 * B * S, fixedWrites: 4 * B * S)
            kernels.run(
                weights: kernels.isSingle ? half : 0,
                fixedReads: (kernels.isSingle ? 0 : 4 * half) + 4 * B * S, fixedWrites: 4 * B * half * S)
        }
        model.hold(0, bytes: 4 * B * half * S)
        model.record(
            Operation(
                "cos_sin", .rotaryTable, vectorElements: 2 * B * S * half, writes: 4 * B * S * half,
                note: "the angles are doubled to d, then cosine and sine")
        ) { kernels in
            let doubled = 2 * B * S * half
            kernels.single(reads: B * S * half, writes: doubled)
            for _ in 0..<2 {
                kernels.single(reads: doubled, writes: doubled)
                kernels.single(reads: doubled, writes: doubled)
                kernels.narrow(doubled)
            }
            kernels.keeps(bytes: 16 * doubled)
        }
    }
}
