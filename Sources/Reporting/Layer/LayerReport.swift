import AnalyticCore
import TextKit

/// What `modelmeter layer` says about one layer on its own.
public struct LayerReport: Sendable {
    private let name: String
    private let card: LayerCard
    private let shape: [(name: String, value: Int)]
    /// Which form is counted, where reference code and servers differ.
    private let form: ModelForm?
    private let evaluation: LayerEvaluation
    private let times: LayerTimes
    private let machine: Machine
    private let execution: Execution
    private let formulas: [Operation<Expression>]
    private let paths: NodePaths

    /// A report on a layer at a shape; the scenario gives precisions.
    public init(_ entry: LayerEntry, shape: LayerShape, layer: any Layer, in scenario: Scenario) {
        self.init(
            name: entry.name, card: entry.card, shape: entry.shape.map { ($0.name, shape.value(of: $0.name) ?? 0) },
            form: nil, layer: layer, served: layer, tokens: 1, in: scenario)
    }

    /// A report on a layer of a decoder in a call.
    ///
    /// - Throws: `ScenarioError` where a figure of it would not fit.
    public init(_ block: DecoderBlock, call: BlockCall, in scenario: Scenario) throws(ScenarioError) {
        var served = call
        served.form = .served
        self.init(
            name: block.name, card: block.card, shape: call.shape,
            form: scenario.model.facts.hasTwoForms ? call.form : nil, layer: try block.layer(call, in: scenario),
            served: try block.layer(served, in: scenario), tokens: call.tokens, in: scenario)
    }

    /// Counts are those of `layer`, times those of `served`, which has the same operations.
    private init(
        name: String, card: LayerCard, shape: [(name: String, value: Int)], form: ModelForm?, layer: any Layer,
        served: any Layer, tokens: Int, in scenario: Scenario
    ) {
        self.name = name
        self.card = card
        self.shape = shape
        self.form = form
        evaluation = LayerEvaluation(layer, workload: scenario.workload)
        times = LayerTimes(
            form == .reference ? LayerEvaluation(served, workload: scenario.workload) : evaluation,
            on: scenario.machine, workload: scenario.workload, tokens: tokens)
        machine = scenario.machine
        execution = scenario.workload.execution
        formulas = LayerEvaluation.formulas(of: layer, workload: scenario.workload)
        paths = NodePaths(evaluation.nodes)
    }

    /// Node indexes of the operations, as many as there are formulas.
    private var operations: [Int] {
        evaluation.nodes.indices.filter { evaluation.nodes[$0].kind != nil }
    }

    private func row(_ node: Int) -> CostRow {
        let kind = evaluation.nodes[node].kind?.title.description ?? ""
        return CostRow(
            path: paths.path(of: node), type: kind, isModule: false, stage: nil,
            instances: paths.equals[node] * paths.sharers[node], parameters: evaluation.nodes[node].parameters,
            calls: evaluation.calls(of: node), cost: evaluation.cost(of: node), time: times[node])
    }

    /// The layer, schema `modelmeter.layer/1`. Figures are those of one call; formulas are those of one instance.
    public var json: JSON {
        let members: [JSON.Member] = [
            JSON.Member("schema", "modelmeter.layer/1"),
            JSON.Member("layer", .string(name)),
            JSON.Member("class", .string(card.name.description)),
            JSON.Member("source", .string(card.source.description)),
            JSON.Member("shape", .object(shape.map { JSON.Member($0.name, .number($0.value)) })),
            JSON.Member("parameters", .count(evaluation.parameterCount)),
        ]
        let operations = zip(operations, formulas).map { node, formula -> JSON in
            .object(
                row(node).members + [
                    JSON.Member("matrix_formula", .string(formula.matrix.symbols)),
                    JSON.Member("matrix_values", .string(formula.matrix.values)),
                    JSON.Member("note", .string(formula.note.description)),
                ])
        }
        return .object(
            members + evaluation.cost.members + timeMembers(0)
                + [
                    JSON.Member("device", .string(machine.device.id)),
                    JSON.Member("execution", .string(execution.rawValue)),
                    JSON.Member("form", form.map { .string($0.rawValue) } ?? .null),
                    JSON.Member("operations", .array(operations)),
                ])
    }

    private func timeMembers(_ node: Int) -> [JSON.Member] {
        [
            JSON.Member("floor_s", .decimal(times[node].floor)),
            JSON.Member("estimate_s", .decimal(times[node].seconds)),
            JSON.Member("limiter", times[node].limiter.map { .string($0.title) } ?? .null),
        ]
    }

    /// The operations as comma-separated values.
    public var csv: String {
        var csv = CSV(header: CostRow.header(isModule: false, hasStage: false))
        for node in operations { csv.append(row(node).fields) }
        return csv.text
    }

    /// The layer for the eye.
    public var text: String {
        let cost = evaluation.cost
        var text = "\(name)  ·  class \(card.name), \(card.source)\n\(card.summary)\n"
        if card.why.utf8CodeUnitCount > 0 { text += "\(card.why)\n" }
        text += "\(card.shapes)\n\nshape      "
        text += shape.map { "\($0.name)=\($0.value)" }.joined(separator: "  ") + "\n"
        let lines: [(String, String)] = [
            ("matrix", "\(Figure.grouped(cost.matrix)) FLOPs (\(Figure.flops(cost.matrix, style: .si)))"),
            ("vector", "\(Figure.grouped(cost.vector)) FLOPs (\(Figure.flops(cost.vector, style: .si)))"),
            ("traffic", "\(Figure.grouped(cost.traffic)) bytes (\(Figure.bytes(cost.traffic, style: .si)))"),
            ("weights", "\(Figure.grouped(evaluation.parameterCount)) parameters"),
            (
                "time",
                "\(Figure.seconds(times[0].seconds)) estimated, \(Figure.seconds(times[0].floor)) at the floor, on one \(machine.device.name), \(execution.rawValue)"
            ),
        ]
        for (name, value) in lines { text += name.padded(to: 11) + value + "\n" }
        if let form { text += FormText.sentence(form) }
        if cost.opaque > .zero {
            text +=
                "\n\(Figure.grouped(cost.opaque)) of the matrix FLOPs run in a kernel that torch's FLOP counter cannot "
            text += "see; it reports \(Figure.grouped(cost.counted)).\n"
        }
        var table = TextTable([
            ("operation", .left), ("kind", .left), ("matrix FLOPs", .right), ("vector FLOPs", .right),
            ("traffic", .right), ("floor", .right), ("estimate", .right), ("formula", .left),
        ])
        for (node, formula) in zip(operations, formulas) {
            let cost = evaluation.cost(of: node)
            let kind = evaluation.nodes[node].kind
            table.append([
                paths.path(of: node), kind?.title.description ?? "", Figure.grouped(cost.matrix),
                Figure.grouped(cost.vector), Figure.bytes(cost.traffic, style: .si),
                times[node].floor > 0 ? Figure.seconds(times[node].floor) : "",
                times[node].seconds > 0 ? Figure.seconds(times[node].seconds) : "",
                kind?.isMatrix == true ? formula.matrix.symbols : "",
            ])
        }
        return text + "\n" + table.text
    }
}
