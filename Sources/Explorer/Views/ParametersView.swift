import AnalyticCore
import DeviceLibrary
import TerminalKit
import TextKit

extension ExplorerState {
    /// Whether a parameter passes the filter.
    func isShown(_ parameter: Parameter) -> Bool {
        guard !filter.isEmpty else { return true }
        let word = filter.lowercased()
        return parameter.id.lowercased().contains(word) || parameter.label.lowercased().contains(word)
    }

    /// The visible part of the parameters.
    func parametersWindow(rows: Int) -> ListWindow {
        let lines = parameterLines
        let selected = lines.firstIndex { line in
            switch line {
            case .parameter(let index): index == parameters.selected
            case .heading(let group): group == selectedHeading
            case .title, .rest, .scene, .verdict: false
            }
        }
        let last = selected.map { editor == nil ? $0 : $0 + 1 }
        var offset = ScrollWindow.offset(
            count: lines.count, visible: rows, selected: last ?? 0, previous: parameters.offset)
        if let selected, editor == nil, selected < min(2, rows - 1) { offset = 0 }
        return ListWindow(offset: offset, rows: rows, count: lines.count, selected: selected)
    }

    /// The visible parameters in groups.
    func parametersPage(width: Int, _ window: ListWindow) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        if window.count == 0 {
            page.text("nothing matches '\(filter)'", .muted)
            return page
        }
        for content in parameterLines.dropFirst(window.offset).prefix(window.rows) {
            switch content {
            case .heading(let group):
                var line = Page.heading(heading(of: group), width: width, glyphs: look.glyphs)
                line.target = .parameterGroup(group)
                page.add(line)
            case .parameter(let index):
                page.add(line(of: index, width))
            case .title(let text): page.add(Page.heading(text, width: width, glyphs: look.glyphs))
            case .scene(let row): page.add(line(of: row, width))
            case .rest(let count):
                page.add(
                    Line(
                        pieces: [
                            Line.Piece(
                                column: 2,
                                content: .text(
                                    Span(
                                        look.glyphs.shorten("\(count) more: a shows all, / finds", to: width - 2),
                                        .muted)))
                        ], target: .command("all-parameters")))
            case .verdict: page.add(Line())
            }
        }
        return page
    }

    /// The title of a group; of a folded one also what is behind it.
    private func heading(of group: ParameterGroup) -> String {
        guard filter.isEmpty else { return group.title }
        guard foldedGroups.contains(group) else { return "\(look.glyphs.unfolded) \(group.title)" }
        let members = scenario.parameters.all.indices.filter { scenario.parameters.all[$0].group == group }
        let changes = members.count { kept.changed.contains($0) }
        let note = changes > 0 ? ", \(changes) changed" : ""
        return "\(look.glyphs.folded) \(group.title): \(members.count)\(note)"
    }

    /// The parameters in groups, edited in place.
    func drawParameters(_ kept: KeptPage?, in rect: Rect, on painter: inout Painter) {
        let isFocused = focus == .parameters
        let changes = self.kept.changed.count
        let all = scenario.parameters.all.count
        let listed = listsAllParameters || !filter.isEmpty ? "\(all)" : "\(scenario.parameters.leading.count) of \(all)"
        let right = editor != nil ? "enter keeps" : changes > 0 ? "\(changes) changed, \(listed)" : listed
        let inner = painter.panel("parameters", right: right, in: rect, isFocused: isFocused)
        painter.hitMap.add(rect, .pane(.parameters))
        guard let kept, let window = kept.window else { return }
        painter.draw(
            kept.page, in: rect, offset: window.offset, count: window.count, first: window.offset,
            selected: editor == nil ? window.selected : nil, isFocused: isFocused)
        guard let editor, let selected = window.selected else { return }
        let row = inner.minRow + selected - window.offset
        guard row >= inner.minRow, row < inner.maxRow else { return }
        drawField(editor, in: inner, row: row, on: &painter)
        guard row + 1 < inner.maxRow else { return }
        drawVerdict(
            editor,
            in: Rect(
                origin: Point(column: inner.minColumn, row: row + 1), size: Size(columns: inner.size.columns, rows: 1)),
            on: &painter)
    }

    /// Columns of the unit: wide enough for each of them.
    private static let unitWidth = ParameterList.standard.all.map { displayWidth(shortUnit($0.unit)) }.max() ?? 0

    /// A kept scenario in a row: what it is, how fast, and whether it fits.
    private func line(of row: SceneRow, _ width: Int) -> Line {
        let glyphs = look.glyphs
        var table = Table([
            Table.Column("", .words(least: 1), priority: 0), Table.Column("", .words(least: 8), priority: 1),
            Table.Column("", .figure, priority: 2), Table.Column("", .words(least: 1), priority: 3),
        ])
        table.hasTitles = false
        table.gap = 1
        let isKept = scenes.named(row.letter) != nil
        let mark = row.fits.map { $0 ? glyphs.check : glyphs.cross } ?? "?"
        table.add(
            [
                .text(row.letter, .key, bold: row.isBaseline),
                .text(row.name, row.isNow ? .title : .fg, bold: row.isNow),
                .text(row.rate, row.isNow ? .title : .muted),
                .text(mark, row.fits == true ? .ok : row.fits == false ? .error : .warn),
            ], target: isKept ? .scenario(row.letter) : nil)
        var line = table.lines(width: width - 2, glyphs: glyphs).first ?? Line()
        for index in line.pieces.indices { line.pieces[index].column += 2 }
        return line
    }

    private static func leadingUnitWidth(_ scenario: Scenario) -> Int {
        scenario.parameters.leading.map { displayWidth(shortUnit(scenario.parameters.all[$0].unit)) }.max() ?? 0
    }

    /// A mark where it was set, label, value, unit: the value is whole as long as it can be, the unit falls away first.
    private func line(of index: Int, _ width: Int) -> Line {
        let parameter = scenario.parameters.all[index]
        let isChanged = kept.changed.contains(index)
        let isEdited = editor?.parameter == index
        let glyphs = look.glyphs
        let value = isEdited ? "" : glyphs.text(display(parameter))
        let label = glyphs.text(parameter.label)
        let room = isEdited ? Self.fieldWidth(width) + 2 : displayWidth(value)
        // Units stand in every row or in none.
        let unitWidth =
            width < 36 ? 0 : listsAllParameters || !filter.isEmpty ? Self.unitWidth : Self.leadingUnitWidth(scenario)
        let widths = ColumnSolver.widths(
            of: [
                ColumnNeed(least: 1, ideal: 1, priority: 2),
                ColumnNeed(least: min(6, displayWidth(label)), ideal: displayWidth(label), most: width, priority: 1),
                ColumnNeed(least: min(room, max(6, width / 2)), ideal: room, priority: 0),
                ColumnNeed(least: isEdited ? 0 : unitWidth, ideal: isEdited ? 0 : unitWidth, priority: 3),
            ], in: width)
        let starts = ColumnSolver.starts(of: widths)
        var line = Line(target: .parameter(index))
        func add(_ text: String, _ column: Int, _ role: Role, right: Bool = false, bold: Bool = false) {
            guard let width = widths[column], width > 0, !text.isEmpty else { return }
            let text = glyphs.shorten(text, to: width)
            line.pieces.append(
                Line.Piece(
                    column: starts[column] + (right ? width - displayWidth(text) : 0),
                    content: .text(Span(text, role, bold: bold))))
        }
        if isChanged { add("*", 0, .warn) }
        add(label, 1, isChanged ? .title : .fg, bold: isChanged)
        add(value, 2, isChanged ? .title : .input_fg, right: true, bold: isChanged)
        if !isEdited { add(glyphs.text(Self.shortUnit(parameter.unit)), 3, .muted) }
        return line
    }

    private static func fieldWidth(_ width: Int) -> Int { max(4, min(18, width - 10)) }

    private func drawField(_ editor: EditSession, in inner: Rect, row: Int, on painter: inout Painter) {
        let width = Self.fieldWidth(inner.size.columns - 2)
        let start = inner.maxColumn - width - 3
        painter.put("[", start, row, .key)
        painter.put("]", start + width + 1, row, .key)
        painter.cursor = editor.field.draw(
            at: Point(column: start + 1, row: row), width: width, on: &painter.surface, look: painter.look)
        guard editor.isFresh else { return }
        let typed = Rect(
            origin: Point(column: start + 1, row: row),
            size: Size(columns: min(width, displayWidth(editor.field.text)), rows: 1))
        painter.surface.restyle(typed) { $0.attributes.insert(.reverse) }
    }

    /// The value as shown: what the automatic grid came to stands beside it.
    private func display(_ parameter: Parameter) -> String {
        let text = parameter.text(in: scenario)
        guard case .grid = parameter.kind, text == "auto" else { return text }
        let geometry = evaluation.geometry
        return geometry.tiles > 0 ? "auto: \(geometry.grid.rows) rows x \(geometry.grid.columns)" : text
    }

    private func drawVerdict(_ editor: EditSession, in row: Rect, on painter: inout Painter) {
        let parameter = scenario.parameters.all[editor.parameter]
        let glyphs = painter.look.glyphs
        let (text, role): (String, Role)
        if let problem = editor.problem {
            text = (problem.isUnfinished ? glyphs.ellipsis : glyphs.cross) + " " + problem.reason
            role = problem.isUnfinished ? .warn : .error
        } else {
            let unit = parameter.unit.isEmpty ? "" : " " + parameter.unit
            text = glyphs.check + " " + parameter.text(in: scenario) + unit + " · " + parameter.allowed
            role = .ok
        }
        let short = painter.shorten(text, to: row.size.columns - 2)
        painter.putRight(short, endingAt: row.maxColumn - 1, row.minRow, role)
    }

    /// The unit in few letters.
    private static func shortUnit(_ unit: String) -> String {
        switch unit {
        case "tokens": "tok"
        case "pixels": "px"
        case "sequences": "seq"
        case "channels": "ch"
        case "experts": "exp"
        case "layers": "lay"
        case "blocks": "blk"
        case "entries": "ent"
        case "heads": "head"
        case "tiles": "tile"
        case "numbers": "num"
        case "groups": "grp"
        case "times the width": "x C"
        default: unit
        }
    }
}
