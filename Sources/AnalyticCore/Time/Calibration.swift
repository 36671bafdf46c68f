/// Finds the efficiency at which an estimate equals a measured time.
public enum Calibration {
    /// The value, in percent, of an efficiency at which `estimate` equals `measured`; nil where none between 0.01 and 100
    /// does, or nothing was measured. The higher the efficiency, the shorter the estimate, so that halving finds it.
    public static func solve(
        _ efficiency: WritableKeyPath<Scenario, Double>, in scenario: Scenario, _ estimate: (Service) -> Double?,
        towards measured: (Service) -> Double?
    ) -> Double? {
        func times(_ value: Double) -> (estimate: Double, measured: Double)? {
            var changed = scenario
            changed[keyPath: efficiency] = value
            guard let evaluation = try? Evaluation(changed) else { return nil }
            let service = Service(TimeEvaluation(evaluation))
            guard let estimate = estimate(service), let measured = measured(service) else { return nil }
            return (estimate, measured)
        }
        var (low, high) = (0.01, 100.0)
        guard let slow = times(low), let fast = times(high), fast.estimate <= fast.measured,
            slow.estimate >= slow.measured
        else { return nil }
        for _ in 0..<50 {
            let middle = (low + high) / 2
            guard let found = times(middle) else { return nil }
            if found.estimate > found.measured { low = middle } else { high = middle }
        }
        return high
    }
}
