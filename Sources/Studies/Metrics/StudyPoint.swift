import AnalyticCore

/// One evaluated scenario, with its times where they are asked for.
public struct StudyPoint: Sendable {
    /// The evaluation.
    public let evaluation: Evaluation
    /// Its times, where a metric asked for them.
    let time: TimeEvaluation?

    /// A scenario evaluated; `timed`: times are worked out too.
    public init(_ scenario: Scenario, timed: Bool) throws(ScenarioError) {
        evaluation = try Evaluation(scenario)
        time = timed ? TimeEvaluation(evaluation) : nil
    }

    /// The times; worked out now where they were not before.
    var timing: TimeEvaluation { time ?? TimeEvaluation(evaluation) }
    /// What a user waits for.
    var service: Service { Service(timing) }
}
