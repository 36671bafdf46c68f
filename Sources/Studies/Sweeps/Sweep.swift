import AnalyticCore

/// A parameter against metrics, perhaps for several values of another.
public struct Sweep: Sendable {
    /// What everything else is.
    public let base: Scenario
    /// The parameter along x, and its values.
    public let x: Axis
    /// The parameter of which each value has a curve of its own; nil for one curve.
    public let series: Axis?
    /// What is read.
    public let metrics: [Metric]
    /// The regimes whose ends are looked for.
    public let regimes: [Regime]
    /// Everything that is worked out for each point: the metrics, then what the regimes compare besides.
    public let columns: [Metric]

    /// A parameter with values.
    public struct Axis: Hashable, Sendable {
        /// The parameter.
        public let parameter: Parameter
        /// Its values.
        public let range: SweepRange

        /// The parameter's id.
        public var id: String { parameter.id }

        /// Whether both go through the same values of one parameter.
        public static func == (left: Axis, right: Axis) -> Bool { left.id == right.id && left.range == right.range }

        /// Hashes the parameter's id and the values.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(id)
            hasher.combine(range)
        }

        /// An axis.
        public init(_ parameter: Parameter, _ range: SweepRange) {
            self.parameter = parameter
            self.range = range
        }

        /// An axis as it is typed: an id, and a range whose relative values start from a scenario.
        public init(_ id: String, _ range: String, in scenario: Scenario) throws(SweepError) {
            do throws(ScenarioError) {
                parameter = try scenario.parameters.parameter(id)
            } catch {
                throw .scenario(error)
            }
            self.range = try SweepRange(parsing: range, for: parameter, in: scenario)
        }
    }

    /// A sweep.
    ///
    /// - Throws: `SweepError` where both axes have one parameter, or where there is nothing to read.
    public init(
        base: Scenario, x: Axis, series: Axis? = nil, metrics: [Metric], regimes: [Regime] = []
    ) throws(SweepError) {
        guard x.id != series?.id else { throw .sameAxis(x.id) }
        guard !metrics.isEmpty else { throw .missing("a sweep needs a metric; `modelmeter sweep --list` lists them") }
        guard x.range.count > 0, series.map({ $0.range.count > 0 }) ?? true else {
            throw .missing("a sweep needs values, as in batch=1..64")
        }
        try Self.check(metrics, [x] + (series.map { [$0] } ?? []), in: base)
        self.base = base
        self.x = x
        self.series = series
        let card = Self.card(of: [x] + (series.map { [$0] } ?? []), in: base)
        self.metrics = metrics.map { $0.inWords(of: card) }
        self.regimes = regimes
        var columns = self.metrics
        for metric in regimes.flatMap({ [$0.left, $0.right] }) where !columns.contains(where: { $0.id == metric.id }) {
            columns.append(metric)
        }
        self.columns = columns
    }

    /// The card in whose words figures are named: of the model, or of all that are compared where they have one word for a request.
    private static func card(of axes: [Axis], in base: Scenario) -> ModelCard {
        guard let models = axes.first(where: { $0.id == "model" })?.range.values else { return base.model.card }
        let cards = models.compactMap { base.shelf.model($0.text)?.card }
        guard let first = cards.first else { return base.model.card }
        return cards.allSatisfy { $0.request == first.request }
            ? first : ModelCard(id: "", title: "", request: "request", repository: nil)
    }

    /// Where models are compared, each must have what is read of it and what is changed of it: a figure that one of them does not
    /// have would be none of its own.
    private static func check(_ metrics: [Metric], _ axes: [Axis], in base: Scenario) throws(SweepError) {
        for axis in axes where axis.id == "model" {
            for index in 0..<axis.range.count {
                guard case .word(let id) = axis.range[index], let model = base.shelf.model(id) else { continue }
                if let metric = metrics.first(where: { !$0.isOf(model) }) {
                    throw .noSuchStage(metric: metric.id, model: model.card.title)
                }
                for other in axes where other.id != axis.id {
                    do throws(ScenarioError) {
                        _ = try model.parameters.parameter(other.id)
                    } catch {
                        throw .missing(
                            "\(model.card.title) has no \(other.id); compare models along what all of them have")
                    }
                }
            }
        }
    }

    /// This sweep without a search for regimes.
    public var withoutRegimes: Sweep {
        get throws(SweepError) { try Sweep(base: base, x: x, series: series, metrics: metrics) }
    }

    /// How many points it has.
    public var count: Int { x.range.count * (series?.range.count ?? 1) }

    /// The value along x of a row; rows go series by series, x by x.
    public func xValue(_ row: Int) -> ParameterValue { x.range[row % x.range.count] }

    /// The value of the series of a row; nil where there is none.
    public func seriesValue(_ row: Int) -> ParameterValue? { series?.range[row / x.range.count] }

    /// The scenario at a value of x, on a curve.
    ///
    /// - Throws: `ScenarioError` where a value is not legal, or where x changes what the series has set.
    public func scenario(_ x: ParameterValue, series value: ParameterValue?) throws(ScenarioError) -> Scenario {
        var scenario = base
        if let series, let value { try series.parameter.write(value, to: &scenario) }
        try self.x.parameter.write(x, to: &scenario)
        if let series, let value, series.parameter.value(in: scenario) != value {
            throw .conflict(id: series.id, found: value.text, allowed: "\(self.x.id)=\(x.text) sets it itself")
        }
        return scenario
    }

    /// What was read at a value of x, on a curve.
    func point(_ x: ParameterValue, series: ParameterValue?, for needs: MetricNeeds) throws(ScenarioError) -> StudyPoint
    {
        try StudyPoint(try scenario(x, series: series), for: needs)
    }
}
