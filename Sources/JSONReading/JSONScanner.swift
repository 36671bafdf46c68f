/// Reads JSON as RFC 8259 has it, byte by byte.
///
/// Strict: no comments, no trailing commas, no NaN. Whole numbers keep 128 bits. Nesting is bounded, so that no text can
/// exhaust the stack.
struct JSONScanner {
    private static let deepest = 512

    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0
    private var depth = 0
    private(set) var repeated: [JSONDocument.RepeatedKey] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        // A byte-order mark is no part of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func document() throws(JSONReadingError) -> JSONValue {
        skipBlanks()
        let value = try value()
        skipBlanks()
        guard index == bytes.count else { throw expected("the end of the text") }
        return value
    }

    private mutating func value() throws(JSONReadingError) -> JSONValue {
        guard index < bytes.count else { throw expected("a value") }
        switch bytes[index] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw expected("a value")
        }
    }

    private mutating func object() throws(JSONReadingError) -> JSONValue {
        try enter()
        var object = JSONObject()
        skipBlanks()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipBlanks()
                let start = index
                guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                    throw expected("a key between quotation marks")
                }
                let key = try string()
                skipBlanks()
                guard take(UInt8(ascii: ":")) else { throw expected("':' after the key \"\(key.prefix(40))\"") }
                skipBlanks()
                if !object.add(key, try value()) {
                    repeated.append(JSONDocument.RepeatedKey(key: key, line: place(of: start).line))
                }
                skipBlanks()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw expected("',' or '}'") }
        }
        depth -= 1
        return .object(object)
    }

    private mutating func array() throws(JSONReadingError) -> JSONValue {
        try enter()
        var values: [JSONValue] = []
        skipBlanks()
        if !take(UInt8(ascii: "]")) {
            repeat {
                skipBlanks()
                values.append(try value())
                skipBlanks()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw expected("',' or ']'") }
        }
        depth -= 1
        return .array(values)
    }

    /// Steps over an opening bracket.
    private mutating func enter() throws(JSONReadingError) {
        depth += 1
        guard depth <= Self.deepest else { throw error("nested deeper than \(Self.deepest) levels", at: index) }
        index += 1
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONReadingError) -> JSONValue {
        let start = index
        for offset in 0..<word.utf8CodeUnitCount {
            guard index < bytes.count, bytes[index] == word.utf8Start[offset] else {
                index = start
                throw expected("a value")
            }
            index += 1
        }
        return value
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }
}

/// Errors and their places.
extension JSONScanner {
    /// What stands at the present place is not what must stand there.
    func expected(_ what: String) -> JSONReadingError {
        guard index < bytes.count else { return error("the text ends where \(what) is expected", at: bytes.count) }
        let byte = bytes[index]
        let found = byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "this"
        return error("\(found) stands where \(what) is expected", at: index)
    }

    func error(_ reason: String, at offset: Int) -> JSONReadingError {
        let place = place(of: offset)
        return JSONReadingError(line: place.line, column: place.column, reason: reason)
    }

    func place(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in bytes[..<min(offset, bytes.count)] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                // Bytes that go on with a character are none of their own.
                column += 1
            }
        }
        return (line, column)
    }
}
