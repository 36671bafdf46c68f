import TextKit

/// A grid of cells to draw on. Everything that falls outside is silently clipped.
public struct Surface: Sendable, Equatable {
    /// The extent.
    public let size: Size
    private var cells: [ScreenCell]
    private let blank: ScreenCell

    /// A blank surface.
    public init(size: Size, style: Style = Style()) {
        self.size = size
        blank = ScreenCell(scalar: 0x20, style: style)
        cells = Array(repeating: blank, count: size.columns * size.rows)
    }

    /// The cell at a place; outside the surface it reads as blank and is not written.
    public subscript(column: Int, row: Int) -> ScreenCell {
        get {
            contains(column, row) ? cells[row * size.columns + column] : blank
        }
        set {
            if contains(column, row) { cells[row * size.columns + column] = newValue }
        }
    }

    private func contains(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && row >= 0 && column < size.columns && row < size.rows
    }

    /// The part of a rectangle that lies on the surface.
    private func clip(_ rect: Rect) -> (columns: Range<Int>, rows: Range<Int>) {
        let columns = max(0, rect.minColumn)..<max(0, rect.minColumn, min(size.columns, rect.maxColumn))
        let rows = max(0, rect.minRow)..<max(0, rect.minRow, min(size.rows, rect.maxRow))
        return (columns, rows)
    }

    /// Fills a rectangle with one glyph.
    public mutating func fill(_ rect: Rect, with scalar: Unicode.Scalar = " ", style: Style) {
        let (columns, rows) = clip(rect)
        let cell = ScreenCell(scalar: scalar.value, style: style)
        for row in rows {
            for column in columns { cells[row * size.columns + column] = cell }
        }
    }

    /// Changes the style of every cell of a rectangle.
    public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let (columns, rows) = clip(rect)
        for row in rows {
            for column in columns { change(&cells[row * size.columns + column].style) }
        }
    }

    /// Writes text, cut to `width` columns; a wide glyph is never split. Returns the columns used.
    @discardableResult
    public mutating func put(_ text: String, at point: Point, style: Style, width: Int? = nil) -> Int {
        let limit = point.column + min(width ?? Int.max / 2, Int.max / 2)
        var column = point.column
        guard point.row >= 0, point.row < size.rows else { return min(displayWidth(text), max(0, width ?? Int.max)) }
        let start = point.row * size.columns
        if let end = putPlain(text, at: column, start, style, limit: limit) { return end - point.column }
        for unit in DisplayUnits(text) {
            let columns = unit.columns
            guard column + columns <= limit else { break }
            if column >= 0, column + columns <= size.columns {
                repair(column, start)
                if column + columns < size.columns { repair(column + columns, start, isEnd: true) }
                cells[start + column] = ScreenCell(scalar: unit.scalar.value, style: style)
                if columns == 2 { cells[start + column + 1] = ScreenCell(scalar: unit.secondCell, style: style) }
            } else {
                // A wide glyph that the edge would halve: what shows of it is blank.
                for place in column..<(column + columns) where place >= 0 && place < size.columns {
                    repair(place, start)
                    if place + 1 < size.columns { repair(place + 1, start, isEnd: true) }
                    cells[start + place] = ScreenCell(scalar: 0x20, style: style)
                }
            }
            column += columns
        }
        return column - point.column
    }

    /// Writes a text of printable ASCII that begins on the surface: a cell for each byte. nil, and nothing written, where it
    /// is another one. Returns the column behind it.
    private mutating func putPlain(_ text: String, at column: Int, _ start: Int, _ style: Style, limit: Int) -> Int? {
        guard column >= 0, column < size.columns else { return nil }
        let width = size.columns
        let end = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            guard !bytes.isEmpty, bytes.allSatisfy({ $0 &- 0x20 < 0x5F }) else { return nil }
            let end = Swift.min(column + bytes.count, limit)
            let visible = Swift.min(end, width)
            guard visible > column else { return Swift.max(end, column) }
            repair(column, start)
            if visible < width { repair(visible, start, isEnd: true) }
            for place in column..<visible {
                cells[start + place] = ScreenCell(scalar: UInt32(bytes[place - column]), style: style)
            }
            return end
        }
        return end ?? nil
    }

    /// Blanks the half of a wide glyph that an overwrite leaves behind.
    private mutating func repair(_ column: Int, _ start: Int, isEnd: Bool = false) {
        guard cells[start + column].scalar == 0 else { return }
        if isEnd {
            cells[start + column].scalar = 0x20
        } else if column > 0 {
            cells[start + column - 1].scalar = 0x20
        }
    }

    /// The rows as text, without blanks at the end.
    public var lines: [String] {
        (0..<size.rows).map { row in
            var line = String.UnicodeScalarView()
            var length = 0
            for column in 0..<size.columns {
                let value = self[column, row].scalar
                guard value != 0, let scalar = Unicode.Scalar(value) else { continue }
                line.append(scalar)
                if value != 0x20 { length = line.count }
            }
            return String(String(line).unicodeScalars.prefix(length).map(Character.init))
        }
    }
}

extension DisplayUnit {
    /// What the second of its two cells holds: the other half of a flag, a blank behind a sign that is narrow by itself,
    /// since a cell holds one scalar and terminals widen a sign only with its sequence, else the right half of the glyph.
    fileprivate var secondCell: UInt32 {
        if let second { return second.value }
        return isWidened ? 0x20 : 0
    }
}
