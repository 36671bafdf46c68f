import AnalyticCore

/// One evaluated scenario, as deeply as the metrics that are read from it need.
public struct StudyPoint: Sendable {
    /// The evaluation.
    public let evaluation: Evaluation
    private let time: TimeEvaluation?

    /// A scenario evaluated as deeply as `needs` asks.
    public init(_ scenario: Scenario, for needs: MetricNeeds) throws(ScenarioError) {
        self.init(try Evaluation(scenario), for: needs)
    }

    /// An evaluation that was made before.
    public init(_ evaluation: Evaluation, for needs: MetricNeeds) {
        self.evaluation = evaluation
        time = needs == .time ? TimeEvaluation(evaluation) : nil
    }

    /// The times; worked out now where they were not before.
    public var timing: TimeEvaluation { time ?? TimeEvaluation(evaluation) }

    /// What a user waits for.
    var service: Service { Service(timing) }

    /// The sums of the whole model in a stage; nil for all stages.
    func sums(in stage: Stage?, timed: Bool) -> NodeSums {
        NodeSums(evaluation, timed ? timing : nil, node: 0, in: stage)
    }
}
