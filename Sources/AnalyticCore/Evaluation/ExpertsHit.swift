extension Evaluation {
    /// Distinct routed experts that one decode step hits in each mixture layer; nil where there is none.
    public var expertsHit: Int? {
        let decoder = scenario.model.decoder
        guard !decoder.mixtureIndexes.isEmpty else { return nil }
        return scenario.workload.routing.distinct(
            experts: decoder.routedExperts, perToken: decoder.expertsPerToken, tokens: Count(scenario.workload.batch))
    }
}
