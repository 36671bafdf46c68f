import AnalyticCore
import TerminalKit

extension ViewSpec {
    static let overview = ViewSpec(
        .overview, key: "1", help: "How fast, whether it fits, why, what would help, and where it goes.",
        hints: ["metric", "stage", "explain", "figures"],
        labels: { state in
            let node = state.kept.scene.node
            let title = node == 0 ? "where it goes" : "parts of \(state.evaluation.displayName(of: node))"
            return (title + state.stageScope, "m: \(state.treeFigure.title)")
        },
        content: .page { $0.overviewPage(width: $1) })
}

extension ExplorerState {
    /// The parts of the selection in the figure of choice, the stages, and memory; the answer where it has no panel of its own.
    func overviewPage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        if layout.answer == nil {
            page = answerPage(width: width)
            page.blank()
        }
        let node = kept.scene.node
        page.table(PartsTable(of: node, in: self).table)
        page.heading("stages")
        page.table(stageTable)
        page.blank()
        addSentences(to: &page)
        addShares(of: node, to: &page)
        page.heading("memory of one device")
        addMemory(to: &page)
        return page
    }

    /// What each stage costs. The times are those of a request, so that they close: what the host takes before the first kernel
    /// stands among them.
    private var stageTable: Table {
        let text = FigureText(format: figures)
        var table = Table([
            Table.Column("stage", .words(least: 12), priority: 0), Table.Column("FLOPs", .figure, priority: 1),
            Table.Column("vector", .figure, priority: 8), Table.Column("traffic", .figure, priority: 3),
            Table.Column("FLOP/B", .figure, priority: 6), Table.Column("launches", .figure, priority: 7),
            Table.Column("time", .figure, priority: 2), Table.Column("held up by", .words(least: 7), priority: 5),
            Table.Column("", .bar(least: 6, most: 40), priority: 4),
        ])
        let whole = evaluation.total(of: 0)
        func add(
            _ name: Span, _ cost: Cost, _ seconds: Double?, _ limiter: Limiter?, stages: [Stage],
            target: HitMap.Target? = nil
        ) {
            table.add(
                [
                    .spans([name]), .text(text.number(cost.matrix)), .text(text.number(cost.vector), .muted),
                    .text(text.bytes(cost.traffic)),
                    .text(cost.traffic == .zero ? "—" : text.intensity(cost.intensity), .muted),
                    .text(text.number(cost.launches), .muted), .text(seconds.map(FigureText.seconds) ?? "—"),
                    .text(limiter?.title ?? "", limiter?.role ?? .muted),
                    .bar(stages.map { (evaluation.cost(of: 0, in: $0).matrix.share(of: whole.matrix), $0.role) }),
                ], target: target)
        }
        let service = kept.service
        for (name, seconds) in beforeFirstKernel(service) { add(Span(name, .muted), .zero, seconds, nil, stages: []) }
        for each in evaluation.stages {
            add(
                Span(title(of: each), each.role, bold: stage.stage == each), evaluation.cost(of: 0, in: each),
                service.part(each, .estimate), timing.time(of: 0, in: each).limiter, stages: [each],
                target: .stage(StageChoice(rawValue: each.rawValue) ?? .all))
        }
        add(
            Span("together", .title, bold: true), whole, service.latency(.estimate), timing.total(of: 0).limiter,
            stages: evaluation.stages)
        return table
    }

    private func title(of stage: Stage) -> String {
        stage == .decode
            ? "decode \(look.glyphs.times)\(FigureText.short(scenario.workload.decodeTokens))" : stage.rawValue
    }

    private func addSentences(to page: inout Page) {
        let text = FigureText(format: figures)
        let workload = scenario.workload
        let total = evaluation.total(of: 0).matrix
        let shares = evaluation.stages.map { ($0, evaluation.cost(of: 0, in: $0).matrix.share(of: total)) }
        if let largest = shares.max(by: { $0.1 < $1.1 }), largest.1 > 0 {
            page.text("\(largest.0.rawValue) takes \(text.percent(largest.1)) of the FLOPs of a request", .muted)
        }
        if workload.decodeTokens > 0 {
            let first = evaluation.cost(of: 0, in: .firstStep).matrix
            let last = evaluation.cost(of: 0, in: .lastStep).matrix
            let (from, to) = (text.flops(first), text.flops(last))
            page.text(
                from == to
                    ? "a decode step is \(from) of products, first to last"
                    : "a decode step grows from \(from) to \(to) as the context grows", .muted)
        }
        let context = Double(evaluation.geometry.contextTokens)
        let perToken =
            evaluation.cost(of: 0, in: Stage.prefill).matrix.approximate / max(1, context) / Double(workload.batch)
        let cache = evaluation.keyValueCacheBytes(tokens: 1).divided(by: workload.batch)
        page.text(
            "each token of one sequence: \(Figure.scaled(perToken, "FLOPs")) in prefill, \(text.bytes(cache)) of KV cache",
            .muted)
        page.text(tokenSentence, .muted)
        if let formSentence { page.text(formSentence, .muted) }
    }

    /// What part of each stage goes to each child.
    private func addShares(of node: Int, to page: inout Page) {
        let name = node == 0 ? "each stage" : "\(evaluation.displayName(of: node)), in each stage"
        let parts = kept.scene.parts.filter { evaluation.total(of: $0).matrix > .zero }
        guard !parts.isEmpty else { return }
        page.heading("prefill \(look.glyphs.arrows) decode: share of the FLOPs of \(name)")
        var columns = [Table.Column("part", .words(least: 10), priority: 0)]
        for (index, each) in evaluation.stages.enumerated() {
            columns.append(Table.Column(each.rawValue, .figure, priority: 1 + index, role: each.role))
            columns.append(Table.Column("", .bar(least: 4, most: 40), priority: 4 + index))
        }
        var table = Table(columns)
        for part in parts {
            var cells: [Table.Cell] = [.text(evaluation.displayName(of: part))]
            for each in evaluation.stages {
                let share = evaluation.cost(of: part, in: each).matrix.share(
                    of: evaluation.cost(of: node, in: each).matrix)
                cells.append(.text(Figure.percent(share), share > 0 ? .fg : .muted))
                cells.append(.bar([(share, each.role)]))
            }
            table.add(cells)
        }
        page.table(table)
    }
}
