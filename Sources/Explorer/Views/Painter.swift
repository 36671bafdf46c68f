import TerminalKit
import TextKit

/// A place to draw: a surface, the look, what can be clicked, and on demand a record of every text.
struct Painter {
    /// A text that was written, and where.
    struct Written: Hashable {
        var text: String
        var column: Int
        var row: Int
    }

    var surface: Surface
    let look: Look
    var hitMap = HitMap()
    var cursor: Point?
    /// Every text in order, where it is asked for: tests hold that none is written over another.
    private(set) var written: [Written]?

    init(size: Size, look: Look, isRecording: Bool = false) {
        self.look = look
        surface = Surface(size: size, style: look.style(.fg))
        written = isRecording ? [] : nil
    }

    /// The style of a meaning on the ordinary background.
    func style(_ role: Role, bold: Bool = false) -> Style {
        var style = look.style(role)
        if bold { style.attributes.insert(.bold) }
        return style
    }

    /// Text at a place, shortened to `width` with an ellipsis; returns the columns used.
    @discardableResult
    mutating func put(
        _ text: String, _ column: Int, _ row: Int, _ role: Role = .fg, bold: Bool = false, width: Int? = nil
    ) -> Int {
        let text = look.glyphs.text(text)
        return write(width.map { shorten(text, to: $0) } ?? text, column, row, style(role, bold: bold))
    }

    /// Text that is already in the glyphs' signs.
    @discardableResult
    private mutating func write(_ text: String, _ column: Int, _ row: Int, _ style: Style) -> Int {
        if written != nil, !text.isEmpty { written?.append(Written(text: text, column: column, row: row)) }
        return surface.put(text, at: Point(column: column, row: row), style: style)
    }

    /// Text that ends before `column`.
    mutating func putRight(_ text: String, endingAt column: Int, _ row: Int, _ role: Role = .fg, bold: Bool = false) {
        put(text, column - displayWidth(look.glyphs.text(text)), row, role, bold: bold)
    }

    /// A mark of a chart, which may lie over other marks.
    mutating func mark(_ text: String, _ column: Int, _ row: Int, _ role: Role) {
        surface.put(look.glyphs.text(text), at: Point(column: column, row: row), style: style(role, bold: true))
    }

    /// A framed panel; returns the inside. The title is shortened where it must be, and the label left out.
    mutating func panel(_ title: String, right: String = "", in rect: Rect, isFocused: Bool = false) -> Rect {
        let room = max(1, rect.size.columns - 8)
        let title = shorten(look.glyphs.text(title), to: room)
        let label = Self.clauses(of: look.glyphs.text(right), in: room - displayWidth(title) - 6)
        return Panel(title: title, rightLabel: label, isFocused: isFocused).draw(in: rect, on: &surface, look: look)
    }

    /// The first clauses of a label that fit, each whole: half a word at the edge of a frame tells nothing.
    private static func clauses(of label: String, in width: Int) -> String {
        var clauses = label.split(separator: ",", omittingEmptySubsequences: false)
        while !clauses.isEmpty {
            let text = clauses.joined(separator: ",")
            if displayWidth(text) <= width { return text }
            clauses.removeLast()
        }
        return ""
    }

    /// A bar made of segments, each a share of the whole width.
    mutating func stack(_ segments: [(Double, Role)], _ column: Int, _ row: Int, width: Int) {
        guard width > 0 else { return }
        StackedBar(segments: segments.map { StackedBar.Segment(fraction: $0.0, role: $0.1) }, width: width).draw(
            at: Point(column: column, row: row), on: &surface, look: look)
    }

    /// Covers what lies below with an empty box, for help and suggestions.
    mutating func cover(_ rect: Rect) {
        surface.fill(rect, style: style(.fg))
        written?.removeAll {
            rect.minRow <= $0.row && $0.row < rect.maxRow && $0.column < rect.maxColumn
                && $0.column + displayWidth($0.text) > rect.minColumn
        }
    }

    /// A text cut to `width` columns with an ellipsis at the end.
    func shorten(_ text: String, to width: Int) -> String {
        look.glyphs.shorten(text, to: width)
    }
}

extension Painter {
    /// The lines of a page that a panel has room for, from `offset` on; what lies outside is told on the frame.
    ///
    /// - Parameters:
    ///   - first: The line of the whole that the page begins with, where only a part was laid out.
    ///   - pinned: Lines at the head of the page that always show.
    mutating func draw(
        _ page: Page, in rect: Rect, offset: Int, count: Int? = nil, first: Int = 0, selected: Int? = nil,
        pinned: Int = 0, isFocused: Bool = false
    ) {
        let inner = rect.inset(by: 1)
        let count = count ?? page.lines.count
        let visible = max(0, inner.size.rows - pinned)
        for (row, line) in page.lines.prefix(min(pinned, inner.size.rows)).enumerated() {
            draw(line, column: inner.minColumn + 1, row: inner.minRow + row)
            addParts(of: line, column: inner.minColumn + 1, row: inner.minRow + row)
        }
        for (row, line) in page.lines.dropFirst(pinned + offset - first).prefix(visible).enumerated() {
            let place = Rect(
                origin: Point(column: inner.minColumn, row: inner.minRow + pinned + row),
                size: Size(columns: inner.size.columns, rows: 1))
            draw(line, column: inner.minColumn + 1, row: place.minRow)
            if let target = line.target { hitMap.add(place, target) }
            addParts(of: line, column: place.minColumn + 1, row: place.minRow)
            if offset + row == selected { highlight(place, isFocused: isFocused) }
        }
        scrollMark(in: rect, offset: offset, visible: visible, count: count)
    }

    /// Where parts of a row can be clicked.
    mutating func addParts(of line: Line, column: Int, row: Int) {
        for part in line.inner {
            hitMap.add(
                Rect(
                    origin: Point(column: column + part.columns.lowerBound, row: row),
                    size: Size(columns: part.columns.count, rows: 1)), part.target)
        }
    }

    mutating func draw(_ line: Line, column: Int, row: Int) {
        for piece in line.pieces {
            switch piece.content {
            case .text(let span):
                write(span.text, column + piece.column, row, style(span.role, bold: span.isBold))
            case .bar(let bar):
                bar.draw(at: Point(column: column + piece.column, row: row), on: &surface, look: look)
            }
        }
    }

    /// Marks the selected row: a cursor glyph at its left edge, and a background.
    mutating func highlight(_ row: Rect, isFocused: Bool) {
        surface.restyle(row) { look.select(&$0, isFocused: isFocused) }
        var style = surface[row.minColumn, row.minRow].style
        if !style.attributes.contains(.reverse) { style.foreground = look.style(isFocused ? .key : .muted).foreground }
        style.attributes.insert(.bold)
        surface.put(look.glyphs.cursor, at: row.origin, style: style)
    }

    /// Where the visible rows lie in a longer list, on the right border; how many are below, on the lower one.
    mutating func scrollMark(in rect: Rect, offset: Int, visible: Int, count: Int) {
        scrollBar(in: rect, offset: offset, visible: visible, count: count)
        let below = count - visible - offset
        guard below > 0, visible > 0, rect.size.rows > 2 else { return }
        putRight(" \(look.glyphs.ellipsis) \(below) more ", endingAt: rect.maxColumn - 2, rect.maxRow - 1, .muted)
    }

    /// Where the visible rows lie in a longer list, on the right border.
    mutating func scrollBar(in rect: Rect, offset: Int, visible: Int, count: Int) {
        guard count > visible, visible > 0, rect.size.rows > 2 else { return }
        let track = rect.size.rows - 2
        let length = max(1, track * visible / count)
        let start = min(track - length, offset * track / count)
        for row in start..<(start + length) {
            surface.put(
                look.glyphs.scroll, at: Point(column: rect.maxColumn - 1, row: rect.minRow + 1 + row),
                style: style(.border_focus))
        }
    }
}
