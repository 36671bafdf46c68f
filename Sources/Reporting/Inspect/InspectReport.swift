import AnalyticCore

/// What `modelmeter inspect` says about one evaluation.
public struct InspectReport: Sendable {
    let timing: TimeEvaluation
    /// Whether modules that stand for several are listed one by one.
    let isExpanded: Bool

    /// A report on an evaluation.
    public init(_ evaluation: Evaluation, isExpanded: Bool = false) {
        timing = TimeEvaluation(evaluation)
        self.isExpanded = isExpanded
    }

    var evaluation: Evaluation { timing.evaluation }
    /// The command line that says the same again.
    var command: String { evaluation.scenario.commandLine(isExpanded ? "inspect --expand" : "inspect") }

    /// How many rows there would be if every instance had its own.
    public var expandedRows: Int { EvaluationRows(timing, isExpanded: true).count }

    var rows: EvaluationRows { EvaluationRows(timing, isExpanded: isExpanded) }

    /// The modules as comma-separated values: a header, then one line per module and stage.
    public var csv: String {
        var csv = CSV(header: CostRow.header(isModule: true, hasStage: true) + ["command"])
        let command = command
        for row in rows.modules { csv.append(row.fields + [command]) }
        return csv.text
    }
}
