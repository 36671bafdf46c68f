import AnalyticCore

/// Curves over one axis: what screen and file draw.
public struct LineChart: Sendable {
    /// One curve.
    public struct Line: Sendable {
        /// The id of its metric.
        let metric: String
        /// What it is.
        public let label: String
        /// The stage that its metric is of; nil where it is of all, or of none. Its colour follows.
        public let stage: Stage?
        /// One value per x; nil where there is none.
        public let values: [Double?]

        /// The only curve of its metric needs no value of the series in its name.
        fileprivate func named(by metrics: [Metric]) -> Line {
            let title = metrics.first { $0.id == metric }?.title ?? label
            return Line(metric: metric, label: title, stage: stage, values: values)
        }
    }

    /// What it shows.
    public let title: String
    /// What lies along x.
    public let xTitle: String
    /// The unit of y.
    public let unit: MetricUnit
    /// The unit in the words of the model.
    public let symbol: String
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
    /// Where regimes end: a place along x, and what ends there. Only regimes of which both quantities are drawn.
    public let marks: [(x: Double, label: String)]
    /// Values of y that figures are held against: a capacity, a target. Those that are drawn as a curve are not among them.
    public let levels: [(y: Double, label: String)]
    /// Where the scenario that was swept lies along x; nil where it lies outside, or x is no number.
    public let now: Double?
    /// Values of x up to which the reference goes.
    public let limits: [(x: Double, label: String)]

    /// A chart of the metrics of a sweep that have `unit`.
    public init(_ title: String, of findings: SweepFindings, unit: MetricUnit, log: (x: Bool, y: Bool)) {
        let sweep = findings.sweep
        let rows = findings.rows
        self.title = title
        self.unit = unit
        symbol = sweep.metrics.first { $0.unit == unit }?.symbol ?? unit.symbol
        let values = sweep.x.range.values
        let places = values.compactMap(Self.place)
        isNumeric = places.count == values.count
        let isGrid = isNumeric && !sweep.x.range.isNumeric
        let along = isGrid ? "tiles" : sweep.x.parameter.unit
        xTitle = sweep.x.id + (along.isEmpty ? "" : ", \(along)")
        xLabels = values.map(\.text)
        xs = isNumeric ? places : values.indices.map { Double($0) }
        let across = values.count
        let names: [ParameterValue?] = sweep.series.map { $0.range.values.map { $0 } } ?? [nil]
        var lines: [Line] = []
        var drawn: Set<String> = []
        for (position, name) in names.enumerated() {
            for (index, metric) in sweep.metrics.enumerated() where metric.unit == unit {
                let label = name.map { "\(metric.title), \(sweep.series?.id ?? "") \($0)" } ?? metric.title
                let values = (0..<across).map { column -> Double? in
                    let row = position * across + column
                    return row < rows.count ? rows[row, index] : nil
                }
                drawn.insert(metric.id)
                lines.append(Line(metric: metric.id, label: label, stage: metric.stage, values: values))
            }
        }
        // What no series changes, a capacity for one, is one curve.
        let fixed = Set(
            sweep.metrics.map(\.id).filter { id in
                let curves = lines.filter { $0.metric == id }
                return curves.allSatisfy { $0.values == curves.first?.values }
            })
        var shownOnce: Set<String> = []
        self.lines = lines.compactMap { line in
            guard fixed.contains(line.metric) else { return line }
            return shownOnce.insert(line.metric).inserted ? line.named(by: sweep.metrics) : nil
        }
        xScale = ChartScale(holding: xs, isLogarithmic: log.x && isNumeric)
        let curves = lines.flatMap(\.values).compactMap { $0 }
        levels = Self.levels(of: sweep, unit: unit, drawn: drawn, beside: curves)
        let present = Self.place(sweep.x.parameter.value(in: sweep.base))
        if let present, isNumeric, let first = places.min(), let last = places.max(), (first...last).contains(present) {
            now = present
        } else {
            now = nil
        }
        let shown = curves + levels.map(\.y)
        yScale = ChartScale(
            holding: log.y ? shown.filter { $0 > 0 } : shown, isLogarithmic: log.y, fromZero: true)
        marks = findings.crossings.compactMap { crossing in
            guard let regime = sweep.regimes.first(where: { $0.id == crossing.regime }),
                Regime.limits.contains(regime.id) || drawn.contains(regime.left.id) && drawn.contains(regime.right.id)
            else { return nil }
            return (
                Self.place(crossing.after) ?? crossing.place,
                crossing.name + (crossing.series.map { ", \(sweep.series?.id ?? "") \($0)" } ?? "")
            )
        }
        limits = Self.limits(sweep)
    }

    /// Limits of the figures that are drawn, where they lie near enough to be shown without pressing the curves flat.
    private static func levels(
        of sweep: Sweep, unit: MetricUnit, drawn: Set<String>, beside values: [Double]
    ) -> [(y: Double, label: String)] {
        guard let most = values.max(), let least = values.filter({ $0 > 0 }).min() else { return [] }
        let machine = sweep.base.machine
        typealias Limited = (
            figures: [String], limit: String, unit: MetricUnit, value: Double, parameters: [String], label: String
        )
        let limited: [Limited] = [
            (
                ["memory"], "capacity", .bytes, machine.device.memory.value, ["device", "device.memory_gb"],
                "capacity of one device"
            ),
            (["ttft", "ttft.floor"], "target.ttft", .seconds, machine.targetTTFT, ["target.ttft_s"], "target of TTFT"),
            (
                ["tpot", "tpot.floor"], "target.tpot", .seconds, machine.targetTPOT / 1e3, ["target.tpot_ms"],
                "target of TPOT"
            ),
        ]
        let varied = [sweep.x.id, sweep.series?.id ?? ""]
        return limited.compactMap { entry in
            guard !drawn.isDisjoint(with: entry.figures), !drawn.contains(entry.limit),
                !varied.contains(where: entry.parameters.contains), entry.unit == unit,
                entry.value > 0, entry.value <= most * 10, entry.value >= least / 10
            else { return nil }
            return (entry.value, entry.label)
        }
    }

    /// Where a value lies along x: a number where it is, a grid at its tiles.
    private static func place(_ value: ParameterValue) -> Double? {
        if case .grid(let grid) = value { return grid.map { Double($0.rows * $0.columns) } }
        return value.number
    }

    /// How far the reference implementation's own rules go along x.
    private static func limits(_ sweep: Sweep) -> [(x: Double, label: String)] {
        switch sweep.x.id {
        case "image.grid":
            return [(Double(sweep.base.workload.image.maxTiles), "most tiles of the reference")]
        case "image.base_size":
            return ImageMode.allCases.compactMap { $0.preset?.base }.max()
                .map { [(Double($0), "largest preset of the reference")] } ?? []
        default: return []
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
