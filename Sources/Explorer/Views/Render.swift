import TerminalKit

/// One picture of the explorer.
public struct Frame: Sendable {
    /// The cells.
    public let surface: Surface
    /// Where clicks go.
    public let hitMap: HitMap
    /// Where the text cursor stands; nil where nothing is being typed.
    public let cursor: Point?
}

extension ExplorerState {
    /// Draws the state. Pure: the same state gives the same cells. Works nothing out but where things lie.
    public func render() -> Frame {
        let painter = paint()
        return Frame(surface: painter.surface, hitMap: painter.hitMap, cursor: painter.cursor)
    }

    /// The picture with, where it is asked for, a record of its texts.
    func paint(isRecording: Bool = false) -> Painter {
        var painter = Painter(size: size, look: look, isRecording: isRecording)
        let panels = panels
        guard !panels.isEmpty else {
            drawTooSmall(on: &painter)
            return painter
        }
        drawHeader(on: &painter)
        for panel in panels { draw(panel, on: &painter) }
        if let detail = layout.detail, !layout.isSingle {
            painter.hitMap.add(
                Rect(
                    origin: Point(column: detail.minColumn - 1, row: detail.minRow),
                    size: Size(columns: 1, rows: detail.size.rows)), .divider)
        }
        drawFooter(on: &painter)
        drawPicker(on: &painter)
        if help != nil { drawHelp(on: &painter) }
        if prompt?.purpose == .command { drawSuggestions(on: &painter) }
        return painter
    }

    private func drawTooSmall(on painter: inout Painter) {
        let least = ScreenLayout.smallest
        let lines = [
            "too small: \(size.columns)x\(size.rows)", "ModelMeter needs \(least.columns)x\(least.rows)",
            "enlarge, or q quits",
        ]
        for (row, line) in lines.enumerated() where row < size.rows {
            painter.put(line, 0, row, row == 0 ? .warn : .fg, width: size.columns)
        }
    }

    private func draw(_ panel: ScreenPanel, on painter: inout Painter) {
        let kept = kept.pages[panel.content]
        switch panel.content {
        case .layers: drawTree(kept, in: panel.rect, on: &painter)
        case .parameters: drawParameters(kept, in: panel.rect, on: &painter)
        case .answer: drawAnswer(kept, in: panel.rect, on: &painter)
        case .path: drawPath(kept, in: panel.rect, on: &painter)
        case .history:
            _ = painter.panel("history", right: "u undo  ^R redo", in: panel.rect)
            if let kept { painter.draw(kept.page, in: panel.rect, offset: 0) }
        case .view(let id, let isMain): draw(ViewSpec.of(id), kept, isMain: isMain, in: panel.rect, on: &painter)
        }
    }

    private func draw(_ spec: ViewSpec, _ kept: KeptPage?, isMain: Bool, in rect: Rect, on painter: inout Painter) {
        if isMain { painter.hitMap.add(rect, .pane(.detail)) }
        let isFocused = isMain && focus == .detail
        let labels = spec.labels(self)
        let inner = painter.panel(labels.title, right: labels.right, in: rect, isFocused: isFocused)
        switch spec.content {
        case .page:
            guard let page = kept?.page else { return }
            let offset = isMain ? max(0, min(detail.offset, page.lines.count - inner.size.rows)) : 0
            painter.draw(page, in: rect, offset: offset)
        case .drawing(let columns, _, let draw):
            guard inner.size.columns >= columns else {
                painter.put("too narrow", inner.minColumn + 1, inner.minRow, .muted, width: inner.size.columns - 2)
                painter.put(
                    "f fills the screen", inner.minColumn + 1, inner.minRow + 1, .muted, width: inner.size.columns - 2)
                return
            }
            guard let drawing = kept?.drawing else { return }
            if case .words(let words) = drawing.content {
                painter.put(words, inner.minColumn + 1, inner.minRow, .muted, width: inner.size.columns - 2)
                return
            }
            let needed = drawing.rows
            guard inner.size.rows < needed else { return draw(self, drawing, inner, &painter, isFocused) }
            let offset = isMain ? max(0, min(detail.offset, needed - inner.size.rows)) : 0
            painter.drawScrolled(in: inner, rows: needed, offset: offset) { draw(self, drawing, $0, &$1, isFocused) }
            painter.scrollMark(in: rect, offset: offset, visible: inner.size.rows, count: needed)
        }
    }
}

extension Painter {
    /// Draws on a taller surface, and shows the rows from `offset` on.
    fileprivate mutating func drawScrolled(
        in rect: Rect, rows: Int, offset: Int, _ draw: (Rect, inout Painter) -> Void
    ) {
        var tall = Painter(size: Size(columns: surface.size.columns, rows: rows), look: look)
        draw(
            Rect(origin: Point(column: rect.minColumn, row: 0), size: Size(columns: rect.size.columns, rows: rows)),
            &tall)
        for row in 0..<rect.size.rows {
            for column in rect.minColumn..<rect.maxColumn {
                surface[column, rect.minRow + row] = tall.surface[column, offset + row]
            }
        }
    }
}
