import AnalyticCore

/// What `modelmeter inspect` says about one evaluation.
public struct InspectReport: Sendable {
    let evaluation: Evaluation
    /// Whether modules that stand for several are listed one by one.
    let isExpanded: Bool

    /// A report on an evaluation.
    public init(_ evaluation: Evaluation, isExpanded: Bool = false) {
        self.evaluation = evaluation
        self.isExpanded = isExpanded
    }

    /// How many rows there would be if every instance had its own.
    public var expandedRows: Int { EvaluationRows(evaluation, isExpanded: true).count }

    var rows: EvaluationRows { EvaluationRows(evaluation, isExpanded: isExpanded) }

    /// The modules as comma-separated values: a header, then one line per module and stage.
    public var csv: String {
        var csv = CSV(header: CostRow.header(isModule: true, hasStage: true))
        for row in rows.modules { csv.append(row.fields) }
        return csv.text
    }
}
