/// The screen of a terminal as the bytes sent to it leave it: enough of the control sequences of xterm, tmux, linux and
/// vt100 to read the program's text back. Colours and attributes are passed over.
struct VirtualScreen {
    private var grid: ScreenGrid
    private var column = 0
    private var row = 0
    private var saved = (column: 0, row: 0)
    private var scrollTop = 0
    private var scrollBottom: Int
    private var lineDrawing = false
    private var lastPrinted: Character = " "
    private var pending: [UInt8] = []
    /// The private modes that are on, such as 1049 for the alternate screen.
    private(set) var modes = VirtualScreen.initialModes

    /// Automatic wrapping and a visible cursor.
    static let initialModes: Set<Int> = [7, 25]

    init(columns: Int, rows: Int) {
        grid = ScreenGrid(columns: columns, rows: rows)
        scrollBottom = rows - 1
    }

    var lines: [String] { grid.lines }
    var text: String { lines.joined(separator: "\n") }

    private var columns: Int { grid.columns }
    private var rows: Int { grid.rows }

    /// Takes another size; the program paints everything again.
    mutating func resize(columns: Int, rows: Int) {
        grid = ScreenGrid(columns: columns, rows: rows)
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
            let body = String(decoding: pending[start..<end], as: UTF8.self)
            control(body, final: Character(Unicode.Scalar(pending[end])))
            return end + 1 - position
        case UInt8(ascii: "]"), UInt8(ascii: "P"):
            let bell = pending[position...].firstIndex(of: 0x07)
            guard let end = bell ?? stringTerminator(after: position) else { return nil }
            return end + 1 - position
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            guard position + 2 < pending.count else { return nil }
            if pending[position + 1] == UInt8(ascii: "(") { lineDrawing = pending[position + 2] == UInt8(ascii: "0") }
            return 3
        case UInt8(ascii: "7"): saved = (column, row)
        case UInt8(ascii: "8"): (column, row) = saved
        case UInt8(ascii: "D"): lineFeed()
        case UInt8(ascii: "M"): reverseLineFeed()
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
            for mode in body.dropFirst().split(separator: ";").compactMap({ Int($0) }) {
                setMode(mode, on: final == "h")
            }
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
        case "X": grid.erase(column..<column + count, row: row)
        case "P": grid.remove(count, column: column, row: row)
        case "@": grid.insert(count, column: column, row: row)
        case "L": moveRows(from: row, by: -count)
        case "M": moveRows(from: row, by: count)
        case "S": moveRows(from: scrollTop, by: count)
        case "T": moveRows(from: scrollTop, by: -count)
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
        if mode == 1049 { grid.eraseRows(0..<rows) }
    }

    private mutating func print(_ character: Character) {
        lastPrinted = character
        let width = ScreenGrid.width(of: character)
        guard width > 0 else { return }
        if column + width > columns {
            column = 0
            lineFeed()
        }
        grid.put(lineDrawing ? Self.drawn[character] ?? character : character, width: width, column: column, row: row)
        column += width
    }

    private mutating func lineFeed() {
        if row == scrollBottom { moveRows(from: scrollTop, by: 1) } else { row = min(row + 1, rows - 1) }
    }

    private mutating func reverseLineFeed() {
        if row == scrollTop { moveRows(from: scrollTop, by: -1) } else { row = max(row - 1, 0) }
    }

    /// Moves the rows from `top` to the end of the scrolling region.
    private mutating func moveRows(from top: Int, by count: Int) {
        guard top <= scrollBottom else { return }
        grid.moveRows(top...scrollBottom, by: count)
    }

    private mutating func eraseLine(_ part: Int) {
        grid.erase(part == 0 ? min(column, columns)..<columns : part == 1 ? 0..<column + 1 : 0..<columns, row: row)
    }

    private mutating func eraseScreen(_ part: Int) {
        grid.eraseRows(part == 0 ? row + 1..<rows : part == 1 ? 0..<row : 0..<rows)
        if part < 2 { eraseLine(part) }
    }

    /// The line-drawing character set.
    private static let drawn: [Character: Character] = [
        "q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘", "t": "├", "u": "┤", "n": "┼", "w": "┬", "v": "┴",
    ]
}
