import AnalyticCore
import Studies
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
        let changes = scenario.differences(since: before).map { difference in
            "\(difference.id) \(difference.from) \(look.glyphs.arrowRight) \(difference.to)"
        }
        page.flow(
            changes.isEmpty ? [[Span("nothing changed since A", .muted)]] : changes.map { [Span($0, .title)] },
            separator: ", ")
        page.blank()
        var table = Table([
            Table.Column("figure", .words(least: 19), priority: 0), Table.Column("A", .figure, priority: 2),
            Table.Column("B", .figure, priority: 1), Table.Column("change", .figure, priority: 3),
            Table.Column(look.glyphs.times, .figure, priority: 4),
            Table.Column("", .bar(least: 7, most: 61), priority: 5),
        ])
        let (old, new) = (
            StudyPoint(baseline.evaluation, for: .time), StudyPoint(evaluation, for: .time)
        )
        for metric in Self.compared.compactMap(MetricCatalogue.metric).map({ $0.inWords(of: scenario.model.card) }) {
            let row = cells(
                metric, metric.isOf(before.model) ? metric.value(old) : nil,
                metric.isOf(scenario.model) ? metric.value(new) : nil)
            if let row { table.add(row) }
        }
        page.table(table)
        return page
    }

    /// The figures that are compared, by their ids: what a user asks first, then what it comes from.
    static let compared =
        [
            "pages_per_s", "ttft", "tpot", "latency", "latency.floor", "price", "memory", "tokens.context", "weights",
            "kv", "parameters",
        ]
        + ["total", "vision", "prefill", "decode"].flatMap { stage in
            ["flops", "traffic", "time"].map { "\(stage).\($0)" }
        }

    private func cells(_ metric: Metric, _ before: Double?, _ now: Double?) -> [Table.Cell]? {
        guard before != nil || now != nil else { return nil }
        func write(_ value: Double) -> String {
            let text = FigureText(format: figures)
            let count = value >= 0 && value < 9e15 && value == value.rounded() ? Count(Int(value)) : nil
            switch (metric.unit, count) {
            case (.pageRate, _), (.tokenRate, _): return FigureText.rate(value)
            // Their titles say of what they are.
            case (.tokens, let count?), (.parameters, let count?), (.flops, let count?): return text.number(count)
            case (_, let count?) where figures != .si: return metric.unit.text(count, style: figures)
            default: return metric.text(value)
            }
        }
        let title = metric.unit == .tokens ? metric.title + " tokens" : metric.title
        let start: [Table.Cell] = [
            .text(title), .text(before.map(write) ?? "—", .muted), .text(now.map(write) ?? "—"),
        ]
        guard let before, let now, before > 0 else { return start }
        let change = now / before - 1
        // Costs are worse when they rise, rates when they fall: the colour says which, the arrow the direction.
        let isWorse = (change > 0) != (metric.unit == .pageRate || metric.unit == .tokenRate)
        let role: Role = change == 0 ? .muted : isWorse ? .rise : .fall
        return start + [
            .text(FigureText.signedPercent(change), role), .text(Figure.ratio(change + 1), .muted),
            .change(change, role),
        ]
    }
}
