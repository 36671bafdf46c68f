/// Why layers of the earlier analysis differ from the measured counts: FLOPs at the shapes that it published, each term found
/// by hand from its two figures and their printed difference.
extension DeepseekOCRStudies {
    static let causes: [String: EarlierCause] = [
        "Attention": EarlierCause(
            .init(
                "relative-position work, an eighth of the products of a layer that has them, which this one does not run",
                relative(tokens: windowed, side: 14) / 8)),
        "MLPBlock": EarlierCause(gelu),
        "Block": EarlierCause(missing(relative(tokens: positions, side: 64)), gelu),
        "ImageEncoderViT": EarlierCause(
            missing(4 * relative(tokens: positions, side: 64) + 8 * relative(tokens: windowed, side: 14)),
            .init("GELU of the twelve blocks", 12 * gelu.flops),
            .init("the two norms of the neck, 5 an element", 2 * neckNorm)),
        "LayerNorm2d": EarlierCause(.init("the norm, 5 an element, which is all it does", neckNorm)),
        "NoTPFeedForward": EarlierCause(quickGELU(layers: 1)),
        "NoTPTransformerBlock": EarlierCause(quickGELU(layers: 1)),
        "NoTPTransformer": EarlierCause(quickGELU(layers: 2)),
        "VitModel": EarlierCause(
            quickGELU(layers: 2), .init("the first norm, 5 an element", 5 * clipPositions * 1024)),
        "MlpProjector": EarlierCause(.init("GELU, 8 an element", 8 * 577 * 1280)),
        "DeepseekV2MLP": EarlierCause(silu(width: 6848)),
        "MoEGate": EarlierCause(gate),
        "DeepseekV2MoE": EarlierCause(experts, gate),
        "DeepseekV2RMSNorm": EarlierCause(.init("the norm, 3 an element, which is all it does", norm)),
        "DeepseekV2DecoderLayer_dense": EarlierCause(
            silu(width: 6848), .init("two norms, 3 an element", 2 * norm)),
        "DeepseekV2DecoderLayer_moe": EarlierCause(
            experts, gate, .init("two norms, 3 an element", 2 * norm)),
        "LlamaFlashAttention2": EarlierCause(.init("the product of the rotary table", -2 * 512 * 64)),
    ]

    /// Tokens of SAM's global view, and of its windows of 14 with their padding.
    private static let positions = 4096.0
    private static let windowed = 25.0 * 196
    /// CLIP's tokens of that view.
    private static let clipPositions = 257.0
    /// Tokens of the decoder's cases.
    private static let tokens = 512.0

    /// The two products of the decomposed relative positions: each token of each head with the rows of a table, 64 wide, of
    /// its side.
    private static func relative(tokens: Double, side: Double) -> Double { 2 * 2 * tokens * 768 * side }

    private static func missing(_ products: Double) -> EarlierCause.Term {
        .init("seven eighths of the relative-position products", -products * 7 / 8)
    }

    private static let gelu = EarlierCause.Term("GELU, 4 an element", 4 * positions * 3072)
    private static let neckNorm = 5 * positions * 256
    private static let norm = 3 * tokens * 1280
    private static let gate = EarlierCause.Term("the softmax of the gate, 6 an expert", 6 * tokens * 64)
    /// Six routed experts of a token, and the shared ones.
    private static let experts = EarlierCause.Term(
        "SiLU and its product, 4 an element", 4 * tokens * (6 * 896 + 1792))

    private static func silu(width: Double) -> EarlierCause.Term {
        .init("SiLU and its product, 4 an element", 4 * tokens * width)
    }

    private static func quickGELU(layers: Double) -> EarlierCause.Term {
        .init("quick GELU, 5 an element", layers * 5 * clipPositions * 4096)
    }
}
