import AnalyticCore
import Studies
import TerminalKit

extension ExplorerState {
    /// One bar per stage: its modules in their order, each as long as it takes, coloured by what limits it.
    func addTimeline(to page: inout Page) {
        var table = Table([
            Table.Column("", .words(least: 7), priority: 0), Table.Column("", .bar(least: 8, most: 400), priority: 1),
        ])
        var seen: Set<Limiter> = []
        for stage in shownStages {
            let whole = timing.time(of: 0, in: stage).seconds
            guard whole > 0 else { continue }
            var parts: [(Double, Role)] = []
            for node in timelineNodes(0, depth: 5) {
                let time = timing.time(of: node, in: stage)
                guard let limiter = time.limiter else { continue }
                seen.insert(limiter)
                if let last = parts.last, last.1 == limiter.role {
                    parts[parts.count - 1].0 += time.seconds / whole
                } else {
                    parts.append((time.seconds / whole, limiter.role))
                }
            }
            table.add([.text(stage.rawValue, stage.role), .bar(parts)])
        }
        page.table(table)
        page.legend(Limiter.allCases.filter { seen.contains($0) }.map { ($0.role, $0.title) })
    }

    /// The modules of a timeline: what stands below the model, layers one level deeper.
    private func timelineNodes(_ node: Int, depth: Int) -> [Int] {
        let children = evaluation.children(of: node)
        guard depth > 0, !children.isEmpty else { return [node] }
        return children.flatMap { timelineNodes($0, depth: depth - 1) }
    }

    /// The parts of the selection by the time that they take in the stages that are shown; the smallest ones in one row.
    func addSlowest(to page: inout Page) {
        let node = kept.scene.node
        let whole = shownTime(of: node).seconds
        guard whole > 0 else { return }
        page.heading("where the time of \(evaluation.displayName(of: node)) goes\(stageScope)")
        var table = Table(
            [
                Table.Column("part", .words(least: 12), priority: 0), Table.Column("time", .figure, priority: 1),
            ]
                + (changeTitle.map { [Table.Column($0, .figure, priority: 2, target: .sort(.change))] } ?? []) + [
                    Table.Column("share", .figure, priority: 2),
                    Table.Column("held up by", .words(least: 7), priority: 3),
                    Table.Column("", .bar(least: 6, most: 80), priority: 4),
                ])
        func changeCells(_ nodes: [Int]) -> [Table.Cell] {
            guard kept.match != nil, let figure = NodeFigure.named("time") else { return [] }
            return [changeCell(change(of: nodes, figure), figure.unit)]
        }
        func add(_ name: String, _ time: Time, of nodes: [Int], _ role: Role = .fg) {
            table.add(
                [
                    .text(name, role), .text(Figure.seconds(time.seconds)),
                ] + changeCells(nodes) + [
                    .text(Figure.percent(time.seconds / whole), .muted),
                    .text(time.limiter?.title ?? "", time.limiter?.role ?? .muted),
                    .bar(Limiter.allCases.map { (time.seconds($0) / whole, $0.role) }),
                ])
        }
        let parts = kept.scene.parts.map { ($0, shownTime(of: $0)) }.filter { $0.1.seconds > 0 }
            .sorted { $0.1.seconds > $1.1.seconds }
        let small = parts.filter { $0.1.seconds < whole * 1e-3 }
        let folds = small.count > 1
        for (part, time) in parts where !folds || time.seconds >= whole * 1e-3 {
            add(evaluation.displayName(of: part), time, of: [part])
        }
        if folds { add("\(small.count) more", small.reduce(Time.zero) { $0 + $1.1 }, of: small.map(\.0), .muted) }
        let link = whole - parts.reduce(0) { $0 + $1.1.seconds }
        if node == 0, link > whole * 1e-6 {
            var time = Time()
            time.link = link
            add("link between devices", time, of: [])
        }
        table.add(
            [
                .text("together", .title, bold: true), .text(Figure.seconds(whole), .title, bold: true),
            ] + changeCells([node]) + [
                .text("100%", .muted)
            ])
        page.table(table)
    }
}
