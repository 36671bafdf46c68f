import AnalyticCore
import TerminalKit
import TextKit

extension ExplorerState {
    /// One line of the parameter list.
    enum ParameterLine {
        case heading(ParameterGroup)
        /// A parameter by its place in the catalogue.
        case parameter(Int)
        /// The verdict on what is being typed, below its field.
        case verdict
    }

    /// The lines: group headings and parameters, those that match the filter.
    var parameterLines: [ParameterLine] {
        var lines: [ParameterLine] = []
        var group: ParameterGroup?
        for (index, parameter) in ParameterCatalogue.all.enumerated()
        where isShown(parameter) || editor?.parameter == index {
            if parameter.group != group {
                group = parameter.group
                lines.append(.heading(parameter.group))
            }
            lines.append(.parameter(index))
            if editor?.parameter == index { lines.append(.verdict) }
        }
        return lines
    }

    /// Whether a parameter passes the filter.
    func isShown(_ parameter: Parameter) -> Bool {
        guard !filter.isEmpty else { return true }
        let word = filter.lowercased()
        return parameter.id.lowercased().contains(word) || parameter.label.lowercased().contains(word)
    }

    /// The parameters in groups, edited in place.
    func drawParameters(in rect: Rect, on painter: inout Painter) {
        let isFocused = focus == .parameters
        let changed = ParameterCatalogue.all.filter { $0.text(in: scenario) != $0.defaultText }.count
        let right =
            editor != nil ? "enter keeps" : changed > 0 ? "\(changed) changed" : "\(ParameterCatalogue.all.count)"
        let inner = painter.panel("parameters", right: right, in: rect, isFocused: isFocused)
        painter.hitMap.add(rect, .pane(.parameters))
        let lines = parameterLines
        if lines.isEmpty {
            painter.put("nothing matches '\(filter)'", inner.minColumn + 1, inner.minRow, .muted)
        }
        let selected = lines.firstIndex { line in
            if case .parameter(let index) = line { index == parameters.selected } else { false }
        }
        let last = selected.map { editor == nil ? $0 : $0 + 1 }
        var offset = ScrollWindow.offset(
            count: lines.count, visible: inner.size.rows, selected: last ?? 0, previous: parameters.offset)
        if let selected, selected <= inner.size.rows - 2, editor == nil, selected < 2 { offset = 0 }
        for (line, content) in lines.dropFirst(offset).prefix(inner.size.rows).enumerated() {
            let row = Rect(
                origin: Point(column: inner.minColumn, row: inner.minRow + line),
                size: Size(columns: inner.size.columns, rows: 1))
            switch content {
            case .heading(let group): painter.heading(group.title, in: row, row: row.minRow)
            case .parameter(let index):
                draw(ParameterCatalogue.all[index], index, in: row, on: &painter)
                painter.hitMap.add(row, .parameter(index))
                if index == parameters.selected, editor == nil { painter.highlight(row, isFocused: isFocused) }
            case .verdict: drawVerdict(in: row, on: &painter)
            }
        }
        painter.scrollMark(in: rect, offset: offset, visible: inner.size.rows, count: lines.count)
    }

    private func draw(_ parameter: Parameter, _ index: Int, in row: Rect, on painter: inout Painter) {
        let isChanged = parameter.text(in: scenario) != parameter.defaultText
        painter.put(parameter.symbol, row.minColumn + 1, row.minRow, .key, width: 4)
        painter.put(parameter.label, row.minColumn + 6, row.minRow, isChanged ? .title : .fg, bold: isChanged)
        if let editor, editor.parameter == index {
            let width = min(18, row.size.columns - 8 - displayWidth(parameter.label))
            let start = row.maxColumn - width - 3
            painter.put("[", start, row.minRow, .key)
            painter.put("]", row.maxColumn - 2, row.minRow, .key)
            painter.cursor = editor.field.draw(
                at: Point(column: start + 1, row: row.minRow), width: width, on: &painter.surface, look: painter.look)
            if editor.isFresh {
                let typed = Rect(
                    origin: Point(column: start + 1, row: row.minRow),
                    size: Size(columns: min(width, displayWidth(editor.field.text)), rows: 1))
                painter.surface.restyle(typed) { $0.attributes.insert(.reverse) }
            }
            return
        }
        let value = display(parameter)
        let unit = Self.shortUnit(parameter.unit)
        var end = row.maxColumn - 1
        if row.size.columns >= 34, !unit.isEmpty {
            painter.putRight(unit, endingAt: end, row.minRow, .muted)
        }
        if row.size.columns >= 34 { end -= 5 }
        let room = end - row.minColumn - 7 - displayWidth(parameter.label)
        painter.putRight(
            painter.shorten(value, to: room), endingAt: end, row.minRow, isChanged ? .title : .input_fg, bold: isChanged
        )
        if isChanged { painter.put("*", row.minColumn, row.minRow, .warn) }
    }

    /// The value as shown: what the automatic grid came to stands beside it.
    private func display(_ parameter: Parameter) -> String {
        let text = parameter.text(in: scenario)
        guard case .grid = parameter.kind, text == "auto" else { return text }
        let geometry = evaluation.geometry
        return geometry.tiles > 0 ? "auto \(geometry.grid.rows)x\(geometry.grid.columns)" : text
    }

    private func drawVerdict(in row: Rect, on painter: inout Painter) {
        guard let editor else { return }
        let parameter = ParameterCatalogue.all[editor.parameter]
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
        case "times the width": "x C"
        default: unit
        }
    }
}
