import TerminalKit

extension ExplorerState {
    /// All commands in a box over the screen, filtered as one types.
    func drawHelp(on painter: inout Painter) {
        guard let help else { return }
        let width = min(size.columns - 4, 92)
        let height = size.rows - 4
        let rect = Rect(
            origin: Point(column: (size.columns - width) / 2, row: 2), size: Size(columns: width, rows: height))
        painter.cover(rect)
        let inner = painter.panel("help", right: "type to filter · esc closes", in: rect, isFocused: true)
        let word = help.field.text.lowercased()
        painter.put("find", inner.minColumn + 1, inner.minRow, .muted)
        painter.cursor = help.field.draw(
            at: Point(column: inner.minColumn + 6, row: inner.minRow), width: inner.size.columns - 8,
            on: &painter.surface, look: painter.look)
        let commands = Command.all.filter {
            word.isEmpty || $0.title.lowercased().contains(word) || $0.help.lowercased().contains(word)
                || $0.keys.contains { $0.lowercased() == word }
        }
        let room = inner.size.rows - 2
        let offset = max(0, min(help.offset, commands.count - room))
        for (line, command) in commands.dropFirst(offset).prefix(max(0, room)).enumerated() {
            let row = inner.minRow + 2 + line
            let reason = command.isEnabled(self)
            painter.put(command.keys.joined(separator: " "), inner.minColumn + 1, row, .key, bold: true, width: 16)
            painter.put(command.title, inner.minColumn + 18, row, reason == nil ? .fg : .muted, bold: true, width: 18)
            painter.put(
                reason.map { "(\($0)) " + command.help } ?? command.help, inner.minColumn + 37, row, .muted,
                width: inner.size.columns - 38)
        }
        painter.scrollMark(in: rect, offset: offset, visible: room, count: commands.count)
    }

    /// Suggestions above the command line.
    func drawSuggestions(on painter: inout Painter) {
        guard let prompt else { return }
        let offset = max(0, prompt.selected - 9)
        let suggestions = prompt.suggestions.dropFirst(offset).prefix(10)
        guard !suggestions.isEmpty else { return }
        let width = min(size.columns - 2, 96)
        let height = suggestions.count + 2
        let rect = Rect(
            origin: Point(column: 1, row: max(1, size.rows - 2 - height)), size: Size(columns: width, rows: height))
        painter.cover(rect)
        let inner = painter.panel("commands", in: rect, isFocused: true)
        for (line, suggestion) in suggestions.enumerated() {
            let row = Rect(
                origin: Point(column: inner.minColumn, row: inner.minRow + line),
                size: Size(columns: inner.size.columns, rows: 1))
            painter.put(suggestion.text, row.minColumn + 1, row.minRow, .fg, bold: true, width: 30)
            painter.put(suggestion.help, row.minColumn + 33, row.minRow, .muted, width: row.size.columns - 34)
            if offset + line == prompt.selected { painter.highlight(row, isFocused: true) }
        }
    }
}
