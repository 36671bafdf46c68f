/// Everything that a request costs on a decoder: its prompt, and its steps.
public struct DecoderEvaluation: Sendable {
    /// Steps over which costs grow evenly, with both ends evaluated.
    struct Run: Sendable {
        let steps: StepRun
        let first: CallEvaluation
        let last: CallEvaluation
    }

    /// The model.
    public let model: DecoderModel
    /// The request.
    public let request: TextRequest
    /// The call that reads the prompt.
    public let prefill: CallEvaluation
    private let runs: [Run]

    /// Evaluates a request; `workload` gives the precisions.
    ///
    /// - Throws: `ScenarioError.overflow` where a figure would not fit.
    public init(
        _ model: DecoderModel, _ request: TextRequest, workload: Workload = Workload()
    ) throws(ScenarioError) {
        self.model = model
        self.request = request
        prefill = try CallEvaluation(request.prefill(of: model), workload: workload)
        var runs: [Run] = []
        for steps in model.runs(of: request) {
            runs.append(
                Run(
                    steps: steps,
                    first: try CallEvaluation(request.step(steps.first, of: model), workload: workload),
                    last: try CallEvaluation(request.step(steps.last, of: model), workload: workload)))
        }
        self.runs = runs
    }

    /// Modules and operations; every call states the same.
    public var nodes: [Node] { prefill.nodes }

    /// What a node costs over all steps.
    public func decodeCost(of node: Int) -> Cost {
        runs.reduce(into: Cost.zero) { sum, run in
            sum += .series(first: run.first.cost(of: node), last: run.last.cost(of: node), steps: run.steps.count)
        }
    }
}

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
