import AnalyticCore

/// One evaluated scenario, as deeply as the metrics that are read from it need. What the totals say is read through this
/// type alone; only metrics that state that they need the tree may ask for it.
public struct StudyPoint: Sendable {
    private enum Depth: Sendable {
        case totals(EvaluationTotals)
        case tree(Evaluation)
        case timed(TimeEvaluation)
    }

    private let depth: Depth

    /// A scenario evaluated as deeply as `needs` asks.
    public init(_ scenario: Scenario, for needs: MetricNeeds) throws(ScenarioError) {
        switch needs {
        case .totals: depth = .totals(try EvaluationTotals(scenario))
        case .tree: depth = .tree(try Evaluation(scenario))
        case .time: depth = .timed(TimeEvaluation(try Evaluation(scenario)))
        }
    }

    /// An evaluation that was made before.
    public init(_ evaluation: Evaluation, for needs: MetricNeeds) {
        depth = needs == .time ? .timed(TimeEvaluation(evaluation)) : .tree(evaluation)
    }

    /// The whole tree; nil where only totals were asked for.
    var tree: Evaluation? {
        switch depth {
        case .totals: nil
        case .tree(let evaluation): evaluation
        case .timed(let time): time.evaluation
        }
    }

    /// What a user waits for; nil where no times were asked for.
    var service: Service? {
        if case .timed(let time) = depth { Service(time) } else { nil }
    }

    private var sizes: any EvaluatedSizes {
        switch depth {
        case .totals(let totals): totals
        case .tree(let evaluation): evaluation
        case .timed(let time): time.evaluation
        }
    }

    /// The scenario that was evaluated.
    public var scenario: Scenario { sizes.scenario }
    /// Views and tokens.
    var geometry: WorkloadGeometry { sizes.geometry }
    /// Trained numbers of the whole model.
    var parameterCount: Count { sizes.parameterCount }
    /// Bytes of all weights.
    var weightBytes: Count { sizes.weightBytes }
    /// Bytes of the KV cache once the prompt is in, and once the last token is out.
    var cache: (afterPrefill: Count, afterDecode: Count) { (sizes.cacheAfterPrefill, sizes.cacheAfterDecode) }

    /// What the whole model costs in a stage.
    func cost(in stage: Stage) -> Cost {
        if case .totals(let totals) = depth { return totals.cost(in: stage) }
        return tree?.cost(of: 0, in: stage) ?? .zero
    }

    /// What the last decode step costs.
    var lastStep: Cost {
        if case .totals(let totals) = depth { return totals.cost(in: .lastStep) }
        return tree?.cost(of: 0, in: .lastStep) ?? .zero
    }

    /// The sums of the whole model in a stage; nil for all stages.
    func sums(in stage: Stage?) -> NodeSums {
        switch depth {
        case .tree(let evaluation): return NodeSums(evaluation, nil, node: 0, in: stage)
        case .timed(let time): return NodeSums(time.evaluation, time, node: 0, in: stage)
        case .totals(let totals):
            var sums = NodeSums()
            for each in stage.map({ [$0] }) ?? totals.plan.stages {
                sums.cost += totals.cost(in: each)
                sums.peak = max(sums.peak, totals.peakBytes(in: each))
            }
            sums.parameters = totals.parameterCount
            return sums
        }
    }
}
