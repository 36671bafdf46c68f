extension DecoderModel {
    /// The cache of a call.
    private func cache(after call: BlockCall) -> CacheRecorder {
        var recorder = CacheRecorder(tokens: call.tokens)
        recorder.module("", DecoderCall(self, call))
        return recorder
    }

    /// Bytes of the cache when each of `batch` sequences has brought `tokens` tokens.
    public func cacheBytes(batch: Int, tokens: Int, precision: Precision = .bf16) -> Count {
        let call = BlockCall(batch: batch, tokens: tokens, past: 0)
        return (cache(after: call).elements * Count(precision.bits)).dividedRoundingUp(by: 8)
    }

    /// Bytes that a token adds to the cache as long as no window is full.
    public func cacheBytesPerToken(precision: Precision = .bf16) -> Count {
        let call = BlockCall(batch: 1, tokens: 1, past: 0)
        return (cache(after: call).perToken * Count(precision.bits))
            .dividedRoundingUp(by: 8)
    }

    /// Trained numbers, in all and those that one token passes through: all but the routed experts that it did not choose.
    public func parameterCounts() throws(ScenarioError) -> (all: Count, active: Count) {
        let one = try CallEvaluation(DecoderCall(self, BlockCall(batch: 1, tokens: 1, past: 0, form: .served)))
        var idle = Count.zero
        for node in one.nodes {
            guard case .total(let count, let running) = node.instances, count > 0 else { continue }
            idle += node.parameters.divided(by: count) * Count(count - running)
        }
        return (one.parameterCount, Count(one.parameterCount.value - idle.value))
    }
}
