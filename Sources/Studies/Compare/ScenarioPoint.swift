import AnalyticCore

/// A scenario with all that is read of it: costs, times, what a user waits for, and memory.
public struct ScenarioPoint: Sendable {
    /// Costs and times.
    public let timing: TimeEvaluation
    /// What a user waits for and pays.
    public let service: Service
    /// What one device holds.
    public let memory: MemoryEvaluation

    /// What was worked out already.
    public init(_ timing: TimeEvaluation, service: Service, memory: MemoryEvaluation) {
        self.timing = timing
        self.service = service
        self.memory = memory
    }

    /// A scenario evaluated.
    ///
    /// - Throws: `ScenarioError` where it is not legal.
    public init(_ scenario: Scenario) throws(ScenarioError) {
        let timing = TimeEvaluation(try Evaluation(scenario))
        self.init(timing, service: Service(timing), memory: MemoryEvaluation(timing.evaluation))
    }

    /// Costs.
    public var evaluation: Evaluation { timing.evaluation }
    /// The scenario.
    public var scenario: Scenario { evaluation.scenario }
}
