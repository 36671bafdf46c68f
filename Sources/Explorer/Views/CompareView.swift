import AnalyticCore
import TerminalKit

extension ViewSpec {
    static let compare = ViewSpec(
        .compare, key: "5", help: "The baseline against the present values.", hints: ["baseline", "swap", "figures"],
        labels: { state in
            ("compare", state.baseline.map { "A \($0.name) \(state.look.glyphs.arrowRight) B now" } ?? "")
        },
        content: .page { $0.comparePage(width: $1) })
}

extension ExplorerState {
    /// Baseline against now: every headline figure with difference, ratio and a bar to the left or right.
    func comparePage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        guard let baseline else {
            page.text("no baseline yet: b makes the present values A, then change something", .muted)
            return page
        }
        let before = baseline.evaluation.scenario
        let changes = ParameterCatalogue.all.compactMap { parameter -> String? in
            let (old, new) = (parameter.text(in: before), parameter.text(in: scenario))
            return old == new ? nil : "\(parameter.id) \(old) \(look.glyphs.arrowRight) \(new)"
        }
        page.flow(
            changes.isEmpty ? [[Span("nothing changed since A", .muted)]] : changes.map { [Span($0, .title)] },
            separator: ", ")
        page.blank()
        var table = Table([
            Table.Column("figure", .words(least: 14), priority: 0), Table.Column("A", .figure, priority: 3),
            Table.Column("B", .figure, priority: 1), Table.Column("change", .figure, priority: 2),
            Table.Column(look.glyphs.times, .figure, priority: 4),
            Table.Column("", .bar(least: 7, most: 61), priority: 5),
        ])
        for figure in comparison(with: baseline.evaluation) { table.add(cells(figure)) }
        page.table(table)
        return page
    }

    private func cells(_ figure: ComparedFigure) -> [Table.Cell] {
        let text = FigureText(format: figures)
        func write(_ count: Count) -> String {
            switch figure.kind {
            case .number: text.number(count)
            case .bytes: text.bytes(count)
            case .nanoseconds: Figure.seconds(count.approximate / 1e9)
            }
        }
        let start: [Table.Cell] = [
            .text(figure.name), .text(write(figure.before), .muted), .text(write(figure.now)),
        ]
        guard figure.before > .zero else { return start }
        let change = figure.now.approximate / figure.before.approximate - 1
        let role: Role = change > 0 ? .rise : change < 0 ? .fall : .muted
        return start + [
            .text(FigureText.signedPercent(change), role), .text(text.ratio(change + 1), .muted), .change(change, role),
        ]
    }

    /// One compared figure.
    struct ComparedFigure {
        let name: String
        let before: Count
        let now: Count
        let kind: Kind

        /// How it is written.
        enum Kind { case number, bytes, nanoseconds }
    }

    private func comparison(with other: Evaluation) -> [ComparedFigure] {
        var figures: [ComparedFigure] = []
        let (was, now) = (Service(TimeEvaluation(other)), kept.service)
        for (name, read) in [
            ("first token, estimate", { $0.timeToFirstToken(.estimate) }),
            ("per token, estimate", { $0.timePerOutputToken(.estimate) }),
            ("request, estimate", { $0.latency(.estimate) }), ("request, floor", { $0.latency(.floor) }),
        ] as [(String, (Service) -> Double?)] {
            guard let before = read(was), let after = read(now), max(before, after) < 1e9 else { continue }
            figures.append(
                ComparedFigure(
                    name: name, before: Count(Int(before * 1e9)), now: Count(Int(after * 1e9)), kind: .nanoseconds))
        }
        func add(_ name: String, _ kind: ComparedFigure.Kind, _ read: (Evaluation) -> Count) {
            figures.append(ComparedFigure(name: name, before: read(other), now: read(evaluation), kind: kind))
        }
        let memory = (MemoryEvaluation(other).total, kept.memory.total)
        if max(memory.0, memory.1) < 1e18 {
            figures.append(
                ComparedFigure(
                    name: "memory of one device", before: Count(Int(memory.0)), now: Count(Int(memory.1)),
                    kind: .bytes))
        }
        add("context tokens", .number) { Count($0.geometry.contextTokens) }
        add("parameters", .number) { $0.parameterCount }
        add("weights", .bytes) { $0.weightBytes }
        add("KV cache at the end", .bytes) { $0.cacheAfterDecode }
        for stage in Stage.allCases { add("\(stage.rawValue) FLOPs", .number) { $0.cost(of: 0, in: stage).matrix } }
        add("all FLOPs", .number) { $0.total(of: 0).matrix }
        for stage in Stage.allCases { add("\(stage.rawValue) traffic", .bytes) { $0.cost(of: 0, in: stage).traffic } }
        return figures
    }
}
