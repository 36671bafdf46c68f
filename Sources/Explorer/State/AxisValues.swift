import AnalyticCore

/// Values of a whole number around its present one, for maps and sweeps.
enum AxisValues {
    /// Doublings, or steps around the present value, the present one among them.
    static func values(of parameter: Parameter, in scenario: Scenario, count: Int) -> [Int] {
        guard case .whole(let path, let range, let step) = parameter.kind else { return [] }
        let present = scenario[keyPath: path]
        var values: Set<Int> = [present]
        switch step {
        case .doubling:
            var value = max(1, range.lowerBound)
            if parameter.unit == "tokens" { value = max(value, 16) }
            while values.count < count, value <= range.upperBound {
                values.insert(value)
                value = value > Int.max / 2 ? Int.max : value * 2
            }
        case .by(let amount):
            var offset = 1
            while values.count < count, offset <= count * 2 {
                for value in [present - offset * amount, present + offset * amount] where range.contains(value) {
                    if values.count < count { values.insert(value) }
                }
                offset += 1
            }
        }
        return values.sorted()
    }
}
