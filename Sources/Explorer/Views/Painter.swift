import TerminalKit
import TextKit

/// A place to draw: a rectangle of the surface, the look, and what can be clicked.
struct Painter {
    var surface: Surface
    let look: Look
    /// What every view looks at.
    let scene: Scene
    var hitMap = HitMap()
    var cursor: Point?

    init(size: Size, look: Look, scene: Scene) {
        self.look = look
        self.scene = scene
        surface = Surface(size: size, style: look.style(.fg))
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
        let fitting = width.map { shorten(text, to: $0) } ?? text
        return surface.put(
            fitting, at: Point(column: column, row: row), style: style(role, bold: bold), width: width)
    }

    /// Text that ends before `column`.
    mutating func putRight(_ text: String, endingAt column: Int, _ row: Int, _ role: Role = .fg, bold: Bool = false) {
        put(text, column - displayWidth(look.glyphs.text(text)), row, role, bold: bold)
    }

    /// A framed panel; returns the inside.
    mutating func panel(_ title: String, right: String = "", in rect: Rect, isFocused: Bool = false) -> Rect {
        Panel(title: title, rightLabel: right, isFocused: isFocused).draw(in: rect, on: &surface, look: look)
    }

    /// A horizontal bar of `width` columns, filled to `fraction`.
    mutating func bar(_ fraction: Double, _ column: Int, _ row: Int, width: Int, role: Role) {
        guard width > 0 else { return }
        Bar(fraction: fraction, width: width, role: role).draw(
            at: Point(column: column, row: row), on: &surface, look: look)
    }

    /// A bar made of segments, each a share of the whole width.
    mutating func stack(_ segments: [(Double, Role)], _ column: Int, _ row: Int, width: Int) {
        guard width > 0 else { return }
        StackedBar(segments: segments.map { StackedBar.Segment(fraction: $0.0, role: $0.1) }, width: width).draw(
            at: Point(column: column, row: row), on: &surface, look: look)
    }

    /// A dashed rule with a heading.
    mutating func heading(_ text: String, in rect: Rect, row: Int) {
        let dash = look.glyphs.dashedLine
        var column = rect.minColumn
        column += put(dash, column, row, .border)
        column += put(" " + shorten(text, to: rect.size.columns - 4) + " ", column, row, .muted)
        put(String(repeating: dash, count: max(0, rect.maxColumn - column)), column, row, .border)
    }
}

extension Painter {
    /// Marks the selected row: a cursor glyph at its left edge, and a background.
    mutating func highlight(_ row: Rect, isFocused: Bool) {
        surface.restyle(row) { look.select(&$0, isFocused: isFocused) }
        var style = surface[row.minColumn, row.minRow].style
        if !style.attributes.contains(.reverse) { style.foreground = look.style(isFocused ? .key : .muted).foreground }
        style.attributes.insert(.bold)
        surface.put(look.glyphs.cursor, at: row.origin, style: style)
    }

    /// Where the visible rows lie in a longer list, on the right border.
    mutating func scrollMark(in rect: Rect, offset: Int, visible: Int, count: Int) {
        guard count > visible, visible > 0, rect.size.rows > 2 else { return }
        let track = rect.size.rows - 2
        let length = max(1, track * visible / count)
        let start = min(track - length, offset * track / count)
        for row in start..<(start + length) {
            put(look.glyphs.scroll, rect.maxColumn - 1, rect.minRow + 1 + row, .border_focus)
        }
    }

    /// A text cut to `width` columns with an ellipsis at the end.
    func shorten(_ text: String, to width: Int) -> String {
        text.shortened(to: width, ellipsis: look.glyphs.ellipsis)
    }
}
