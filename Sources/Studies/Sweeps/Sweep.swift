import AnalyticCore

/// A parameter against metrics, perhaps for several values of another.
public struct Sweep: Sendable {
    /// What everything else is.
    public var base: Scenario
    /// The parameter along x, and its values.
    public var x: Axis
    /// The parameter that tells curves apart; nil for one curve.
    public var series: Axis?
    /// What is read.
    public var metrics: [StudyMetric]

    /// A parameter with values.
    public struct Axis: Hashable, Sendable {
        /// The parameter's id.
        public let id: String
        /// Its values.
        public let range: SweepRange

        /// An axis.
        public init(id: String, range: SweepRange) {
            self.id = id
            self.range = range
        }
    }

    /// A sweep.
    public init(base: Scenario, x: Axis, series: Axis? = nil, metrics: [StudyMetric]) {
        self.base = base
        self.x = x
        self.series = series
        self.metrics = metrics
    }

    /// How many points it has.
    public var count: Int { x.range.values.count * (series?.range.values.count ?? 1) }

    /// One point: where it lies, and what was read; no values where the scenario is not legal, with the reason.
    public struct Row: Sendable {
        /// The value of the series; nil where there is none.
        public let series: String?
        /// The value along x.
        public let x: String
        /// One number per metric.
        public let values: [Double?]
        /// Why there are none.
        public let problem: ScenarioError?
    }

    /// The point with an index: series by series, x by x.
    public func row(_ index: Int) -> Row {
        let across = x.range.values.count
        let name = series.map { $0.range.values[index / across] }
        let value = x.range.values[index % across]
        do throws(ScenarioError) {
            var scenario = base
            if let series, let name { try scenario.set(series.id, name) }
            try scenario.set(x.id, value)
            let point = try StudyPoint(scenario, timed: metrics.contains(where: \.needsTime))
            return Row(series: name, x: value, values: metrics.map { $0.value(point) }, problem: nil)
        } catch {
            return Row(series: name, x: value, values: metrics.map { _ in nil }, problem: error)
        }
    }

    /// Checks ids and single values, so that a mistake is told before anything runs.
    public func check() throws(SweepError) {
        do throws(ScenarioError) {
            for axis in [x, series].compactMap({ $0 }) {
                var scenario = base
                guard let first = axis.range.values.first else { continue }
                try scenario.set(axis.id, first)
            }
        } catch {
            throw .scenario(error)
        }
    }
}
