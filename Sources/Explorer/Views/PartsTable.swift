import AnalyticCore
import Studies
import TerminalKit

/// What a node is made of, the largest part of the chosen figure first, with what each part waits for. What is next to nothing is one row,
/// and the rows add up to the last.
struct PartsTable {
    private let state: ExplorerState
    private let node: Int
    private let figure: NodeFigure
    /// The figures beside the chosen one.
    private let others: [NodeFigure]
    private let before: [(name: String, seconds: Double)]
    private let text: FigureText

    /// A part with its sums over the stages that are shown.
    private struct Row {
        var name: Span
        var sums: NodeSums
        var nodes: [Int]
        var amount: Double
        var change: Change?
        var target: HitMap.Target?
    }

    /// Parts below this share are one row.
    private static let least = 2e-3

    init(of node: Int, in state: ExplorerState) {
        (self.state, self.node, figure) = (state, node, state.treeFigure)
        text = FigureText(format: state.figures)
        let chosen = figure.id
        others = ["flops", "traffic", "time"].filter { $0 != chosen }.compactMap { NodeFigure.named($0) }
        // The host's part belongs to a request, and is time alone.
        before = node == 0 && chosen == "time" && state.stage == .all ? state.beforeFirstKernel(state.kept.service) : []
    }

    private var isTime: Bool { figure.id == "time" }

    private func sums(of node: Int) -> NodeSums { state.sums(of: node, in: state.stage.stage) }

    private func amount(_ sums: NodeSums) -> Double { figure.value(sums)?.number ?? 0 }

    /// The table.
    var table: Table {
        var table = Table(columns)
        let total = sums(of: node)
        let whole = amount(total) + before.reduce(0) { $0 + $1.seconds }
        func share(_ amount: Double) -> Double { whole > 0 ? amount / whole : 0 }
        var rows = state.kept.scene.parts.map { part -> Row in
            let sums = sums(of: part)
            let role: Role = state.evaluation.nodes[part].layer == nil ? .muted : .fg
            return Row(
                name: Span(state.evaluation.displayName(of: part), role), sums: sums, nodes: [part],
                amount: amount(sums), change: state.change(of: [part], figure), target: .node(part))
        }
        rows += before.map { name, seconds in
            var sums = NodeSums()
            sums.time.host = seconds
            return Row(
                name: Span("\(name), before kernels"), sums: sums, nodes: [], amount: seconds,
                change: hostBefore(name).map { Change(from: $0, to: seconds) })
        }
        rows.sort { $0.amount > $1.amount }
        // What was much in the baseline stays in sight.
        let wholeBefore = wholeChange(whole)?.from ?? 0
        func isSmall(_ row: Row) -> Bool {
            figure.isSum && share(row.amount) < Self.least && (row.change?.from ?? 0) <= wholeBefore * Self.least
        }
        let small = rows.filter(isSmall)
        if small.count > 1 { rows.removeAll(where: isSmall) }
        if state.sortsByChange {
            func size(_ row: Row) -> Double { row.change.map { abs($0.difference) } ?? 0 }
            rows.sort { size($0) == size($1) ? $0.amount > $1.amount : size($0) > size($1) }
        }
        if small.count > 1 {
            let sums = small.reduce(NodeSums()) { $0 + $1.sums }
            let words = "\(small.count) others" + (small.allSatisfy { $0.amount == 0 } ? ", none" : "")
            rows.append(
                Row(
                    name: Span(words, .muted), sums: sums, nodes: small.flatMap(\.nodes), amount: amount(sums),
                    change: Self.sum(of: small.map(\.change))))
        }
        for row in rows { table.add(cells(of: row, share), target: row.target) }
        let limiter = total.time.limiter
        table.add(
            [
                .text(sumTitle, .title, bold: true),
                .text(
                    isTime ? FigureText.seconds(whole) : text.text(figure.value(total), of: figure), .title, bold: true),
            ] + changeCells(wholeChange(whole)) + [
                .text(figure.isSum && whole > 0 ? "100%" : "", .muted),
                .text(limiter?.title ?? "", limiter?.role ?? .muted),
            ] + others.map { .text(text.text($0.value(total), of: $0), .title) })
        return table
    }

    private var columns: [Table.Column] {
        func column(_ figure: NodeFigure, _ priority: Int) -> Table.Column {
            Table.Column(figure.heading, .figure, priority: priority, target: .figure(figure.id))
        }
        return [
            Table.Column("part", .words(least: 12), priority: 0), column(figure, 1),
        ]
            + (state.changeTitle.map { [Table.Column($0, .figure, priority: 2, target: .sort(.change))] } ?? []) + [
                Table.Column("share", .figure, priority: 2), Table.Column("held up by", .words(least: 10), priority: 3),
            ] + others.enumerated().map { column($1, 4 + $0) } + [
                Table.Column("", .bar(least: 5, most: 40), priority: 6)
            ]
    }

    private func cells(of row: Row, _ share: (Double) -> Double) -> [Table.Cell] {
        let limiter = row.sums.time.limiter
        let bar: Table.Cell =
            isTime
            ? .bar(Limiter.allCases.map { (share(row.sums.time.seconds($0)), $0.role) })
            : .bar(
                state.shownStages.map { each in
                    (share(row.nodes.reduce(0) { $0 + amount(state.sums(of: $1, in: each)) }), each.role)
                })
        return [
            .spans([row.name]), .text(text.text(figure.value(row.sums), of: figure)),
        ] + changeCells(row.change) + [
            .text(figure.isSum ? text.percent(share(row.amount)) : "", .muted),
            .text(limiter?.title ?? "", limiter?.role ?? .muted),
        ] + others.map { .text(text.text($0.value(row.sums), of: $0)) } + [bar]
    }

    private func changeCells(_ change: Change?) -> [Table.Cell] {
        state.kept.match == nil ? [] : [state.changeCell(change, figure.unit)]
    }

    /// What the host took before the first kernel in the baseline; nil where that has no such step.
    private func hostBefore(_ name: String) -> Double? {
        state.kept.match.flatMap { match in
            state.beforeFirstKernel(match.point.service).first { $0.name == name }?.seconds
        }
    }

    /// The change of all rows together.
    private func wholeChange(_ whole: Double) -> Change? {
        guard let match = state.kept.match, let change = state.change(of: [node], figure) else { return nil }
        let host = before.isEmpty ? 0 : state.beforeFirstKernel(match.point.service).reduce(0) { $0 + $1.seconds }
        return Change(from: change.from + host, to: whole)
    }

    /// Several changes together; nil where one of them is not known, or none.
    private static func sum(of changes: [Change?]) -> Change? {
        let known = changes.compactMap { $0 }
        guard !known.isEmpty, known.count == changes.count else { return nil }
        return known.dropFirst().reduce(known[0]) { Change(from: $0.from + $1.from, to: $0.to + $1.to) }
    }

    private var sumTitle: String {
        guard node == 0 else { return "together" }
        let card = state.scenario.model.card
        return state.scenario.workload.batch > 1
            ? "all \(state.scenario.workload.batch) \(card.requests)" : card.request
    }
}

extension NodeFigure {
    /// The heading of a narrow column.
    var heading: String {
        switch id {
        case "flops": "FLOPs"
        case "weights_read": "weights"
        case "kv_read": "KV read"
        case "launches": "kernels"
        case "parameters": "params"
        case "time", "traffic", "activations": id
        default: title
        }
    }
}
