/// The cells of a `VirtualScreen` and the ways in which sequences change them.
struct ScreenGrid {
    let columns: Int
    let rows: Int
    private var cells: [[Character]]

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Self.blank(columns, rows)
    }

    /// The rows as text, blanks at the ends trimmed. The second column of a wide character holds nothing.
    var lines: [String] {
        cells.map { row in
            var text = String(row.filter { $0 != Self.continuation })
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    mutating func put(_ character: Character, width: Int, column: Int, row: Int) {
        cells[row][column] = character
        if width == 2, column + 1 < columns { cells[row][column + 1] = Self.continuation }
    }

    mutating func erase(_ range: Range<Int>, row: Int) {
        for column in range.clamped(to: 0..<columns) { cells[row][column] = " " }
    }

    mutating func eraseRows(_ range: Range<Int>) {
        for row in range.clamped(to: 0..<rows) { erase(0..<columns, row: row) }
    }

    /// Moves the rows of a region up (`count` > 0) or down; rows from outside are blank.
    mutating func moveRows(_ region: ClosedRange<Int>, by count: Int) {
        let old = cells
        for row in region {
            cells[row] = region.contains(row + count) ? old[row + count] : Self.blank(columns, 1)[0]
        }
    }

    mutating func remove(_ count: Int, column: Int, row: Int) {
        let end = min(column + count, columns)
        cells[row].removeSubrange(column..<end)
        cells[row].append(contentsOf: repeatElement(" ", count: end - column))
    }

    mutating func insert(_ count: Int, column: Int, row: Int) {
        cells[row].insert(contentsOf: repeatElement(" ", count: count), at: column)
        cells[row].removeLast(count)
    }

    private static let continuation: Character = "\u{0}"

    private static func blank(_ columns: Int, _ rows: Int) -> [[Character]] {
        Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    /// How many columns a terminal gives a character.
    static func width(of character: Character) -> Int {
        switch character.unicodeScalars.first?.value ?? 0 {
        case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60: 2
        case 0x1F300...0x1FAFF: 2
        default: 1
        }
    }
}
