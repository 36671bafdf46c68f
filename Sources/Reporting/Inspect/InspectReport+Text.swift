import AnalyticCore

extension InspectReport {
    /// The evaluation for the eye: views and tokens, a table of stages, memory, and the upper part of the tree.
    public var text: String {
        heading + "\n" + stageTable + "\n" + memory + "\n" + ServiceReport(evaluation).text + "\n" + moduleTable
    }

    private var heading: String {
        let geometry = evaluation.geometry
        let workload = evaluation.scenario.workload
        var lines = [
            "\(evaluation.scenario.model.card.title): \(Figure.grouped(evaluation.parameterCount)) parameters", "",
        ]
        if geometry.hasImage {
            let tiles =
                geometry.tiles == 0
                ? "no tiles"
                : "\(geometry.tiles) tiles of \(geometry.tileSize) px in a grid of \(geometry.grid.rows) rows x \(geometry.grid.columns) columns"
            lines.append(
                "page       \(workload.image.width) px wide, \(workload.image.height) px high, mode \(workload.image.mode.rawValue)"
            )
            lines.append("views      one global view of \(geometry.baseSize) px, \(tiles)")
            lines.append(
                "tokens     \(geometry.contextTokens) = \(geometry.globalTokens) global view + \(geometry.tileTokens) tiles + \(geometry.textTokens) text"
            )
        } else {
            lines.append("tokens     \(geometry.contextTokens), all of them text")
        }
        lines.append(
            "request    batch \(workload.batch), \(workload.decodeTokens) decode steps: an answer of \(workload.decodeTokens + 1) tokens"
        )
        lines.append("on         \(ServiceReport(evaluation).headline)")
        let form = evaluation.scenario.model.facts.hasTwoForms ? FormText.sentence(workload.form) : ""
        return lines.joined(separator: "\n") + "\n" + form
    }

    private var stageTable: String {
        var table = TextTable([
            ("stage", .left), ("matrix FLOPs", .right), ("", .left), ("vector FLOPs", .right), ("traffic", .right),
            ("FLOP/B", .right), ("launches", .right),
        ])
        func add(_ name: String, _ cost: Cost) {
            table.append([
                name, Figure.grouped(cost.matrix), "(\(Figure.flops(cost.matrix, style: .si)))",
                Figure.flops(cost.vector, style: .si), Figure.bytes(cost.traffic, style: .si),
                cost.intensity.map { Figure.decimal($0, places: 1) } ?? "-", Figure.number(cost.launches, style: .si),
            ])
        }
        let steps = evaluation.scenario.workload.decodeTokens
        if evaluation.stages.contains(.vision) { add("vision", evaluation.cost(of: 0, in: .vision)) }
        add("prefill", evaluation.cost(of: 0, in: Stage.prefill))
        add("decode, \(steps) steps", evaluation.cost(of: 0, in: .decode))
        add("  first step", evaluation.cost(of: 0, in: .firstStep))
        add("  last step", evaluation.cost(of: 0, in: .lastStep))
        add("total", evaluation.total(of: 0))
        return table.text
    }

    private var memory: String {
        let workload = evaluation.scenario.workload
        let stored = workload.hasUniformWeights ? "" : "\n           \(workload.weightFacts)"
        return """
            weights    \(Figure.grouped(evaluation.weightBytes)) bytes (\(Figure.bytes(evaluation.weightBytes, style: .si)), \(Figure.bytes(evaluation.weightBytes, style: .binary))) in \(workload.weightFormat.rawValue)\(stored)
            KV cache   \(Figure.grouped(evaluation.cacheAfterPrefill)) bytes after prefill, \(Figure.grouped(evaluation.cacheAfterDecode)) after decode, in \(workload.keyValuePrecision.rawValue)

            """
    }

    private var moduleTable: String {
        var table = TextTable(
            [
                ("module", .left), ("class", .left), ("parameters", .right),
            ] + evaluation.stages.map { ($0.rawValue, .right) } + [("share", .right)])
        let whole = evaluation.total(of: 0).matrix
        for node in evaluation.nodes.indices {
            let entry = evaluation.nodes[node]
            guard let name = entry.className, entry.depth <= 4 else { continue }
            func figure(_ stage: Stage) -> String {
                let count = evaluation.cost(of: node, in: stage).matrix
                return count == .zero ? "-" : Figure.flops(count, style: .si)
            }
            let label = node == 0 ? "(all)" : evaluation.label(of: node)
            let times = entry.instances.count > 1 ? " x\(entry.instances.count)" : ""
            table.append(
                [
                    String(repeating: "  ", count: entry.depth) + label + times, name,
                    Figure.number(entry.parameters, style: .si),
                ] + evaluation.stages.map(figure) + [
                    Figure.percent(evaluation.total(of: node).matrix.share(of: whole))
                ])
        }
        return table.text
    }
}
