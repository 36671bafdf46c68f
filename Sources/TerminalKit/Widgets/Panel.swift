import TextKit

/// A frame with a title at the left and a label at the right of its upper edge.
public struct Panel: Sendable {
    /// At the left.
    public var title: String
    /// At the right; left out where there is no room.
    public var rightLabel: String
    /// Whether keys go here.
    public var isFocused: Bool

    /// A panel.
    public init(title: String, rightLabel: String = "", isFocused: Bool = false) {
        self.title = title
        self.rightLabel = rightLabel
        self.isFocused = isFocused
    }

    /// Draws the frame; returns the inside.
    public func draw(in rect: Rect, on surface: inout Surface, look: Look) -> Rect {
        guard rect.size.columns >= 2, rect.size.rows >= 2 else {
            return Rect(origin: rect.origin, size: Size(columns: 0, rows: 0))
        }
        let glyphs = look.glyphs
        let border = look.style(isFocused ? .border_focus : .border)
        let line = String(repeating: glyphs.horizontal, count: rect.size.columns - 2)
        let bottom = rect.maxRow - 1
        surface.put(glyphs.corners.0 + line + glyphs.corners.1, at: rect.origin, style: border)
        surface.put(
            glyphs.corners.2 + line + glyphs.corners.3, at: Point(column: rect.minColumn, row: bottom), style: border)
        for row in (rect.minRow + 1)..<max(rect.minRow + 1, bottom) {
            surface.put(glyphs.vertical, at: Point(column: rect.minColumn, row: row), style: border)
            surface.put(glyphs.vertical, at: Point(column: rect.maxColumn - 1, row: row), style: border)
        }
        label(title, role: isFocused ? .key : .title, in: rect, isRight: false, surface: &surface, look: look)
        label(rightLabel, role: .muted, in: rect, isRight: true, surface: &surface, look: look)
        return rect.inset(by: 1)
    }

    private func label(
        _ text: String, role: Role, in rect: Rect, isRight: Bool, surface: inout Surface, look: Look
    ) {
        let text = look.glyphs.text(text)
        let width = displayWidth(text)
        let taken = isRight ? displayWidth(look.glyphs.text(title)) + 8 : 4
        let room = rect.size.columns - taken - 2
        guard width > 0, room >= (isRight ? width + 4 : 1) else { return }
        let border = look.style(isFocused ? .border_focus : .border)
        var style = look.style(role)
        if !isRight { style.attributes.insert(.bold) }
        var column = isRight ? rect.maxColumn - width - 5 : rect.minColumn + 2
        let row = rect.minRow
        column += surface.put(look.glyphs.titleLeft + " ", at: Point(column: column, row: row), style: border)
        column += surface.put(text, at: Point(column: column, row: row), style: style, width: max(0, room))
        surface.put(" " + look.glyphs.titleRight, at: Point(column: column, row: row), style: border)
    }
}
