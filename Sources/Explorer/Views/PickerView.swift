import TerminalKit
import TextKit

extension ExplorerState {
    /// The open list in a box over the screen: what is typed, the titles, and as many rows as there is room for.
    func drawPicker(on painter: inout Painter) {
        guard let session = picking.session else { return }
        let rect = pickerRect
        painter.cover(rect)
        painter.hitMap.add(rect, .picker)
        let count = session.rows.map {
            session.shown.count == $0.count ? "" : "\(session.shown.count) of \($0.count), "
        }
        let inner = painter.panel(
            Picker.of(session.id).title(self), right: (count ?? "") + "Tab sorts, Esc closes", in: rect, isFocused: true
        )
        guard inner.size.rows > 2, inner.size.columns > 12 else { return }
        let label = painter.put("find", inner.minColumn + 1, inner.minRow, .muted) + 2
        painter.cursor = session.field.draw(
            at: Point(column: inner.minColumn + label, row: inner.minRow), width: inner.size.columns - label - 1,
            on: &painter.surface, look: painter.look)
        guard session.rows != nil else {
            painter.put(
                "working it out" + look.glyphs.ellipsis, inner.minColumn + 1, inner.minRow + 1, .muted,
                width: inner.size.columns - 2)
            return
        }
        guard !session.shown.isEmpty else {
            painter.put(
                "nothing matches", inner.minColumn + 1, inner.minRow + 1, .muted, width: inner.size.columns - 2)
            return
        }
        guard let lines = session.lines?.lines, let titles = lines.first else { return }
        painter.draw(titles, column: inner.minColumn + 1, row: inner.minRow + 1)
        let visible = inner.size.rows - 2
        for (row, line) in lines.dropFirst(1 + session.offset).prefix(visible).enumerated() {
            let place = Rect(
                origin: Point(column: inner.minColumn, row: inner.minRow + 2 + row),
                size: Size(columns: inner.size.columns, rows: 1))
            painter.draw(line, column: inner.minColumn + 1, row: place.minRow)
            painter.hitMap.add(place, .pickerRow(session.offset + row))
            if session.offset + row == session.selectedIndex { painter.highlight(place, isFocused: true) }
        }
        painter.scrollMark(in: rect, offset: session.offset, visible: visible, count: session.shown.count)
    }
}
