import TextKit

/// A line of text being typed.
public struct FieldEditor: Sendable, Equatable {
    /// The text.
    public var text: String
    /// Characters before the cursor.
    public var cursor: Int

    /// A field with the cursor at the end of its text.
    public init(text: String) {
        self.text = text
        cursor = text.count
    }

    /// Puts text in at the cursor; line breaks become blanks.
    public mutating func insert(_ added: String) {
        let clean = String(added.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        let index = text.index(text.startIndex, offsetBy: cursor)
        text.insert(contentsOf: clean, at: index)
        cursor += clean.count
    }

    /// Handles a key; false where it means nothing here.
    public mutating func handle(_ chord: KeyChord) -> Bool {
        guard !chord.alt else { return false }
        switch (chord.key, chord.control) {
        case (.character(let character), false): insert(String(character))
        case (.left, false): cursor = max(0, cursor - 1)
        case (.right, false): cursor = min(text.count, cursor + 1)
        case (.home, _), (.character("a"), true): cursor = 0
        case (.end, _), (.character("e"), true): cursor = text.count
        case (.backspace, _): remove(from: cursor - 1, to: cursor)
        case (.delete, _), (.character("d"), true): remove(from: cursor, to: cursor + 1)
        case (.character("u"), true): remove(from: 0, to: cursor)
        case (.character("k"), true): remove(from: cursor, to: text.count)
        case (.character("w"), true): remove(from: startOfWord, to: cursor)
        default: return false
        }
        return true
    }

    private var startOfWord: Int {
        let before = Array(text.prefix(cursor))
        var start = cursor
        while start > 0, before[start - 1] == " " { start -= 1 }
        while start > 0, before[start - 1] != " " { start -= 1 }
        return start
    }

    private mutating func remove(from start: Int, to end: Int) {
        let low = max(0, start)
        let high = min(text.count, end)
        guard low < high else { return }
        text.removeSubrange(
            text.index(text.startIndex, offsetBy: low)..<text.index(text.startIndex, offsetBy: high))
        cursor = low
    }

    /// Draws the field, scrolled so that the cursor shows; returns where the cursor stands.
    public func draw(at point: Point, width: Int, on surface: inout Surface, look: Look) -> Point {
        let style = look.style(.input_fg, on: .input_bg)
        surface.fill(Rect(origin: point, size: Size(columns: width, rows: 1)), style: style)
        let hidden = max(0, cursor - max(0, width - 1))
        let visible = String(text.dropFirst(hidden))
        surface.put(visible, at: point, style: style, width: width)
        let before = displayWidth(String(text.dropFirst(hidden).prefix(cursor - hidden)))
        return Point(column: point.column + min(before, max(0, width - 1)), row: point.row)
    }
}
