import AnalyticCore

/// Curves over one axis: what screen and file draw.
public struct LineChart: Sendable {
    /// One curve.
    public struct Line: Sendable {
        /// What it is.
        public let label: String
        /// The stage that its metric is of; nil where it is of all, or of none. Its colour follows.
        public let stage: Stage?
        /// One value per x; nil where there is none.
        public let values: [Double?]
    }

    /// What it shows.
    public let title: String
    /// What lies along x.
    public let xTitle: String
    /// The unit of y.
    public let unit: MetricUnit
    /// The values along x, as written.
    public let xLabels: [String]
    /// Where they lie: their numbers, or their place in the list where they are none.
    public let xs: [Double]
    /// Whether x is a number.
    public let isNumeric: Bool
    /// The curves.
    public let lines: [Line]
    /// The scale of x.
    public let xScale: ChartScale
    /// The scale of y.
    public let yScale: ChartScale
    /// Where regimes end: a place along x, and what ends there.
    public let marks: [(x: Double, label: String)]

    /// A chart of the metrics of a sweep that have `unit`.
    public init(_ title: String, of findings: SweepFindings, unit: MetricUnit, log: (x: Bool, y: Bool)) {
        let sweep = findings.sweep
        let rows = findings.rows
        self.title = title
        self.unit = unit
        xTitle = sweep.x.id + (sweep.x.parameter.unit.isEmpty ? "" : ", \(sweep.x.parameter.unit)")
        let values = sweep.x.range.values
        xLabels = values.map(\.text)
        isNumeric = sweep.x.range.isNumeric
        xs = values.enumerated().map { $0.element.number ?? Double($0.offset) }
        let across = values.count
        let names: [ParameterValue?] = sweep.series.map { $0.range.values.map { $0 } } ?? [nil]
        var lines: [Line] = []
        for (position, name) in names.enumerated() {
            for (index, metric) in sweep.metrics.enumerated() where metric.unit == unit {
                let label = name.map { "\(metric.title), \(sweep.series?.id ?? "") \($0)" } ?? metric.title
                let values = (0..<across).map { column -> Double? in
                    let row = position * across + column
                    return row < rows.count ? rows[row, index] : nil
                }
                lines.append(Line(label: label, stage: metric.stage, values: values))
            }
        }
        self.lines = lines
        xScale = ChartScale(holding: xs, isLogarithmic: log.x && isNumeric)
        let shown = lines.flatMap(\.values).compactMap { $0 }
        yScale = ChartScale(
            holding: log.y ? shown.filter { $0 > 0 } : shown, isLogarithmic: log.y, fromZero: true)
        marks = findings.crossings.map { crossing in
            (crossing.place, crossing.title + (crossing.series.map { ", \(sweep.series?.id ?? "") \($0)" } ?? ""))
        }
    }

    /// The units that the metrics of a sweep have, each once, in their order: one chart each.
    public static func units(of sweep: Sweep) -> [MetricUnit] {
        var units: [MetricUnit] = []
        for metric in sweep.metrics where !units.contains(metric.unit) { units.append(metric.unit) }
        return units
    }

    /// A value of y with its unit.
    public func yText(_ value: Double) -> String { unit.axisText(value) }

    /// A value of x.
    public func xText(_ value: Double) -> String {
        guard isNumeric else {
            let index = Int(value.rounded())
            return xLabels.indices.contains(index) ? xLabels[index] : ""
        }
        return value < 100_000 && value == value.rounded() ? String(Int(value)) : Figure.scaled(value, "")
    }
}
