import AnalyticCore

/// What `modelmeter layer` says about one layer on its own.
public struct LayerReport: Sendable {
    let request: LayerRequest
    let evaluation: LayerEvaluation
    let formulas: [Operation<Expression>?]

    /// Evaluates what was asked for.
    public init(_ request: LayerRequest) throws(LayerRequestError) {
        self.request = request
        evaluation = try request.evaluation()
        formulas = FormulaRecorder.operations(of: try request.layer())
    }

    /// The operations and modules below the layer, one row each, with the formula of those that compute.
    func rows(_ isWanted: (Node) -> Bool) -> [(row: CostRow, operation: Operation<Expression>?)] {
        let paths = NodePaths(evaluation.nodes)
        return evaluation.nodes.indices.filter { isWanted(evaluation.nodes[$0]) }.map { index in
            let node = evaluation.nodes[index]
            let row = CostRow(
                path: paths.path(of: index), type: node.className ?? node.kind?.title.description ?? "",
                isModule: node.kind == nil, stage: nil, instances: paths.equals[index] * paths.sharers[index],
                parameters: node.parameters, calls: evaluation.calls(of: index), cost: evaluation.cost(of: index))
            return (row, index < formulas.count ? formulas[index] : nil)
        }
    }

    /// The operations, each with the kind of kernel that it is.
    var operations: [(row: CostRow, operation: Operation<Expression>?)] { rows { $0.kind != nil } }

    /// The operations as comma-separated values.
    public var csv: String {
        var csv = CSV(header: CostRow.header(isModule: false, hasStage: false) + ["formula", "formula_values"])
        for (row, operation) in operations {
            csv.append(row.fields + [operation?.work?.symbols ?? "", operation?.work?.values ?? ""])
        }
        return csv.text
    }

    /// The layer, its totals, modules and operations, schema `modelmeter.layer/1`.
    public var json: JSON {
        let entry = request.entry
        return .object(
            [
                JSON.Member("schema", "modelmeter.layer/1"),
                JSON.Member("layer", .string(entry.name)),
                JSON.Member("class", .string(entry.card.name.description)),
                JSON.Member("source", .string(entry.card.source.description)),
                JSON.Member(
                    "shape", .object(entry.shape.map { JSON.Member($0.name, .number(request.shape[$0.name])) })),
                JSON.Member("parameters", .count(evaluation.parameterCount)),
            ] + evaluation.cost.members + [
                JSON.Member("modules", .array(rows { $0.kind == nil }.map { .object($0.row.members) })),
                JSON.Member("operations", .array(operations.map(operationJSON))),
            ])
    }

    private func operationJSON(_ row: CostRow, _ operation: Operation<Expression>?) -> JSON {
        let work = operation?.work
        return .object(
            row.members + [
                JSON.Member("formula", work.map { .string($0.symbols) } ?? .null),
                JSON.Member("formula_values", work.map { .string($0.values) } ?? .null),
            ])
    }
}
