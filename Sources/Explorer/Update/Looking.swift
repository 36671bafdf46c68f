import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// The next figure of the tree.
    mutating func turnMetric(by steps: Int) {
        let all = NodeFigures.tree
        let index = all.firstIndex(of: figure) ?? 0
        figure = all[(index + steps + all.count) % all.count]
        note("the tree shows \(treeFigure.title)")
    }

    /// The next stage.
    mutating func turnStage(by steps: Int) {
        let all = [StageChoice.all] + evaluation.stages.compactMap { StageChoice(rawValue: $0.rawValue) }
        let index = all.firstIndex(of: stage) ?? 0
        stage = all[(index + steps + all.count) % all.count]
        detail = ListState()
        note(stage == .all ? "all stages" : "\(stage.rawValue) alone")
    }

    /// The next column to sort by.
    mutating func turnSort() {
        repeat { sort.column = Self.turned(sort.column, by: 1) } while !hasSortColumn
        note("sorted by \(sort.column.title)")
    }

    /// Whether the column is of a stage that the model has, or of none; changes need something to compare with.
    var hasSortColumn: Bool {
        if sort.column == .change { return kept.match != nil }
        return sort.column.figure?.stage.map(evaluation.stages.contains) ?? true
    }

    /// The other way round.
    mutating func reverseSort() {
        sort.isReversed.toggle()
    }

    /// The next way of writing figures.
    mutating func turnFigures() {
        figures = Self.turned(figures, by: 1)
        switch figures {
        case .bits: note("bytes as bits, powers of 1000")
        case .si: note("powers of 1000: k, M, G, T; bytes in kB, MB, GB")
        case .binary: note("bytes in powers of 1024: KiB, MiB, GiB")
        case .exact: note("every digit")
        }
    }

    /// One pane, or all.
    mutating func toggleZoom() {
        isZoomed.toggle()
    }

    /// The next theme.
    mutating func turnTheme() {
        let names = ThemeNames.all
        let index = names.firstIndex(of: look.theme.name) ?? -1
        guard !names.isEmpty else { return }
        use(theme: names[(index + 1) % names.count])
    }

    /// A theme by name; false where there is none.
    @discardableResult
    mutating func use(theme name: String) -> Bool {
        guard let theme = Theme.named(name) else { return false }
        look.theme = theme
        note("theme \(name)")
        return true
    }

    /// Unicode or ASCII.
    mutating func toggleGlyphs() {
        look.glyphs = look.glyphs.isUnicode ? .ascii : .unicode
    }

    static func turned<C: CaseIterable & Equatable>(_ value: C, by steps: Int) -> C where C.AllCases == [C] {
        let all = C.allCases
        let index = all.firstIndex(of: value) ?? 0
        return all[(index + steps + all.count) % all.count]
    }

    /// What `y` copies: the selected value, or the selected node with its exact figures.
    var copyText: String {
        if focus == .parameters {
            if let group = selectedHeading {
                return scenario.parameters.all.filter { $0.group == group }.map { "\($0.id)=\($0.text(in: scenario))" }
                    .joined(separator: "\n")
            }
            return "\(selectedParameter.id)=\(selectedParameter.text(in: scenario))"
        }
        guard let row = selectedTreeRow else { return "" }
        let figures = evaluation.stages.map { "\($0.rawValue) \(evaluation.cost(of: row.node, in: $0).matrix) FLOPs" }
        return ([evaluation.path(of: row.node)] + figures).joined(separator: "\t")
    }
}
