import AnalyticCore

/// The levers of a scenario, and the few that are worth a try.
public struct LeverFindings: Sendable {
    /// The scenario.
    public let scenario: Scenario
    /// What is looked at, in the model's words.
    public let metric: Metric
    /// The metric as it is; nil where there is none.
    public let before: Double?
    /// Every lever, the largest effect first.
    public let levers: [Lever]
    /// The best of what a user can change, each of another parameter, then the best two together.
    public let tries: [Lever]
    /// The largest batch that fits, 0 where not even one request does.
    public let largestBatch: Int

    /// Works them out; nil where `goesOn` says no meanwhile.
    ///
    /// - Parameter isWhole: Whether every parameter is stepped, or only those that a user can change.
    public init?(
        _ scenario: Scenario, metric: Metric, isWhole: Bool = true, goesOn: @escaping @Sendable () -> Bool = { true }
    ) {
        self.scenario = scenario
        self.metric = metric.inWords(of: scenario.model.card)
        largestBatch = MemoryEvaluation.largestBatch(scenario)
        guard let probe = LeverProbe(scenario, metric) else {
            (before, levers, tries) = (nil, [], [])
            return
        }
        before = probe.before
        let tryable = probe.fits ? Levers.tryable : Levers.tryable.union(Levers.fitting)
        let found = Levers.found(by: probe, of: isWhole ? nil : tryable, goesOn)
        guard goesOn() else { return nil }
        levers = Levers.ranked(found)
        tries =
            probe.fits
            ? Self.tries(among: levers + Self.jumps(probe, most: largestBatch), probe)
            : Self.fitting(among: levers, probe, most: largestBatch)
    }

    /// The least that a lever must do to be worth a try: 2%.
    private static let least = Logarithm.natural(1.02)

    /// Batches that are several doublings away, of which the first that is usable counts: one doubling says little of what
    /// sharing the weights can do.
    private static func jumps(_ probe: LeverProbe, most: Int) -> [Lever] {
        guard let batch = try? probe.scenario.parameters.parameter("batch") else { return [] }
        let present = probe.scenario.workload.batch
        for factor in [16, 8, 4] where present <= most / factor {
            var changed = probe.scenario
            changed.workload.batch = present * factor
            if let lever = probe.lever(batch, to: changed), lever.helps { return [lever] }
        }
        return []
    }

    /// What makes a scenario fit that does not: the best in the metric first, each of another parameter.
    private static func fitting(among levers: [Lever], _ probe: LeverProbe, most: Int) -> [Lever] {
        var fitting = levers.filter {
            $0.standing == .usable && Levers.tryable.union(Levers.fitting).contains($0.parameter.id)
        }
        if most > 0, let batch = try? probe.scenario.parameters.parameter("batch") {
            var changed = probe.scenario
            changed.workload.batch = most
            fitting.removeAll { $0.parameter.id == "batch" }
            if let lever = probe.lever(batch, to: changed), lever.standing == .usable { fitting.append(lever) }
        }
        let order = fitting.sorted { probe.metric.isBetterHigher ? $0.after > $1.after : $0.after < $1.after }
        var best: [Lever] = []
        for lever in order where best.count < 3 && !best.contains(where: { $0.parameter.id == lever.parameter.id }) {
            best.append(lever)
        }
        return best
    }

    private static func tries(among levers: [Lever], _ probe: LeverProbe) -> [Lever] {
        let worth = levers.filter { $0.helps && $0.effect > least && Levers.tryable.contains($0.parameter.id) }
            .sorted { $0.effect > $1.effect }
        var best: [Lever] = []
        for lever in worth where best.count < 6 && !best.contains(where: { $0.parameter.id == lever.parameter.id }) {
            best.append(lever)
        }
        guard let first = best.first else { return [] }
        let pairs = best.dropFirst().compactMap { probe.both(first, $0) }.filter {
            $0.helps && $0.effect > first.effect + least
        }
        // An engine sets execution and batching itself: what it takes back of the best is no second try.
        guard let pair = pairs.max(by: { $0.effect < $1.effect }) else { return Array(best.prefix(2)) }
        let second = best.dropFirst().first { $0.parameter.id == pair.steps.last?.parameter.id }
        return [first] + (second.map { [$0] } ?? []) + [pair]
    }
}
