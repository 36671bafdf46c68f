extension Evaluation {
    /// Distinct routed experts that one decode step is expected to hit in each mixture layer; nil where there is none.
    public var expertsHit: Double? {
        let decoder = scenario.model.decoder
        guard !decoder.mixtureIndexes.isEmpty else { return nil }
        return scenario.workload.routing.expected(
            experts: decoder.routedExperts, perToken: decoder.expertsPerToken, tokens: Count(scenario.workload.batch))
    }
}
