import AnalyticCore
import Studies
import TerminalKit

extension ViewSpec {
    static let breakdown = ViewSpec(
        .breakdown, key: "2", help: "A table of what the selected node is made of.",
        hints: ["sort", "reverse", "stage", "explain", "figures"],
        labels: { state in
            (
                "breakdown  " + state.evaluation.displayName(of: state.kept.scene.node) + state.stageScope,
                "sorted by \(state.sort.column.title)"
            )
        },
        content: .page { state, width in
            var page = Page(width: width, glyphs: state.look.glyphs)
            page.table(state.breakdownTable(of: state.kept.scene.node))
            page.blank()
            page.legend(state.shownStages.map { ($0.role, $0.rawValue) })
            return page
        })
}

extension ExplorerState {
    /// What a node is made of in the stages that are shown, with a sum that closes.
    func breakdownTable(of node: Int) -> Table {
        let text = FigureText(format: figures)
        let stages = shownStages
        // One stage alone is the column of the FLOPs.
        let split = stages.count > 1 ? stages : []
        let figure = treeFigure
        var table = Table(
            [Table.Column("part", .words(least: 18), priority: 0)]
                + split.enumerated().map { index, each in
                    Table.Column(each.rawValue, .figure, priority: [7, 5, 6][index], role: each.role)
                } + [
                    Table.Column("FLOPs", .figure, priority: 1)
                ]
                + (changeTitle.map {
                    [
                        Table.Column(
                            "\(figure.heading) \($0)", .figure, priority: 2, target: .sort(.change))
                    ]
                } ?? []) + [
                    Table.Column("share", .figure, priority: 2),
                    Table.Column("traffic", .figure, priority: 3), Table.Column("time", .figure, priority: 4),
                    Table.Column("params", .figure, priority: 8),
                    Table.Column("", .bar(least: 6, most: 40), priority: 9),
                ])
        let whole = shownCost(of: node).matrix
        let root = shownCost(of: 0).matrix
        func cells(_ name: Span, _ each: Int) -> [Table.Cell] {
            let total = shownCost(of: each)
            let products = stages.map { evaluation.cost(of: each, in: $0).matrix }
            return [.spans([name])] + (split.isEmpty ? [] : products.map { .text(text.number($0)) }) + [
                .text(text.number(total.matrix), .title)
            ]
                + (kept.match == nil ? [] : [changeCell(change(of: [each], figure), figure.unit)]) + [
                    .text(text.percent(total.matrix.share(of: root))),
                    .text(text.bytes(total.traffic)), .text(FigureText.seconds(shownTime(of: each).seconds)),
                    .text(text.number(evaluation.nodes[each].parameters), .muted),
                    .bar(zip(products, stages).map { ($0.share(of: whole), $1.role) }),
                ]
        }
        for part in kept.scene.parts {
            let isOperation = evaluation.nodes[part].layer == nil
            table.add(cells(Span(evaluation.displayName(of: part), isOperation ? .muted : .fg), part))
        }
        table.add(cells(Span("together", .title, bold: true), node))
        return table
    }

    /// The cost of a node in the stages that are shown.
    private func shownCost(of node: Int) -> Cost {
        stage.stage.map { evaluation.cost(of: node, in: $0) } ?? evaluation.total(of: node)
    }
}

extension SortOrder.Column {
    /// The word on screen.
    var title: String {
        guard let figure else { return rawValue }
        return figure.stage?.rawValue ?? (self == .flops ? "FLOPs" : rawValue)
    }
}
