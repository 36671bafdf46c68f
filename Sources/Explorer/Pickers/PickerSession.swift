import AnalyticCore
import TerminalKit
import TextKit

/// An open list: what it is filtered and sorted by, and the selected row.
struct PickerSession: Sendable {
    let id: Picker.ID
    /// The words that rows are filtered by.
    var field = FieldEditor(text: "")
    /// The column that it is sorted by; nil for the list's own order.
    var sort: (column: Int, isReversed: Bool)?
    /// The look that it was opened with: leaving without choosing restores it.
    let look: Look
    /// The id of the selected row; nil before the first rows have come.
    private(set) var selected: String?
    /// The first visible row, of those that the filter lets through.
    private(set) var offset = 0
    /// Everything; nil while it is being worked out.
    private(set) var rows: [Picker.Row]?
    private(set) var columns: [Picker.Column] = []
    /// The rows that the filter lets through, in their order.
    private(set) var shown: [Picker.Row] = []
    /// The table laid out for a width: titles, then the shown rows.
    private(set) var lines: (width: Int, lines: [Line])?

    init(id: Picker.ID, look: Look) {
        self.id = id
        self.look = look
    }

    /// The place of the selected row among those shown.
    var selectedIndex: Int { shown.firstIndex { $0.id == selected } ?? 0 }

    /// Takes rows in, and filters and sorts them anew.
    mutating func take(_ rows: [Picker.Row]?, columns: [Picker.Column]) {
        self.rows = rows
        self.columns = columns
        if selected == nil { selected = rows?.first(where: \.isNow)?.id ?? rows?.first?.id }
        arrange()
    }

    /// Filters and sorts. While words are typed, the row whose name fits them best is selected.
    mutating func arrange(isTyping: Bool = false) {
        lines = nil
        let words = field.text.lowercased().split(separator: " ").map(String.init)
        shown = (rows ?? []).filter { row in
            let text = ([row.id, row.words] + row.cells.map(\.text)).joined(separator: " ").lowercased()
            return words.allSatisfy { text.contains($0) || FuzzyMatch.score($0, in: row.id) != nil }
        }
        if let sort {
            let sorted = shown.enumerated().sorted { left, right in
                let order = Self.order(left.element.cells[sort.column], right.element.cells[sort.column])
                let isDescending = columns[sort.column].isDescending != sort.isReversed
                return order == 0 ? left.offset < right.offset : isDescending && abs(order) == 1 ? order > 0 : order < 0
            }
            shown = sorted.map(\.element)
        }
        if isTyping, let first = words.first {
            selected =
                shown.max { (FuzzyMatch.score(first, in: $0.id) ?? -1) < (FuzzyMatch.score(first, in: $1.id) ?? -1) }?
                .id
        }
        if !shown.contains(where: { $0.id == selected }) { selected = shown.first?.id }
    }

    /// -1 or 1 as the left is less or more; -2 or 2 where only one of them has anything to sort by, which comes first either way.
    private static func order(_ left: Picker.Cell, _ right: Picker.Cell) -> Int {
        switch (left.number, right.number) {
        case (let left?, let right?): left < right ? -1 : left > right ? 1 : 0
        case (_?, nil): -2
        case (nil, _?): 2
        case (nil, nil): left.text < right.text ? -1 : left.text > right.text ? 1 : 0
        }
    }

    /// Moves the selection.
    mutating func move(by steps: Int, visible: Int) {
        guard !shown.isEmpty else { return }
        selected = shown[max(0, min(shown.count - 1, selectedIndex + steps))].id
        scroll(visible: visible)
    }

    /// Selects a row by its place among those shown.
    mutating func select(_ index: Int) {
        if shown.indices.contains(index) { selected = shown[index].id }
    }

    /// Keeps the selected row on the screen.
    mutating func scroll(visible: Int) {
        offset = ScrollWindow.offset(
            count: shown.count, visible: visible, selected: selectedIndex, previous: offset)
    }

    /// Lays the table out for a width, where that is not done.
    mutating func layOut(width: Int, glyphs: Glyphs) {
        guard lines?.width != width else { return }
        var table = Table(
            [Table.Column("", .words(least: 3), priority: 0)]
                + columns.enumerated().map { index, column in
                    var title = column.title
                    if sort?.column == index {
                        title += column.isDescending != sort?.isReversed ? " ▼" : " ▲"
                    }
                    let kind: Table.Column.Kind =
                        switch column.kind {
                        case .words(let least): .words(least: least)
                        case .figure: .figure
                        }
                    return Table.Column(title, kind, priority: column.priority + 1)
                })
        for row in shown {
            var cells = [Table.Cell.text(row.isNow ? "now" : "", .key, bold: true)]
            for cell in row.cells { cells.append(.text(cell.text, cell.role, bold: row.isNow)) }
            table.add(cells)
        }
        lines = (width, table.lines(width: width, glyphs: glyphs))
    }
}
