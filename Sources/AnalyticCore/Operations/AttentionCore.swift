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
    /// Sequences (or windows) times heads.
    let batch: N
    let rows: N
    let columns: N
    let headWidth: N
    /// Elements of keys (and as many of values) read from memory: B·h·T·d, or the KV heads' share.
    let keys: N
    /// Sequences times KV heads.
    let keyHeads: N
    /// Whether keys and values lie in the KV cache.
    let isCached: Bool
    /// KV-cache elements of the keys (and as many of the values) that no implementation can do without; 0 without a cache.
    let leastKeys: N
    /// What part of the scores is no padding, and not hidden by the causal mask.
    let needed: Double
    /// How devices divide it; nil for what the module says.
    var split: Split?
    /// Elements of the additive mask or bias; nil where there is none.
    let mask: N?
    /// Elements that a fused kernel reads in place of the mask: the parts that it adds up itself.
    let fusedMask: N
    /// Whether eager attention computes its softmax in fp32, between two casts.
    let softmaxIsSingle: Bool
}

extension Recorder {
    /// Whether attention is one kernel: always in fused execution.
    func attentionIsOneKernel(_ path: AttentionPath) -> Bool {
        path != .eager || execution.isFused
    }

    /// Scores, softmax and mix, as separate kernels or as one.
    mutating func attention(_ core: AttentionCore<N>, path: AttentionPath, isOpaque: Bool) {
        let scores = core.batch * core.rows * core.columns
        let queries = core.batch * core.rows * core.headWidth
        guard !attentionIsOneKernel(path) else {
            oneKernel(core, isOpaque: isOpaque)
            hold(queries)
            return
        }
        product(
            "scores", batch: core.batch, rows: core.rows, inner: core.headWidth, columns: core.columns,
            second: core.isCached ? 0 : core.keys, keyValueReads: core.isCached ? core.keys : 0,
            leastKeyValues: core.leastKeys, needed: core.needed, split: core.split,
            note: "every query meets every key, q·kᵀ; the full square is computed, nothing is saved for causality")
        hold(scores)
        each(.multiply, "scale", scores, note: "divides the scores by the root of d")
        if let mask = core.mask {
            record(
                Operation(
                    "mask", .add, vectorElements: scores, reads: scores + mask, writes: scores,
                    note: "adds the mask or the relative-position bias to the scores"),
                parameters: 0)
        }
        record(
            Operation(
                "softmax", .softmax, vectorElements: scores, reads: scores, writes: scores,
                note: "turns each row of scores into weights that sum to 1")
        ) { kernels in
            guard core.softmaxIsSingle else { return kernels.run(reads: scores, writes: scores) }
            kernels.widen(scores)
            kernels.single(reads: scores, writes: scores)
            kernels.narrow(scores)
            kernels.keeps(bytes: 8 * scores)
        }
        product(
            "mix", batch: core.batch, rows: core.rows, inner: core.columns, columns: core.headWidth,
            second: core.isCached ? 0 : core.keys, keyValueReads: core.isCached ? core.keys : 0,
            leastKeyValues: core.leastKeys, needed: core.needed, split: core.split,
            note: "each query's weighted sum of the values")
        hold(queries)
    }

    private mutating func oneKernel(_ core: AttentionCore<N>, isOpaque: Bool) {
        let queries = core.batch * core.rows * core.headWidth
        let keysAndValues = 2 * core.keys
        var operation = Operation(
            "scaled_dot_product_attention", .attention,
            matrix: 2 * core.batch * core.rows * core.headWidth * core.columns
                + 2 * core.batch * core.rows * core.columns * core.headWidth,
            vectorElements: core.batch * core.rows * core.columns,
            reads: queries + (core.isCached ? 0 : keysAndValues) + core.fusedMask, writes: queries,
            keyValueReads: core.isCached ? keysAndValues : 0, isOpaque: isOpaque,
            note: "q·kᵀ, softmax and the mix of v in one kernel: the scores never leave the chip")
        operation.shape = KernelShape(
            .attention, batch: core.batch, rows: core.rows, columns: core.columns, inner: core.headWidth,
            keyHeads: core.keyHeads, keyNumbers: 2 * core.leastKeys)
        operation.split = core.split
        operation.leastKeyValues = 2 * core.leastKeys
        operation.needed = core.needed
        record(operation) { kernels in
            // torch's flash kernel also writes a number per row, its masked kernel does not; both write the random state.
            let rowState = core.mask == nil ? 4 * core.batch * core.rows : 0
            kernels.run(
                reads: queries + (core.isCached ? 0 : keysAndValues) + (core.mask ?? 0), writes: queries,
                fixedWrites: rowState + 16, keyValueReads: core.isCached ? keysAndValues : 0)
        }
    }
}
