/// Which kernels compute attention: the choice of `attention.vision` and `attention.decoder`.
public enum AttentionPath: String, CaseIterable, Sendable {
    /// Matmul, softmax, matmul; the scores are written to memory.
    case eager
    /// `torch.nn.functional.scaled_dot_product_attention`: one fused kernel.
    case sdpa
    /// The flash-attention package: one fused kernel that torch's FLOP counter cannot look into (decoder only; the vision
    /// towers call `scaled_dot_product_attention`, whose flash kernel the counter knows).
    case flash
}

/// The shapes of softmax(q·kᵀ)·v, `rows` query rows against `columns` keys, `batch` times.
public struct AttentionCore<N: Quantity>: Sendable {
    let batch: N
    let rows: N
    let columns: N
    let headWidth: N
    /// Elements of keys (and as many of values) read from memory: B·h·T·d, or the KV heads' share.
    let keys: N
    /// Whether keys and values lie in the KV cache.
    let isCached: Bool
    /// Elements of the additive mask or bias; nil where there is none.
    let mask: N?
    /// The width in which eager attention computes its softmax.
    let softmaxWidth: ElementWidth
}

extension Recorder {
    /// Scores, softmax and mix, as separate kernels or as one.
    mutating func attention(_ core: AttentionCore<N>, path: AttentionPath, isOpaque: Bool) {
        let scores = core.batch * core.rows * core.columns
        let queries = core.batch * core.rows * core.headWidth
        guard path == .eager else {
            record(
                Operation(
                    "scaled_dot_product_attention", .attention,
                    matrix: 2 * core.batch * core.rows * core.headWidth * core.columns
                        + 2 * core.batch * core.rows * core.columns * core.headWidth,
                    vectorElements: scores,
                    reads: queries + (core.isCached ? 0 : 2 * core.keys) + (core.mask ?? 0), writes: queries,
                    keyValueReads: core.isCached ? 2 * core.keys : 0, isOpaque: isOpaque,
                    note: "q·kᵀ, softmax and the mix of v in one kernel: the scores never leave the chip"),
                parameters: 0)
            return
        }
        product(
            "scores", batch: core.batch, rows: core.rows, inner: core.headWidth, columns: core.columns,
            second: core.isCached ? 0 : core.keys, keyValueReads: core.isCached ? core.keys : 0,
            note: "every query meets every key, q·kᵀ; the full square is computed, nothing is saved for causality")
        each(.multiply, "scale", scores, note: "divides the scores by the root of d")
        if let mask = core.mask {
            record(
                Operation(
                    "mask", .add, vectorElements: scores, reads: scores + mask, writes: scores,
                    note: "adds the mask or the relative-position bias to the scores"),
                parameters: 0)
        }
        softmax("softmax", scores: scores, width: core.softmaxWidth)
        product(
            "mix", batch: core.batch, rows: core.rows, inner: core.columns, columns: core.headWidth,
            second: core.isCached ? 0 : core.keys, keyValueReads: core.isCached ? core.keys : 0,
            note: "each query's weighted sum of the values")
    }
}
