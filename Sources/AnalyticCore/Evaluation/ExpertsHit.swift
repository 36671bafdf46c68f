extension Evaluation {
    /// Distinct routed experts that one decode step is expected to hit in each mixture layer; nil where there is none.
    public var expertsHit: Double? {
        guard let mixture = scenario.model.facts.mixture else { return nil }
        return scenario.workload.routing.expected(
            experts: mixture.experts, perToken: mixture.perToken, tokens: Count(scenario.workload.batch))
    }
}
