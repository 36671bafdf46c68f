import TextKit

/// A line of text being typed.
///
/// What stands before and what stands behind the cursor are kept apart: an accent or a half of a flag that is typed may
/// merge with the sign before it, and a place counted in signs would then lie beyond the text.
public struct FieldEditor: Sendable, Equatable {
    /// The most a field holds, in Unicode scalars; what is typed or pasted beyond is dropped. All parameters set in one
    /// line take less.
    public static let capacity = 4096

    /// What stands before the cursor.
    public private(set) var before: String
    /// What stands behind it.
    public private(set) var after = ""

    /// A field with the cursor at the end of its text.
    public init(text: String) {
        before = ""
        insert(text)
    }

    /// The whole text.
    public var text: String { before + after }

    /// Whether nothing is typed.
    public var isEmpty: Bool { before.isEmpty && after.isEmpty }

    /// Puts text in at the cursor. Line breaks and tabs become blanks, other control characters are left out.
    public mutating func insert(_ added: String) {
        var room = Self.capacity - before.unicodeScalars.count - after.unicodeScalars.count
        for scalar in added.unicodeScalars {
            guard room > 0 else { break }
            switch scalar.properties.generalCategory {
            case .control where scalar == "\n" || scalar == "\t" || scalar == "\r": before.unicodeScalars.append(" ")
            case .lineSeparator, .paragraphSeparator: before.unicodeScalars.append(" ")
            case .control: continue
            default: before.unicodeScalars.append(scalar)
            }
            room -= 1
        }
    }

    /// Handles a key; false where it means nothing here.
    public mutating func handle(_ chord: KeyChord) -> Bool {
        guard !chord.alt else { return false }
        switch (chord.key, chord.control) {
        case (.character(let character), false): insert(String(character))
        case (.left, false):
            if let last = before.popLast() { after = String(last) + after }
        case (.right, false):
            if let first = after.first {
                after.removeFirst()
                before.append(first)
            }
        case (.home, _), (.character("a"), true):
            after = text
            before = ""
        case (.end, _), (.character("e"), true):
            before = text
            after = ""
        case (.backspace, _): _ = before.popLast()
        case (.delete, _), (.character("d"), true): after = String(after.dropFirst())
        case (.character("u"), true): before = ""
        case (.character("k"), true): after = ""
        case (.character("w"), true):
            while before.last == " " { before.removeLast() }
            while let last = before.last, last != " " { before.removeLast() }
        default: return false
        }
        return true
    }

    /// Draws the field, scrolled so that the cursor shows; returns where the cursor stands.
    public func draw(at point: Point, width: Int, on surface: inout Surface, look: Look) -> Point {
        let style = look.style(.input_fg, on: .input_bg)
        surface.fill(Rect(origin: point, size: Size(columns: width, rows: 1)), style: style)
        // The last column is the cursor's.
        let room = max(0, width - 1)
        var visible: [Character] = []
        var used = 0
        for character in before.reversed() {
            used += displayWidth(String(character))
            guard used <= room else { break }
            visible.append(character)
        }
        let shown = String(visible.reversed())
        let end = surface.put(shown, at: point, style: style, width: room)
        surface.put(
            after, at: Point(column: point.column + end, row: point.row), style: style, width: max(0, width - end))
        return Point(column: point.column + min(end, room), row: point.row)
    }
}
