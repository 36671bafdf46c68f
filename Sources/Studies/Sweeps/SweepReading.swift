import AnalyticCore

/// A sweep's numbers by the names of its metrics, as sentences about it read them.
public struct SweepReading: Sendable {
    /// What was found.
    public let findings: SweepFindings

    /// Reads a sweep that was run.
    public init(_ findings: SweepFindings) {
        self.findings = findings
    }

    private var across: Int { findings.sweep.x.range.count }

    /// How many curves each metric has.
    public var series: Int { findings.sweep.series?.range.count ?? 1 }

    /// The value of a metric at an index along x; nil where there is none.
    public func value(_ metric: String, at index: Int, series: Int = 0) -> Double? {
        let row = series * across + index
        guard let column = findings.sweep.columns.firstIndex(where: { $0.id == metric }),
            (0..<across).contains(index), row < findings.rows.count
        else { return nil }
        return findings.rows[row, column]
    }

    /// The value at the start of a curve, and at its end.
    public func ends(_ metric: String, series: Int = 0) -> (first: Double, last: Double)? {
        guard let first = value(metric, at: 0, series: series),
            let last = value(metric, at: across - 1, series: series)
        else { return nil }
        return (first, last)
    }

    /// The power with which a metric grows with x over the last step: 1 is linear, 2 quadratic. nil where x has no numbers.
    public func power(_ metric: String, series: Int = 0) -> Double? {
        guard across > 1, let x = xNumber(across - 1), let before = xNumber(across - 2), before > 0, x > before,
            let end = value(metric, at: across - 1, series: series),
            let start = value(metric, at: across - 2, series: series), start > 0, end > 0
        else { return nil }
        return Logarithm.natural(end / start) / Logarithm.natural(x / before)
    }

    /// A value of x as a number: of a grid, its tiles.
    public func xNumber(_ index: Int) -> Double? {
        let value = findings.sweep.xValue(index)
        if case .grid(let grid) = value { return grid.map { Double($0.rows * $0.columns) } }
        return value.number
    }

    /// A value of x in words.
    public func x(_ index: Int) -> String { findings.sweep.xValue(index).text }

    /// The last index along x.
    public var last: Int { across - 1 }

    /// Where a regime ends, on each curve on which it does.
    public func crossings(_ regime: String) -> [Crossing] { findings.crossings.filter { $0.regime == regime } }

    /// Where a regime ends on the only curve; nil where it does not.
    public func crossing(_ regime: String) -> Crossing? { crossings(regime).first }
}
