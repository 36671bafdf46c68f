import AnalyticCore
import Studies

/// Whether a scenario meets constraints, each with its figures.
public struct AssertReport: Sendable {
    private let scenario: Scenario
    private let verdicts: [Verdict]

    /// Checks constraints.
    ///
    /// - Throws: `ScenarioError` where the scenario is not legal.
    public init(_ constraints: [Constraint], of scenario: Scenario) throws(ScenarioError) {
        self.scenario = scenario
        verdicts = try Constraint.verdicts(constraints, of: scenario)
    }

    /// Whether all hold.
    public var holds: Bool { verdicts.allSatisfy(\.holds) }

    /// A line for each constraint, and what they hold for.
    public var text: String {
        verdicts.map { SolveReport.mark($0) + "\n" }.joined()
            + "on \(Answer.conditions(of: scenario).joined(separator: ", "))\n"
    }

    /// Schema `modelmeter.assert/1`.
    public var json: JSON {
        [
            "schema": "modelmeter.assert/1", "holds": .bool(holds), "constraints": .array(verdicts.map(\.json)),
            "command": .string(scenario.commandLine()),
        ]
    }
}
