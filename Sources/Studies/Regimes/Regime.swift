import AnalyticCore

/// Two figures of which one overtakes the other: where they cross is where a regime ends.
public struct Regime: Sendable, Identifiable {
    /// The name.
    public let id: String
    /// Before and after, in words: the first figure dominates below the crossing, the second above (or the other way).
    public let title: String
    let left: StudyMetric
    let right: StudyMetric

    init?(_ id: String, _ title: String, _ left: String, _ right: String) {
        guard let left = MetricCatalogue.metric(left), let right = MetricCatalogue.metric(right) else { return nil }
        self.id = id
        self.title = title
        self.left = left
        self.right = right
    }

    /// All regimes.
    public static let all: [Regime] = [
        Regime("prefill-decode", "prefill FLOPs against decode FLOPs", "prefill.flops", "decode.flops"),
        Regime("vision-prefill", "vision FLOPs against prefill FLOPs", "vision.flops", "prefill.flops"),
        Regime(
            "attention-projections", "attention products against q, k, v, o projections (prefill)",
            "prefill.attention.flops", "prefill.projections.flops"),
        Regime(
            "sam-attention", "SAM's attention products against the rest of SAM", "sam.attention.flops", "sam.rest.flops"
        ),
        Regime("activations-weights", "activations live at once against weights", "activations", "weights"),
        Regime("kv-weights", "KV cache against weights", "kv", "weights"),
        Regime("decode-bound", "decode: memory time against matrix time", "decode.memory_time", "decode.compute_time"),
        Regime("decode-launch", "decode: launch time against memory time", "decode.launch_time", "decode.memory_time"),
        Regime(
            "prefill-bound", "prefill: memory time against matrix time", "prefill.memory_time", "prefill.compute_time"),
        Regime(
            "prefill-launch", "prefill: launch time against matrix time", "prefill.launch_time", "prefill.compute_time"),
    ].compactMap { $0 }
}

/// Where a regime ends along x.
public struct Crossing: Hashable, Sendable {
    /// The regime.
    public let regime: String
    /// In words.
    public let title: String
    /// The value of the series; nil where there is none.
    public let series: String?
    /// The largest x at which the figures stand as they did, and the next one, at which they do not.
    public let before: String
    /// The first x beyond the crossing.
    public let after: String
    /// Which of the two figures is larger beyond it.
    public let larger: String
}

/// Finds crossings: first between neighbouring values of the sweep, then by halving between those two, so that the place is
/// exact to one step of a whole number.
public enum CrossingSearch {
    /// Every crossing of `regimes` along a sweep.
    public static func crossings(of regimes: [Regime], along sweep: Sweep) -> [Crossing] {
        let names: [String?] = sweep.series.map { $0.range.values.map { $0 } } ?? [nil]
        return regimes.flatMap { regime in
            names.flatMap { crossings(of: regime, along: sweep, series: $0) }
        }
    }

    private static func crossings(of regime: Regime, along sweep: Sweep, series: String?) -> [Crossing] {
        var found: [Crossing] = []
        var last: (x: String, sign: Int)?
        for x in sweep.x.range.values {
            guard let sign = sign(regime, sweep, series, x) else { continue }
            if let last, last.sign != sign, let place = halve(regime, sweep, series, last, (x, sign)) {
                found.append(
                    Crossing(
                        regime: regime.id, title: regime.title, series: series, before: place.before,
                        after: place.after, larger: sign > 0 ? regime.left.title : regime.right.title))
            }
            last = (x, sign)
        }
        return found
    }

    /// 1 where the left figure is larger, -1 where it is not; nil where one of them is missing.
    private static func sign(_ regime: Regime, _ sweep: Sweep, _ series: String?, _ x: String) -> Int? {
        var scenario = sweep.base
        do throws(ScenarioError) {
            if let series, let id = sweep.series?.id { try scenario.set(id, series) }
            try scenario.set(sweep.x.id, x)
            let needsTime = regime.left.needsTime || regime.right.needsTime
            let point = try StudyPoint(scenario, timed: needsTime)
            guard let left = regime.left.value(point), let right = regime.right.value(point) else { return nil }
            guard left > 0 || right > 0 else { return nil }
            return left > right ? 1 : -1
        } catch {
            return nil
        }
    }

    private static func halve(
        _ regime: Regime, _ sweep: Sweep, _ series: String?, _ low: (x: String, sign: Int),
        _ high: (x: String, sign: Int)
    ) -> (before: String, after: String)? {
        guard var before = Int(low.x), var after = Int(high.x) else { return (low.x, high.x) }
        while after - before > 1 {
            let middle = before + (after - before) / 2
            guard let sign = legalSign(regime, sweep, series, near: middle, below: after) else {
                return (String(before), String(after))
            }
            if sign.sign == low.sign {
                guard sign.x > before, sign.x < after else { break }
                before = sign.x
            } else {
                guard sign.x < after else { break }
                after = sign.x
            }
        }
        return (String(before), String(after))
    }

    /// The sign at a value, or at the next one that is legal.
    private static func legalSign(
        _ regime: Regime, _ sweep: Sweep, _ series: String?, near middle: Int, below end: Int
    ) -> (x: Int, sign: Int)? {
        for x in middle..<min(end, middle + 64) {
            if let sign = sign(regime, sweep, series, String(x)) { return (x, sign) }
        }
        return nil
    }
}
