import AnalyticCore

/// Several scenarios side by side: what was set apart in them, and what that does, figure by figure.
///
/// Figures of a batch stand for one request and for one token of its answer, so that scenarios with other batches can be
/// compared; those of the whole batch are there only where all have the same.
public struct Comparison: Sendable {
    /// One of the scenarios.
    public struct Column: Sendable {
        /// What it is called.
        public let name: String
        /// What is read of it.
        public let point: ScenarioPoint

        /// A column.
        public init(_ name: String, _ point: ScenarioPoint) {
            self.name = name
            self.point = point
        }
    }

    /// A parameter that is not the same in all.
    public struct Setting: Hashable, Sendable {
        /// The parameter.
        public let id: String
        /// Its values, as they would be typed; nil where a model does not have it.
        public let values: [String?]
    }

    /// One figure of all scenarios.
    public struct Row: Sendable {
        /// The name in files.
        public let id: String
        /// The name for people.
        public let title: String
        /// What it is counted in.
        public let unit: MetricUnit
        /// Whether more is better, as with rates; nil where neither is.
        public let isMoreBetter: Bool?
        /// The values; nil where a scenario has none.
        public let values: [Double?]

        /// How far the value of a column is from that of another; nil where one of them has none.
        public func change(of column: Int, from baseline: Int) -> Change? {
            guard let old = values[baseline], let new = values[column] else { return nil }
            return Change(from: old, to: new)
        }
    }

    /// Figures of one kind: never an estimate among floors.
    public struct Section: Sendable {
        /// The name in files.
        public let id: String
        /// The heading.
        public let title: String
        /// The figures.
        public let rows: [Row]
    }

    /// The scenarios, in their order.
    public let columns: [Column]
    /// The place of the one that the others are compared with.
    public let baseline: Int
    /// What was set apart in them.
    public let settings: [Setting]
    /// The figures, what a user asks first first.
    public let sections: [Section]

    /// A comparison of one scenario at least.
    ///
    /// - Parameter baseline: The place of the one that the others are compared with.
    public init(_ columns: [Column], baseline: Int = 0) {
        self.columns = columns
        self.baseline = min(max(0, baseline), max(0, columns.count - 1))
        settings = Self.settings(of: columns.map(\.point.scenario))
        sections = ComparedFigures.sections(of: columns.map(\.point), baseline: self.baseline)
    }

    /// What differs from the first scenario in one of the others.
    private static func settings(of scenarios: [Scenario]) -> [Setting] {
        guard let first = scenarios.first else { return [] }
        var ids: [String] = []
        for scenario in scenarios.dropFirst() {
            for difference in scenario.differences(since: first) where !ids.contains(difference.id) {
                ids.append(difference.id)
            }
        }
        return ids.map { id in
            Setting(
                id: id,
                values: scenarios.map { scenario in (try? scenario.parameters.parameter(id))?.text(in: scenario) })
        }
    }
}
