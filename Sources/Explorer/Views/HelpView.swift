import TerminalKit
import TextKit

extension ExplorerState {
    /// A row of the help: what it is called, and what it means.
    private struct HelpRow {
        var keys: String
        /// A word or two; nil for a mark or word, whose meaning follows at once.
        var title: String?
        var help: String
        var isDimmed = false
    }

    /// Where titles of commands and where explanations begin, in a wide box and in a narrow one, where explanations stand below.
    private struct HelpColumns {
        let title: Int
        let help: Int

        init(width: Int) {
            (title, help) = width < 60 ? (12, 12) : (18, 37)
        }
    }

    /// A row in as many lines as it takes, so that nothing is cut.
    private func helpLines(_ row: HelpRow, width: Int) -> [HelpRow] {
        let columns = HelpColumns(width: width)
        let isBelow = columns.help == columns.title && row.title != nil
        let start = row.title == nil ? columns.title : columns.help
        let texts =
            (isBelow ? [""] : []) + look.glyphs.text(row.help).wrapped(to: max(8, width - start - 2))
        let keys = row.keys.wrapped(to: columns.title - 2)
        return (0..<max(texts.count, keys.count)).map { index in
            HelpRow(
                keys: index < keys.count ? keys[index] : "",
                title: row.title.map { index == 0 ? $0 : "" }, help: index < texts.count ? texts[index] : "",
                isDimmed: row.isDimmed)
        }
    }

    /// All commands, or the marks and words of the screen, in a box over it; what is typed is looked for in both.
    func drawHelp(on painter: inout Painter) {
        guard let help else { return }
        let width = min(size.columns - 4, 110)
        let height = size.rows - 4
        let rect = Rect(
            origin: Point(column: (size.columns - width) / 2, row: 2), size: Size(columns: width, rows: height))
        painter.cover(rect)
        let word = help.field.text.lowercased()
        let title = help.showsWords ? "help: marks and words of this screen" : "help: keys"
        let other = help.showsWords ? "keys" : "marks and words"
        let inner = painter.panel(title, right: "Tab \(other), Esc closes", in: rect, isFocused: true)
        painter.put("find", inner.minColumn + 1, inner.minRow, .muted)
        painter.cursor = help.field.draw(
            at: Point(column: inner.minColumn + 6, row: inner.minRow), width: inner.size.columns - 8,
            on: &painter.surface, look: painter.look)
        let (keys, words) = (helpKeys(word), helpWords(word))
        let rows = word.isEmpty ? (help.showsWords ? words : keys) : help.showsWords ? words + keys : keys + words
        let room = inner.size.rows - 2
        let columns = HelpColumns(width: inner.size.columns)
        let lines = rows.flatMap { helpLines($0, width: inner.size.columns) }
        let offset = max(0, min(help.offset, lines.count - room))
        for (index, line) in lines.dropFirst(offset).prefix(max(0, room)).enumerated() {
            let row = inner.minRow + 2 + index
            painter.put(line.keys, inner.minColumn + 1, row, .key, bold: true)
            if let title = line.title, !title.isEmpty {
                painter.put(
                    title, inner.minColumn + columns.title, row, line.isDimmed ? .muted : .fg, bold: true,
                    width: max(columns.help - columns.title, inner.size.columns - columns.help) - 1)
            }
            let start = line.title == nil ? columns.title : columns.help
            painter.put(line.help, inner.minColumn + start, row, .muted)
        }
        painter.scrollMark(in: rect, offset: offset, visible: room, count: lines.count)
    }

    private func helpKeys(_ word: String) -> [HelpRow] {
        Command.all.filter {
            word.isEmpty || $0.title.lowercased().contains(word) || $0.help.lowercased().contains(word)
                || $0.keys.contains { $0.lowercased() == word }
        }.map { command in
            let reason = command.isEnabled(self)
            return HelpRow(
                keys: command.keys.joined(separator: " "), title: command.title,
                help: reason.map { "(\($0)) " + command.help } ?? command.help, isDimmed: reason != nil)
        }
    }

    private func helpWords(_ word: String) -> [HelpRow] {
        (word.isEmpty ? GlossaryEntry.entries(in: self) : GlossaryEntry.all).compactMap { entry in
            let signs = entry.signs(look.glyphs)
            guard
                word.isEmpty || entry.meaning.lowercased().contains(word)
                    || signs.contains(where: { $0.lowercased().contains(word) })
            else { return nil }
            return HelpRow(keys: signs.joined(separator: " "), title: nil, help: entry.meaning)
        }
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
