import AnalyticCore

/// Curves over one axis: what screen and file draw.
public struct LineChart: Sendable {
    /// One curve.
    public struct Line: Sendable {
        /// What it is.
        public let label: String
        /// One value per x; nil where there is none.
        public let values: [Double?]
    }

    /// What it shows.
    public let title: String
    /// What lies along x.
    public let xTitle: String
    /// The unit of y.
    public let unit: String
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
    public init(
        _ title: String, of sweep: Sweep, rows: [Sweep.Row], unit: String, log: (x: Bool, y: Bool),
        crossings: [Crossing] = []
    ) {
        self.title = title
        self.unit = unit
        let parameter = try? ParameterCatalogue.parameter(sweep.x.id)
        xTitle = sweep.x.id + (parameter.map { $0.unit.isEmpty ? "" : ", \($0.unit)" } ?? "")
        xLabels = sweep.x.range.values
        let numbers = xLabels.map { Double($0) }
        isNumeric = numbers.allSatisfy { $0 != nil }
        let across = xLabels.count
        xs = isNumeric ? numbers.compactMap { $0 } : xLabels.indices.map { Double($0) }
        let names: [String?] = sweep.series.map { $0.range.values.map { $0 } } ?? [nil]
        var lines: [Line] = []
        for (position, name) in names.enumerated() {
            for (index, metric) in sweep.metrics.enumerated() where metric.unit == unit {
                let label = name.map { "\(metric.title), \(sweep.series?.id ?? "") \($0)" } ?? metric.title
                let values = rows.dropFirst(position * across).prefix(across).map { $0.values[index] }
                lines.append(Line(label: label, values: Array(values)))
            }
        }
        self.lines = lines
        xScale = ChartScale(holding: xs, isLogarithmic: log.x && isNumeric)
        let shown = lines.flatMap(\.values).compactMap { $0 }
        yScale = ChartScale(
            holding: log.y ? shown.filter { $0 > 0 } : shown, isLogarithmic: log.y, fromZero: true)
        let labels = xLabels
        marks = crossings.compactMap { crossing in
            let place = Double(crossing.after) ?? labels.firstIndex(of: crossing.after).map { Double($0) }
            return place.map {
                ($0, crossing.title + (crossing.series.map { ", \(sweep.series?.id ?? "") \($0)" } ?? ""))
            }
        }
    }

    /// The units that the metrics of a sweep have, each once, in their order: one chart each.
    public static func units(of sweep: Sweep) -> [String] {
        var units: [String] = []
        for metric in sweep.metrics where !units.contains(metric.unit) { units.append(metric.unit) }
        return units
    }

    /// A value of y with its unit.
    public func yText(_ value: Double) -> String {
        switch unit {
        case "%": Figure.decimal(value, places: 0) + " %"
        case "s", "FLOPs", "FLOP/s", "B", "B/s", "J": Figure.scaled(value, unit)
        default:
            value == value.rounded() && abs(value) < 10_000
                ? Figure.decimal(value, places: 0) : Figure.scaled(value, "")
        }
    }

    /// A value of x.
    public func xText(_ value: Double) -> String {
        guard isNumeric else {
            let index = Int(value.rounded())
            return xLabels.indices.contains(index) ? xLabels[index] : ""
        }
        return value < 100_000 && value == value.rounded() ? String(Int(value)) : Figure.scaled(value, "")
    }
}
