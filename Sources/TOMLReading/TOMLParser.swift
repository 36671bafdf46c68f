/// Reads TOML 1.0, byte by byte: lines, headers and keys. Values and texts are read in extensions.
struct TOMLParser {
    /// Nesting of lists and tables, and parts of a key: no text can exhaust the stack.
    private static let deepest = 64

    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0
    private var line = 1
    /// Where the lines were counted to.
    private var counted = 0
    var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        // A byte-order mark is no part of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func document() throws(TOMLSyntaxError) -> TOMLTable {
        let root = TableBuilder(.header, line: 1)
        var current = root
        while true {
            try skipBlankLines()
            guard let byte = peek() else { return root.table }
            if byte == UInt8(ascii: "[") {
                current = try header(in: root)
            } else {
                try keyAndValue(in: current)
            }
            skipBlanks()
            try endLine()
        }
    }

    /// `[a.b]` or `[[a.b]]`: the table that the lines below belong to.
    private mutating func header(in root: TableBuilder) throws(TOMLSyntaxError) -> TableBuilder {
        index += 1
        let isArray = take(UInt8(ascii: "["))
        skipBlanks()
        let start = index
        var path = try key()
        skipBlanks()
        guard take(UInt8(ascii: "]")), !isArray || take(UInt8(ascii: "]")) else {
            throw expected(isArray ? "']]' after the name of a table" : "']' after the name of a table")
        }
        let last = path.removeLast()
        var table = root
        for part in path {
            guard let entry = table.entry(part) else {
                let next = TableBuilder(.passed, line: lineNumber(at: start))
                table.add(part, line: next.line, .table(next))
                table = next
                continue
            }
            switch entry.slot {
            case .table(let next) where next.origin != .inline: table = next
            case .tables(let tables): table = tables.last ?? table
            default: throw error("\(part) stands in line \(entry.line) and is no table that can be added to", at: start)
            }
        }
        let made = TableBuilder(.header, line: lineNumber(at: start))
        switch (table.entry(last)?.slot, isArray) {
        case (nil, false): table.add(last, line: made.line, .table(made))
        case (nil, true): table.add(last, line: made.line, .tables([made]))
        case (.tables, true): table.append(made, to: last)
        case (.table(let earlier), false) where earlier.origin == .passed:
            earlier.origin = .header
            return earlier
        default:
            throw error("\(last) stands twice; first in line \(table.entry(last)?.line ?? 1)", at: start)
        }
        return made
    }

    /// `a.b = value`.
    mutating func keyAndValue(in current: TableBuilder) throws(TOMLSyntaxError) {
        let start = index
        var path = try key()
        skipBlanks()
        guard take(UInt8(ascii: "=")) else { throw expected("'=' after a key") }
        skipBlanks()
        let last = path.removeLast()
        var table = current
        for part in path {
            guard let entry = table.entry(part) else {
                let next = TableBuilder(.dotted, line: lineNumber(at: start))
                table.add(part, line: next.line, .table(next))
                table = next
                continue
            }
            guard case .table(let next) = entry.slot, next.origin == .dotted || next.origin == .passed else {
                throw error("\(part) stands in line \(entry.line) and cannot be added to here", at: start)
            }
            next.origin = .dotted
            table = next
        }
        if let earlier = table.entry(last) {
            throw error("\(last) stands twice; first in line \(earlier.line)", at: start)
        }
        // Every part of a key is a level too.
        let level = depth
        depth += path.count
        guard depth <= Self.deepest else { throw error("nested deeper than \(Self.deepest) levels", at: start) }
        let line = lineNumber(at: start)
        table.add(last, line: line, try value())
        depth = level
    }

    /// The parts of a key: bare, or between quotation marks, with dots between.
    private mutating func key() throws(TOMLSyntaxError) -> [String] {
        var parts: [String] = []
        repeat {
            skipBlanks()
            guard parts.count < Self.deepest else { throw error("a key of too many parts", at: index) }
            parts.append(try keyPart())
            skipBlanks()
        } while take(UInt8(ascii: "."))
        return parts
    }

    private mutating func keyPart() throws(TOMLSyntaxError) -> String {
        switch peek() {
        case UInt8(ascii: "\""): return try basicString()
        case UInt8(ascii: "'"): return try literalString()
        default:
            let start = index
            while let byte = peek(), Self.isBare(byte) { index += 1 }
            guard index > start else { throw expected("a key") }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
        }
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Goes one level deeper.
    mutating func enter() throws(TOMLSyntaxError) {
        depth += 1
        guard depth <= Self.deepest else { throw error("nested deeper than \(Self.deepest) levels", at: index) }
        index += 1
    }

    /// Counts lines only as far as somebody asks, and never twice.
    mutating func lineNumber(at offset: Int) -> Int {
        while counted < min(offset, bytes.count) {
            if bytes[counted] == 0x0A { line += 1 }
            counted += 1
        }
        return line
    }
}
