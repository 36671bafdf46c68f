import AnalyticCore

/// One evaluated scenario, as deeply as the metrics that are read from it need. What the totals say is read through this
/// type alone; only metrics that state that they need the tree may ask for it.
public struct StudyPoint: Sendable {
    /// The whole tree.
    let tree: Evaluation
    private let time: TimeEvaluation?

    /// A scenario evaluated as deeply as `needs` asks.
    public init(_ scenario: Scenario, for needs: MetricNeeds) throws(ScenarioError) {
        self.init(try Evaluation(scenario), for: needs)
    }

    /// An evaluation that was made before.
    public init(_ evaluation: Evaluation, for needs: MetricNeeds) {
        tree = evaluation
        time = needs == .time ? TimeEvaluation(evaluation) : nil
    }

    /// The scenario that was evaluated.
    public var scenario: Scenario { tree.scenario }
    /// Views and tokens.
    var geometry: WorkloadGeometry { tree.geometry }
    /// Trained numbers of the whole model.
    var parameterCount: Count { tree.parameterCount }
    /// Bytes of all weights.
    var weightBytes: Count { tree.weightBytes }
    /// Bytes of the KV cache once the prompt is in, and once the last token is out.
    var cache: (afterPrefill: Count, afterDecode: Count) { (tree.cacheAfterPrefill, tree.cacheAfterDecode) }
    /// Distinct routed experts that a decode step hits in each mixture layer; nil where there is none.
    var expertsHit: Double? { tree.expertsHit.map { Double($0) } }

    /// What the whole model costs in a stage.
    func cost(in stage: Stage) -> Cost { tree.cost(of: 0, in: stage) }

    /// What the last decode step costs.
    var lastStep: Cost { tree.cost(of: 0, in: .lastStep) }

    /// The times; worked out now where they were not before.
    public var timing: TimeEvaluation { time ?? TimeEvaluation(tree) }

    /// What a user waits for.
    var service: Service { Service(timing) }

    /// The sums of the whole model in a stage; nil for all stages.
    func sums(in stage: Stage?, timed: Bool) -> NodeSums {
        NodeSums(tree, timed ? timing : nil, node: 0, in: stage)
    }
}
