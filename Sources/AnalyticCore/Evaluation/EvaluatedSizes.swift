/// What the root of an evaluation says of sizes: read alike off the tree and off the totals.
public protocol EvaluatedSizes {
    /// The scenario that was evaluated.
    var scenario: Scenario { get }
    /// Views and tokens.
    var geometry: WorkloadGeometry { get }
    /// Trained numbers of the whole model.
    var parameterCount: Count { get }
    /// Bits of all weights, as they are stored.
    var weightBits: Count { get }
}

extension Evaluation: EvaluatedSizes {}
extension EvaluationTotals: EvaluatedSizes {}

extension EvaluatedSizes {
    /// Bytes of all weights, as they are stored.
    public var weightBytes: Count { weightBits.dividedRoundingUp(by: 8) }

    /// Bytes of the KV cache when each of the batch's sequences has brought `tokens` tokens; a window keeps fewer.
    public func keyValueCacheBytes(tokens: Int) -> Count {
        let numbers = scenario.model.cachedNumbers(batch: scenario.workload.batch, tokens: tokens)
        return (numbers * Count(scenario.workload.keyValuePrecision.bits)).dividedRoundingUp(by: 8)
    }

    /// Bytes of the KV cache once the prompt is in.
    public var cacheAfterPrefill: Count { keyValueCacheBytes(tokens: geometry.contextTokens) }

    /// Bytes of the KV cache once the last token is out.
    public var cacheAfterDecode: Count {
        keyValueCacheBytes(tokens: geometry.contextTokens + scenario.workload.decodeTokens)
    }
}
