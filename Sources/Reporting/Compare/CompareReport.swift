import AnalyticCore
import Studies

/// What `modelmeter compare` says: scenarios side by side, the first of them as the point of comparison.
public struct CompareReport: Sendable {
    let comparison: Comparison
    /// The command line that wrote it.
    let command: String

    /// A report on scenarios with their names.
    ///
    /// - Throws: `ScenarioError` where one of them is not legal.
    public init(_ scenarios: [(name: String, scenario: Scenario)], command: String) throws(ScenarioError) {
        var columns: [Comparison.Column] = []
        for (name, scenario) in scenarios {
            columns.append(Comparison.Column(name, try ScenarioPoint(scenario)))
        }
        comparison = Comparison(columns)
        self.command = command
    }

    /// The letter of a column.
    static func letter(_ column: Int) -> String {
        column < 26 ? String(UnicodeScalar(UInt8(65 + column))) : String(column + 1)
    }

    var columns: [Comparison.Column] { comparison.columns }
    var baseline: Int { comparison.baseline }

    /// A figure as people read it, with its unit.
    static func text(_ row: Comparison.Row, _ column: Int) -> String {
        row.values[column].map { row.unit.shortText($0) } ?? "—"
    }

    /// What a row is of, with the unit where the figures leave it out.
    static func title(_ row: Comparison.Row) -> String {
        switch row.unit {
        case .flops: row.title.hasSuffix("FLOPs") ? row.title : row.title + ", FLOPs"
        default: row.title
        }
    }

    /// The change of a column against the baseline; nothing for the verdict on memory.
    func change(_ row: Comparison.Row, _ column: Int) -> String {
        row.unit == .yesOrNo ? "" : row.change(of: column, from: baseline)?.text(.percent, unit: row.unit) ?? "—"
    }
}
