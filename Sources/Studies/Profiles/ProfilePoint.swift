import AnalyticCore

/// A profile evaluated on a device: what sentences about it are made of.
public struct ProfilePoint: Sendable {
    /// The profile.
    public let profile: WorkloadProfile
    /// The scenario that was evaluated.
    public let scenario: Scenario
    /// What metrics are read from.
    public let study: StudyPoint
    /// What a user waits for.
    public let service: Service
    /// Views and tokens.
    public let geometry: WorkloadGeometry

    /// Evaluates a profile, starting from a scenario with its device.
    public init(_ profile: WorkloadProfile, from start: Scenario) throws(ScenarioError) {
        let scenario = try profile.scenario(from: start)
        let evaluation = try Evaluation(scenario)
        self.profile = profile
        self.scenario = scenario
        study = StudyPoint(evaluation, for: .time)
        service = Service(TimeEvaluation(evaluation))
        geometry = evaluation.geometry
    }

    /// The device's id.
    public var deviceID: String { scenario.machine.device.id }

    /// Matrix FLOPs of a stage.
    func flops(_ stage: Stage) -> Double { service.time.evaluation.cost(of: 0, in: stage).matrix.approximate }

    /// What keeps a stage from being faster.
    func limiter(_ stage: Stage) -> Limiter? { service.time.time(of: 0, in: stage).limiter }

    /// Whether it fits on the device; nil where that is disputed.
    var fits: Bool? { MemoryEvaluation(service.time.evaluation).fits }
}
