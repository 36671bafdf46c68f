import TerminalKit

extension ExplorerState {
    /// What was changed, the newest first.
    func drawHistory(in rect: Rect, on painter: inout Painter) {
        let inner = painter.panel("history", right: "u undo  ^R redo", in: rect)
        let entries = history.descriptions
        if entries.isEmpty {
            painter.put("nothing changed yet", inner.minColumn + 1, inner.minRow, .muted)
        }
        for (line, entry) in entries.prefix(inner.size.rows).enumerated() {
            let mark = line == 0 ? look.glyphs.cursor : " "
            painter.put(mark, inner.minColumn + 1, inner.minRow + line, .key)
            painter.put(
                entry, inner.minColumn + 3, inner.minRow + line, line == 0 ? .fg : .muted,
                width: inner.size.columns - 4)
        }
    }
}
