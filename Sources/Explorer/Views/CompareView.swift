import AnalyticCore
import Studies
import TerminalKit
import TextKit

extension ViewSpec {
    static let compare = ViewSpec(
        .compare, key: "5", help: "The kept scenarios and the present values side by side.",
        hints: ["changes", "baseline", "next-scenario", "swap", "figures"], takesFocus: true,
        labels: { state in
            (
                "compare",
                state.scenes.baseline.map { "against \($0.letter) \($0.name), \(state.changeStyle.title)" } ?? ""
            )
        },
        content: .page { $0.comparePage(width: $1) })
}

extension Change.Style {
    /// The word on screen.
    var title: String {
        switch self {
        case .percent: "in percent"
        case .ratio: "as ratios"
        case .absolute: "as differences"
        }
    }
}

extension ExplorerState {
    /// The next way of writing changes.
    mutating func turnChanges() {
        changeStyle = Self.turned(changeStyle, by: 1)
        note("changes \(changeStyle.title)")
    }

    /// The kept scenarios, then the present values where they are none of them: all that can be compared.
    private var comparable: [(letter: String, name: String, point: ScenarioPoint)] {
        let all = scenes.all.map { ($0.letter, $0.name, $0.point) }
        return scenes.holding(scenario) == nil ? all + [("now", Self.name(of: scenario), present)] : all
    }

    /// Every figure of the baseline and of as many others as there is room for, with their changes and bars of one scale.
    func comparePage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        guard let baseline = scenes.baseline else {
            page.text("nothing is kept yet: b keeps the present values as A, then change something", .muted)
            return page
        }
        let others = comparable.filter { $0.letter != baseline.letter }
        let now = scenes.holding(scenario)?.letter ?? "now"
        let room = max(1, (width - Self.nameWidth - 9) / 17)
        // The present values stay on the screen longest.
        let kept = others.filter { $0.letter != now }
        let ours = others.filter { $0.letter == now }
        let shown = others.count <= room ? others : Array(kept.prefix(room - ours.count)) + ours
        let columns = [(letter: baseline.letter, name: baseline.name, point: baseline.point)] + shown
        if others.isEmpty {
            page.text(
                "\(baseline.letter) holds the present values: change something, and it stands beside them", .muted)
        } else if shown.count < others.count {
            page.text("\(columns.count) of \(others.count + 1) scenarios: f fills the screen, :drop forgets one", .warn)
        }
        let comparison = Comparison(columns.map { Comparison.Column($0.letter, $0.point) })
        heads(columns.map { ($0.letter, $0.name) }, now: now, on: &page)
        addSettings(comparison, to: &page)
        for section in comparison.sections { add(section, of: comparison, to: &page) }
        return page
    }

    private static let nameWidth = 20

    /// What the letters stand for.
    private func heads(_ columns: [(letter: String, name: String)], now: String, on page: inout Page) {
        for column in columns where column.letter != "now" {
            let mark = column.letter == now ? " \(look.glyphs.left) in force" : ""
            page.flow([[Span(column.letter, .key, bold: true), Span(" " + column.name + mark, .muted)]])
        }
    }

    private func addSettings(_ comparison: Comparison, to page: inout Page) {
        guard comparison.columns.count > 1 else { return }
        guard !comparison.settings.isEmpty else { return page.text("nothing was changed between them", .muted) }
        page.heading("set apart")
        var table = Table([Table.Column("parameter", .words(least: 12), priority: 0)])
        table.columns += comparison.columns.enumerated().map { index, column in
            Table.Column(column.name, .words(least: 6), priority: index == 0 ? 2 : 1)
        }
        for setting in comparison.settings {
            table.add(
                [.text(setting.id)]
                    + setting.values.enumerated().map { index, value in
                        .text(value ?? "—", index == 0 || value == setting.values[0] ? .muted : .title)
                    })
        }
        page.table(table)
    }

    private func add(_ section: Comparison.Section, of comparison: Comparison, to page: inout Page) {
        page.heading(section.title)
        let count = comparison.columns.count
        var table = Table([
            Table.Column("", .words(least: 14), priority: 0),
            Table.Column(comparison.columns[0].name, .figure, priority: 2),
        ])
        for column in comparison.columns.dropFirst() {
            table.columns.append(Table.Column(column.name, .figure, priority: 1))
            table.columns.append(Table.Column("change", .figure, priority: 3))
        }
        if count == 2 { table.columns.append(Table.Column("", .bar(least: 7, most: 41), priority: 5)) }
        let scale = barScale(of: comparison)
        for row in section.rows {
            var cells: [Table.Cell] = [.text(row.title), .text(text(of: row, 0), .muted)]
            for column in 1..<max(1, count) {
                let change = row.change(of: column, from: 0)
                let role = role(of: change, row)
                cells.append(.text(text(of: row, column), row.id == "fits" && row.values[column] == 0 ? .error : .fg))
                cells.append(row.id == "fits" ? .none : .text(change?.text(changeStyle, unit: row.unit) ?? "—", role))
            }
            if count == 2, row.id != "fits", let change = row.change(of: 1, from: 0), let length = Self.length(change) {
                cells.append(.change(scale > 0 ? length / scale : 0, role(of: change, row)))
            }
            table.add(cells)
        }
        page.table(table)
    }

    /// How long a bar is before it is scaled: doublings, so that half and twice are as long.
    private static func length(_ change: Change) -> Double? {
        change.ratio.flatMap { $0 > 0 ? Logarithm.binary($0) : nil }
    }

    /// The longest bar of all, to which the others are drawn in proportion.
    private func barScale(of comparison: Comparison) -> Double {
        guard comparison.columns.count == 2 else { return 0 }
        return comparison.sections.flatMap(\.rows).compactMap { row in
            row.id == "fits" ? nil : row.change(of: 1, from: 0).flatMap(Self.length).map { abs($0) }
        }.max() ?? 0
    }

    /// Costs are worse when they rise, rates when they fall: the colour says which, the sign the direction.
    private func role(of change: Change?, _ row: Comparison.Row) -> Role {
        guard let change, change.difference != 0, let isMoreBetter = row.isMoreBetter else { return .muted }
        return (change.difference > 0) == isMoreBetter ? .fall : .rise
    }

    private func text(of row: Comparison.Row, _ column: Int) -> String {
        guard let value = row.values[column] else { return "—" }
        switch row.unit {
        case .pageRate, .tokenRate: return FigureText.rate(value)
        case .flops, .bytes, .tokens, .parameters:
            let isWhole = value >= 0 && value < 9e15 && value == value.rounded()
            guard figures != .si, isWhole else { return row.unit.shortText(value) }
            return row.unit == .bytes
                ? Figure.bytes(Count(Int(value)), style: figures) : Figure.number(Count(Int(value)), style: figures)
        case .yesOrNo: return value == 0 ? look.glyphs.cross + " no" : look.glyphs.check + " yes"
        default: return row.unit.shortText(value)
        }
    }
}
