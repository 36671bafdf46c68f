import AnalyticCore
import TerminalKit

extension ViewSpec {
    static let breakdown = ViewSpec(
        .breakdown, key: "2", help: "A table of what the selected node is made of.",
        hints: ["sort", "reverse", "stage", "explain", "figures"],
        labels: { state in
            (
                "breakdown  " + state.evaluation.displayName(of: state.kept.scene.node),
                "sorted by \(state.sort.column.title)"
            )
        },
        content: .page { state, width in
            var page = Page(width: width, glyphs: state.look.glyphs)
            page.table(state.breakdownTable(of: state.kept.scene.node, isBrief: false))
            page.blank()
            page.legend(Stage.allCases.map { ($0.role, $0.rawValue) })
            return page
        })
}

extension ExplorerState {
    /// What a node is made of, with a sum that closes. `isBrief`: without what other tables beside it show.
    func breakdownTable(of node: Int, isBrief: Bool) -> Table {
        let text = FigureText(format: figures)
        var table = Table(
            [
                Table.Column("part", .words(least: 18), priority: 0),
                Table.Column("params", .figure, priority: isBrief ? 11 : 7),
                Table.Column("vision", .figure, priority: 8, role: .vision),
                Table.Column("prefill", .figure, priority: 5, role: .prefill),
                Table.Column("decode", .figure, priority: 6, role: .decode),
                Table.Column("FLOPs", .figure, priority: 1), Table.Column("share", .figure, priority: 2),
                Table.Column("traffic", .figure, priority: 3), Table.Column("time", .figure, priority: 4),
                Table.Column("", .bar(least: 6, most: 40), priority: 9),
            ])
        let whole = evaluation.total(of: node).matrix
        let root = evaluation.total(of: 0).matrix
        func cells(_ name: Span, _ each: Int) -> [Table.Cell] {
            let total = evaluation.total(of: each)
            let stages = Stage.allCases.map { evaluation.cost(of: each, in: $0).matrix }
            return [
                .spans([name]), .text(text.number(evaluation.nodes[each].parameters), .muted),
                .text(text.number(stages[0])), .text(text.number(stages[1])), .text(text.number(stages[2])),
                .text(text.number(total.matrix), .title), .text(text.percent(total.matrix.share(of: root))),
                .text(text.bytes(total.traffic)), .text(FigureText.seconds(timing.total(of: each).seconds)),
                .bar(zip(stages, Stage.allCases).map { ($0.share(of: whole), $1.role) }),
            ]
        }
        let folded = isBrief ? kept.scene.parts.filter { evaluation.total(of: $0).matrix == .zero } : []
        let folds = folded.count > 1 && folded.count < kept.scene.parts.count
        for part in kept.scene.parts where !folds || !folded.contains(part) {
            let isOperation = evaluation.nodes[part].layer == nil
            table.add(cells(Span(evaluation.displayName(of: part), isOperation ? .muted : .fg), part))
        }
        if folds {
            let parameters = folded.reduce(Count.zero) { $0 + evaluation.nodes[$1].parameters }
            let cost = folded.reduce(Cost.zero) { $0 + evaluation.total(of: $1) }
            let time = folded.reduce(Time.zero) { $0 + timing.total(of: $1) }
            let none = Table.Cell.text("—")
            table.add([
                .text("\(folded.count) more, no FLOPs", .muted), .text(text.number(parameters), .muted), none, none,
                none,
                none, none, .text(text.bytes(cost.traffic)), .text(FigureText.seconds(time.seconds)),
            ])
        }
        table.add(cells(Span("together", .title, bold: true), node))
        return table
    }
}

extension SortOrder.Column {
    /// The word on screen.
    var title: String {
        guard let figure else { return rawValue }
        return figure.stage?.rawValue ?? (self == .flops ? "FLOPs" : rawValue)
    }
}
