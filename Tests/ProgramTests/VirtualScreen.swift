/// The screen of a terminal as the bytes sent to it leave it: enough of the control sequences of xterm, tmux, linux and
/// vt100 to read the program's text back. Colours and attributes are passed over.
struct VirtualScreen {
    private(set) var columns: Int
    private(set) var rows: Int
    private var cells: [[Character]]
    private var column = 0
    private var row = 0
    private var saved = (column: 0, row: 0)
    private var scrollTop = 0
    private var scrollBottom: Int
    private var lineDrawing = false
    private var lastPrinted: Character = " "
    private var pending: [UInt8] = []
    /// The private modes that are on, such as 1049 for the alternate screen.
    private(set) var modes: Set<Int> = [25]

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Self.blank(columns, rows)
        scrollBottom = rows - 1
    }

    /// The rows as text, blanks at the ends trimmed. The second column of a wide character holds nothing.
    var lines: [String] {
        cells.map { row in
            var text = String(row.filter { $0 != Self.continuation })
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    var text: String { lines.joined(separator: "\n") }

    /// Where the cursor stands.
    var cursor: (column: Int, row: Int) { (column, row) }

    mutating func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Self.blank(columns, rows)
        scrollTop = 0
        scrollBottom = rows - 1
        column = min(column, columns - 1)
        row = min(row, rows - 1)
    }

    /// Takes the next bytes; an unfinished sequence or character waits for the rest.
    mutating func feed(_ bytes: some Sequence<UInt8>) {
        pending.append(contentsOf: bytes)
        var position = 0
        while position < pending.count, let length = step(at: position) { position += length }
        pending.removeFirst(position)
    }

    // MARK: - Reading

    /// Carries out what begins at `position` and returns its length; nil when it is not complete.
    private mutating func step(at position: Int) -> Int? {
        let byte = pending[position]
        switch byte {
        case 0x1B: return escape(at: position)
        case 0x08: column = max(column - 1, 0)
        case 0x09: column = min((column / 8 + 1) * 8, columns - 1)
        case 0x0A: lineFeed()
        case 0x0D: column = 0
        case 0x0E: lineDrawing = true
        case 0x0F: lineDrawing = false
        case 0..<0x20, 0x7F: break
        default: return character(at: position)
        }
        return 1
    }

    private mutating func character(at position: Int) -> Int? {
        let length = pending[position] < 0x80 ? 1 : pending[position] < 0xE0 ? 2 : pending[position] < 0xF0 ? 3 : 4
        guard position + length <= pending.count else { return nil }
        for character in String(decoding: pending[position..<position + length], as: UTF8.self) { print(character) }
        return length
    }

    private mutating func escape(at position: Int) -> Int? {
        guard position + 1 < pending.count else { return nil }
        switch pending[position + 1] {
        case UInt8(ascii: "["):
            let start = position + 2
            guard let end = pending[start...].firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
            control(String(decoding: pending[start..<end], as: UTF8.self), final: Character(Unicode.Scalar(pending[end])))
            return end + 1 - position
        case UInt8(ascii: "]"), UInt8(ascii: "P"):
            guard let end = pending[position...].firstIndex(of: 0x07) ?? stringTerminator(after: position) else { return nil }
            return end + 1 - position
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            guard position + 2 < pending.count else { return nil }
            if pending[position + 1] == UInt8(ascii: "(") { lineDrawing = pending[position + 2] == UInt8(ascii: "0") }
            return 3
        case UInt8(ascii: "7"): saved = (column, row)
        case UInt8(ascii: "8"): (column, row) = saved
        case UInt8(ascii: "D"): lineFeed()
        case UInt8(ascii: "M"): if row == scrollTop { scroll(by: -1) } else { row = max(row - 1, 0) }
        default: break
        }
        return 2
    }

    private func stringTerminator(after position: Int) -> Int? {
        pending.indices.dropFirst(position + 3).first { pending[$0] == UInt8(ascii: "\\") && pending[$0 - 1] == 0x1B }
    }

    // MARK: - Control sequences

    private mutating func control(_ body: String, final: Character) {
        if body.hasPrefix("?") {
            for mode in body.dropFirst().split(separator: ";").compactMap({ Int($0) }) { setMode(mode, on: final == "h") }
            return
        }
        guard !body.contains(where: { "<=>!\" $".contains($0) }) else { return }
        let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = numbers.first ?? 0
        let count = max(first, 1)
        switch final {
        case "A": row = max(row - count, 0)
        case "B", "e": row = min(row + count, rows - 1)
        case "C", "a": column = min(column + count, columns - 1)
        case "D": column = max(column - count, 0)
        case "G", "`": column = min(count, columns) - 1
        case "d": row = min(count, rows) - 1
        case "H", "f":
            row = min(count, rows) - 1
            column = min(max(numbers.count > 1 ? numbers[1] : 1, 1), columns) - 1
        case "J": eraseScreen(first)
        case "K": eraseLine(first)
        case "X": for index in column..<min(column + count, columns) { cells[row][index] = " " }
        case "P": shift(removing: count)
        case "@": shift(inserting: count)
        case "L": insertLines(count)
        case "M": insertLines(-count)
        case "S": scroll(by: count)
        case "T": scroll(by: -count)
        case "b": for _ in 0..<count { print(lastPrinted) }
        case "r":
            scrollTop = min(count, rows) - 1
            scrollBottom = min(numbers.count > 1 && numbers[1] > 0 ? numbers[1] : rows, rows) - 1
            (column, row) = (0, 0)
        default: break
        }
    }

    private mutating func setMode(_ mode: Int, on: Bool) {
        if on { modes.insert(mode) } else { modes.remove(mode) }
        if mode == 1049 { cells = Self.blank(columns, rows) }
    }

    private mutating func print(_ character: Character) {
        lastPrinted = character
        let width = Self.width(of: character)
        guard width > 0 else { return }
        if column + width > columns {
            column = 0
            lineFeed()
        }
        cells[row][column] = lineDrawing ? Self.drawn[character] ?? character : character
        if width == 2 { cells[row][column + 1] = Self.continuation }
        column += width
    }

    private mutating func lineFeed() {
        if row == scrollBottom { scroll(by: 1) } else { row = min(row + 1, rows - 1) }
    }

    private mutating func scroll(by count: Int) {
        moveLines(from: scrollTop, by: count)
    }

    private mutating func insertLines(_ count: Int) {
        moveLines(from: row, by: -count)
    }

    /// Moves the lines from `top` to the end of the scrolling region up (`count` > 0) or down.
    private mutating func moveLines(from top: Int, by count: Int) {
        guard top <= scrollBottom else { return }
        let old = cells
        for index in top...scrollBottom {
            let source = index + count
            cells[index] = (top...scrollBottom).contains(source) ? old[source] : Self.blank(columns, 1)[0]
        }
    }

    private mutating func shift(removing count: Int) {
        let end = min(column + count, columns)
        cells[row].removeSubrange(column..<end)
        cells[row].append(contentsOf: repeatElement(" ", count: end - column))
    }

    private mutating func shift(inserting count: Int) {
        cells[row].insert(contentsOf: repeatElement(" ", count: count), at: column)
        cells[row].removeLast(count)
    }

    private mutating func eraseLine(_ part: Int) {
        let range = part == 0 ? column..<columns : part == 1 ? 0..<min(column + 1, columns) : 0..<columns
        for index in range where index < columns { cells[row][index] = " " }
    }

    private mutating func eraseScreen(_ part: Int) {
        let range = part == 0 ? row + 1..<rows : part == 1 ? 0..<row : 0..<rows
        for index in range { cells[index] = Self.blank(columns, 1)[0] }
        if part < 2 { eraseLine(part) }
    }

    // MARK: - Characters

    private static let continuation: Character = "\u{0}"
    private static let drawn: [Character: Character] = [
        "q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘", "t": "├", "u": "┤", "n": "┼", "w": "┬", "v": "┴",
    ]

    private static func blank(_ columns: Int, _ rows: Int) -> [[Character]] {
        Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    private static func width(of character: Character) -> Int {
        switch character.unicodeScalars.first?.value ?? 0 {
        case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F300...0x1FAFF: 2
        default: 1
        }
    }
}
