import AnalyticCore

/// Reads a metric of scenarios that differ little from one: what does not change is worked out once.
struct LeverProbe: Sendable {
    let scenario: Scenario
    let metric: Metric
    let before: Double
    /// Whether it fits in memory as it is.
    let fits: Bool
    private let evaluation: Evaluation
    private let memory: MemoryEvaluation
    /// Whether each target is met now, where the metric reads times.
    private let isMet: (first: Bool, each: Bool)

    /// nil where the scenario is not legal, or the metric has no value.
    init?(_ scenario: Scenario, _ metric: Metric) {
        guard let evaluation = try? Evaluation(scenario) else { return nil }
        let point = StudyPoint(evaluation, for: metric.needs)
        guard let before = metric.value(point) else { return nil }
        self.scenario = scenario
        self.metric = metric.inWords(of: scenario.model.card)
        self.evaluation = evaluation
        self.before = before
        memory = MemoryEvaluation(evaluation)
        fits = memory.fits != false
        let times = Self.times(point.service)
        isMet = (
            times.first.map { $0 <= scenario.machine.targetTTFT } ?? false,
            times.each.map { $0 <= scenario.machine.targetTPOT / 1e3 } ?? false
        )
    }

    /// A change with what it does; nil where it is not legal, or the metric then has no value.
    func lever(_ steps: [Lever.Step], _ changed: Scenario) -> Lever? {
        guard let evaluation = try? Evaluation(changed, sharing: evaluation) else { return nil }
        let point = StudyPoint(evaluation, for: metric.needs)
        let service = point.service
        guard let after = metric.value(point, service) else { return nil }
        return Lever(
            steps: steps, scenario: changed, metric: metric, before: before, after: after,
            standing: standing(
                // Constants of kernels say how long something takes, never how much there is of it.
                steps.allSatisfy { $0.parameter.group == .kernels } ? memory : MemoryEvaluation(evaluation), changed,
                Self.times(service)))
    }

    /// A lever from the present value of one parameter.
    func lever(_ parameter: Parameter, to changed: Scenario) -> Lever? {
        let (from, to) = (parameter.value(in: scenario), parameter.value(in: changed))
        guard from != to else { return nil }
        return lever([Lever.Step(parameter: parameter, from: from, to: to)], changed)
    }

    /// Whether two levers can be pulled together, and what that does.
    func both(_ first: Lever, _ second: Lever) -> Lever? {
        var changed = first.scenario
        for step in second.steps {
            guard (try? step.parameter.write(step.to, to: &changed)) != nil else { return nil }
        }
        // What the second sets by the way must not take the first back, as an engine does with the execution.
        for step in first.steps where step.parameter.value(in: changed) != step.to { return nil }
        return lever(first.steps + second.steps, changed)
    }

    private func standing(
        _ memory: MemoryEvaluation, _ changed: Scenario, _ times: (first: Double?, each: Double?)
    ) -> Lever.Standing {
        if memory.fits == false { return .doesNotFit(needs: memory.total, of: memory.usable) }
        let machine = changed.machine
        if let lack = machine.lack(for: changed.workload), lack != scenario.machine.lack(for: scenario.workload) {
            return .lacksUnits(lack)
        }
        if isMet.first, let first = times.first, first > machine.targetTTFT {
            return .missesTarget("TTFT", seconds: first, limit: machine.targetTTFT)
        }
        if isMet.each, let each = times.each, each > machine.targetTPOT / 1e3 {
            return .missesTarget("TPOT", seconds: each, limit: machine.targetTPOT / 1e3)
        }
        return .usable
    }

    private static func times(_ service: Service?) -> (first: Double?, each: Double?) {
        (service?.timeToFirstToken(.estimate), service?.timePerOutputToken(.estimate))
    }
}
