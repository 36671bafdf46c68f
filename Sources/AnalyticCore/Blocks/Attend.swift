/// The shapes of softmax(q·kᵀ)·v in one kernel.
struct Attend<N: Quantity> {
    let sequences: N
    let heads: N
    let rows: N
    let columns: N
    /// Channels of a key.
    let keyWidth: N
    /// Channels of a value.
    let valueWidth: N
    /// Numbers read from the cache.
    let cacheReads: N
    /// Numbers read of keys and values that do not lie in the cache.
    var otherReads: N = 0
    /// Whether scores pass through a soft cap before the softmax.
    var isCapped = false
    /// Channels of a key and of a value together, as a number.
    let pairWidth: Int
    /// KV heads of a sequence, as the letter of its formulas and as a number.
    let keyHeads: N
    let keyHeadCount: Int
    /// What part of the FLOPs every implementation needs.
    let needed: Double
    /// Numbers of the cache that every implementation reads.
    let leastCacheReads: N
}

extension Recorder {
    /// Scores, softmax and the mix of values: two products per pair of query and key.
    mutating func attend(_ shape: Attend<N>) {
        let scores = shape.sequences * shape.heads * shape.rows * shape.columns
        let queries = shape.sequences * shape.heads * shape.rows * shape.keyWidth
        if shape.isCapped {
            record(
                Operation(
                    "softcap", .multiply, vectorElements: 3 * scores, launches: 0,
                    note: "cap·tanh(score / cap), inside the kernel"),
                parameters: 0)
        }
        var operation = Operation(
            "scaled_dot_product_attention", .attention,
            matrix: 2 * scores * shape.keyWidth + 2 * scores * shape.valueWidth, vectorElements: scores,
            reads: queries + shape.otherReads,
            writes: shape.sequences * shape.heads * shape.rows * shape.valueWidth,
            keyValueReads: shape.cacheReads,
            note: "q·kᵀ, softmax and the mix of v in one kernel; no score is saved for causality")
        // Where a key and a value differ in width, the kernel works as on their mean.
        operation.shape = KernelShape(
            .attention, batch: shape.sequences * shape.heads, rows: shape.rows, columns: shape.columns,
            inner: .dimension(.headWidth, (shape.pairWidth + 1) / 2), keyHeads: shape.sequences * shape.keyHeads,
            keyNumbers: shape.cacheReads + shape.otherReads)
        operation.needed = shape.needed
        operation.leastKeyValues = shape.leastCacheReads
        operation.split = .attention(keyHeads: shape.keyHeadCount)
        record(operation, parameters: 0)
    }
}
