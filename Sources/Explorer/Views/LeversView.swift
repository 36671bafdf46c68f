import AnalyticCore
import Studies
import TerminalKit

extension ViewSpec {
    static let levers = ViewSpec(
        .levers, key: "H",
        help: "What each parameter does to a figure, stepped once: the largest effect first; Enter puts one in force.",
        commands: [
            .local(
                "apply-lever", ["Enter"], "set", in: .detail, views: [.levers],
                help: "Puts the selected lever in force."
            ) { $0.applySelectedLever() },
            .local(
                "next-lever-metric", ["Space", "Right", "l"], "next figure", in: .detail, views: [.levers],
                help: "The next figure that levers are ranked by."
            ) { $0.turnLeverMetric(by: 1) },
            .local(
                "previous-lever-metric", ["Backspace", "Left", "h"], "figure before", in: .detail, views: [.levers],
                help: "The figure before."
            ) { $0.turnLeverMetric(by: -1) },
        ],
        hints: ["apply-lever", "next-lever-metric", "undo"], takesFocus: true,
        labels: { state in
            let wait = state.derived.asked[.levers] == nil ? "" : " " + state.look.glyphs.ellipsis
            return ("levers  \(state.leverMetric.title)\(wait)", "Enter sets, Space next figure")
        },
        content: .page { $0.leversPage(width: $1) }, move: { $0.moveInLevers(by: $1) })
}

extension ExplorerState {
    /// The figures that levers can be ranked by, the most asked for first.
    private static let leverMetrics = [
        "pages_per_s", "ttft", "tpot", "latency", "price", "memory", "tokens_per_s.request", "tokens_per_s",
        "decode.time",
        "prefill.time", "vision.time", "total.flops", "total.traffic",
    ]

    /// The levers that the view lists, of the present values or of those before.
    var shownLevers: ShownLevers? { derived.levers.map { ShownLevers($0.findings.levers) } }

    /// How the view ranks: what the figure is now and what it holds for, then a tornado.
    func leversPage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        guard let picture = derived.levers, picture.request.metric == leverMetric.id else {
            page.text("working it out\(look.glyphs.ellipsis)", .muted)
            return page
        }
        let (findings, isCurrent) = (picture.findings, picture.request == leversRequest)
        let shown = ShownLevers(findings.levers)
        let metric = findings.metric
        page.text("\(metric.title) \(findings.before.map(metric.text) ?? "has no value") now", .title, bold: true)
        page.text(Answer.conditions(of: picture.request.scenario).joined(separator: ", "), .muted)
        var table = Table([
            Table.Column("", .words(least: 1), priority: 0), Table.Column("lever", .words(least: 14), priority: 0),
            Table.Column("was", .words(least: 6), priority: 6), Table.Column("then", .figure, priority: 1),
            Table.Column(look.glyphs.times, .figure, priority: 2),
            Table.Column("", .bar(least: 9, most: 61), priority: 4),
            Table.Column("", .words(least: 12), priority: 3),
        ])
        let most = shown.mostEffect
        for (index, lever) in shown.levers.enumerated() {
            let isSelected = index == selectedLever(of: shown)
            let role: Role =
                !isCurrent || lever.standing != .usable ? .muted : lever.improves ? .fall : .rise
            let share = most > 0 && lever.effect.isFinite ? lever.effect / most : 1
            table.add(
                [
                    .text(isSelected ? look.glyphs.cursor : "", .key), .text(lever.title, role, bold: isSelected),
                    .text(lever.from, .muted), .text(metric.text(lever.after), role),
                    .text(lever.factor.map { Figure.ratio($0) } ?? "—", role),
                    .change(lever.after > lever.before ? share : -share, role), .text(lever.caveat ?? "", .warn),
                ], target: .detailRow(index))
        }
        page.table(table)
        if shown.levers.isEmpty { page.text("nothing changes it by 0.1% or more", .muted) }
        if !shown.remainder.isEmpty { page.text("not shown: " + shown.remainder, .muted) }
        return page
    }

    func selectedLever(of shown: ShownLevers) -> Int { max(0, min(levers.selected, shown.levers.count - 1)) }

    /// Lines above the first lever: figure, conditions, titles.
    private var leverLinesAbove: Int {
        guard let page = mainPage else { return 3 }
        return page.lines.firstIndex { if case .detailRow = $0.target { true } else { false } } ?? 3
    }

    mutating func moveInLevers(by rows: Int) {
        guard let shown = shownLevers, !shown.levers.isEmpty else { return }
        levers.selected = max(0, min(shown.levers.count - 1, selectedLever(of: shown) + rows))
        let line = levers.selected == 0 ? 0 : leverLinesAbove + levers.selected
        detail.offset = min(line, max(detail.offset, leverLinesAbove + levers.selected - detailRows + 1))
    }

    /// Puts the selected lever in force.
    mutating func applySelectedLever() {
        guard let picture = derived.levers, picture.request == leversRequest else {
            return note("what would help is still being worked out")
        }
        let shown = ShownLevers(picture.findings.levers)
        guard !shown.levers.isEmpty else { return note("there is nothing to set") }
        apply(shown.levers[selectedLever(of: shown)])
        levers.selected = 0
        detail.offset = 0
    }

    /// The next figure, or the one before.
    mutating func turnLeverMetric(by steps: Int) {
        let there = Set(MetricCatalogue.of(scenario.model).map(\.id))
        let all = Self.leverMetrics.filter(there.contains)
        guard !all.isEmpty else { return }
        let index = all.firstIndex(of: leverMetric.id) ?? 0
        levers.metric = all[(index + steps + all.count) % all.count]
        levers.selected = 0
        detail.offset = 0
        note("levers by \(leverMetric.title)")
    }
}
