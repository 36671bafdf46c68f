/// Finds the efficiencies at which estimates equal measured times.
public enum Calibration {
    /// What was found, and what was not.
    public struct Result: Sendable {
        /// The scenario with its efficiencies changed.
        public var scenario: Scenario
        /// What was set, in words.
        public var found: [String] = []
        /// Which measured times no efficiency gives.
        public var missed: [String] = []
    }

    /// Sets what limits decode, the host's dispatch or the products' bandwidth, so that the estimated time per output token is the measured
    /// one; then the efficiency of products so that the time to first token is.
    public static func calibrate(_ scenario: Scenario) throws(ScenarioError) -> Result {
        var result = Result(scenario: scenario)
        let time = TimeEvaluation(try Evaluation(scenario))
        if scenario.machine.measuredTPOT > 0, scenario.workload.decodeTokens > 0 {
            let isWaiting = time.time(of: 0, in: .decode).limiter == .host
            let (name, unit): (String, String) =
                isWaiting ? ("dispatch", " µs") : ("products' share of bandwidth", "")
            let path: WritableKeyPath<Scenario, Double> =
                isWaiting ? \Scenario.machine.hostDispatch : Self.constant(.bandwidth)
            let range = isWaiting ? 0...100_000.0 : KernelKey.bandwidth.range
            let value = solve(path, in: range, of: result.scenario, { $0.timePerOutputToken($1) })
            if let value {
                result.scenario[keyPath: path] = value
                result.found.append("\(name) \(Figure.decimal(value, places: 2))\(unit)")
            } else {
                result.missed.append("TPOT")
            }
        }
        if scenario.machine.measuredTTFT > 0 {
            let path: WritableKeyPath<Scenario, Double> = Self.constant(.compute)
            if let value = solve(path, in: KernelKey.compute.range, of: result.scenario, { $0.timeToFirstToken($1) }) {
                result.scenario[keyPath: path] = value
                result.found.append("products' share of peak \(Figure.decimal(value, places: 2))")
            } else {
                result.missed.append("TTFT")
            }
        }
        return result
    }

    private static func constant(_ key: KernelKey) -> WritableKeyPath<Scenario, Double> {
        \Scenario.[kernel: .product, key: key]
    }

    /// The value in a range at which the estimate equals the measured time; nil where none does, or nothing was measured.
    /// The estimate rises or falls with the value all the way, so that halving finds it.
    static func solve(
        _ path: WritableKeyPath<Scenario, Double>, in range: ClosedRange<Double>, of scenario: Scenario,
        _ read: (Service, Service.Basis) -> Double?
    ) -> Double? {
        func excess(_ value: Double) -> Double? {
            var changed = scenario
            changed[keyPath: path] = value
            guard let evaluation = try? Evaluation(changed) else { return nil }
            let service = Service(TimeEvaluation(evaluation))
            guard let estimate = read(service, .estimate), let measured = read(service, .measured) else { return nil }
            return estimate - measured
        }
        var (low, high) = (range.lowerBound, range.upperBound)
        guard let first = excess(low), let last = excess(high), first <= 0 && last >= 0 || first >= 0 && last <= 0
        else { return nil }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            guard let found = excess(middle) else { return nil }
            if (found > 0) == (last > 0) { high = middle } else { low = middle }
        }
        return high
    }
}
