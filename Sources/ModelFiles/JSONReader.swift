/// Why a text is not JSON, and where.
struct JSONSyntaxError: Error, Equatable {
    /// The line of the fault; the first is 1.
    let line: Int
    /// What is wrong there.
    let reason: String
}

/// Reads a JSON text (RFC 8259). Kept here because the library's reader names neither the line of a fault nor that of a
/// value.
struct JSONReader {
    /// How deep arrays and objects may lie in one another.
    private static let deepest = 256

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value that a text holds.
    static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        var reader = JSONReader(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.position == bytes.count else { throw reader.fault("something follows the end of the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        guard depth < Self.deepest else { throw fault("arrays and objects lie deeper than \(Self.deepest)") }
        skipBlanks()
        let start = line
        guard let next = peek else { throw fault("the text ends where a value is expected") }
        let content: JSONValue.Content
        switch next {
        case UInt8(ascii: "{"): content = try object(depth: depth)
        case UInt8(ascii: "["): content = try array(depth: depth)
        case UInt8(ascii: "\""): content = .string(try string())
        case UInt8(ascii: "t"): content = try word("true", .bool(true))
        case UInt8(ascii: "f"): content = try word("false", .bool(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .number(try number())
        default: throw fault("a value is expected, not \(name(of: next))")
        }
        return JSONValue(content: content, line: start)
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONValue.Content {
        position += 1
        var members: [String: JSONValue] = [:]
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            guard peek == UInt8(ascii: "\"") else { throw fault("a key in quotes is expected") }
            let key = try string()
            guard take(":") else { throw fault("a colon is expected after the key \"\(key)\"") }
            members[key] = try value(depth: depth + 1)
        } while take(",")
        guard take("}") else { throw fault("a comma or a closing brace is expected") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONValue.Content {
        position += 1
        var values: [JSONValue] = []
        if take("]") { return .array(values) }
        repeat {
            values.append(try value(depth: depth + 1))
        } while take(",")
        guard take("]") else { throw fault("a comma or a closing bracket is expected") }
        return .array(values)
    }

    private mutating func word(
        _ word: StaticString, _ content: JSONValue.Content
    ) throws(JSONSyntaxError) -> JSONValue.Content {
        let letters = Array(word.description.utf8)
        guard bytes[position...].starts(with: letters) else { throw fault("an unknown word; \(word) is expected") }
        position += letters.count
        return content
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = position
        while let byte = peek, Self.isPartOfNumber(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let digits = text.drop { $0 == "-" }
        let hasLeadingZero = digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true
        guard Double(text) != nil, digits.first?.isNumber == true, !hasLeadingZero, !text.hasSuffix(".") else {
            throw fault("'\(text)' is not a number")
        }
        return text
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    var peek: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    mutating func next() -> UInt8? {
        guard let byte = peek else { return nil }
        position += 1
        return byte
    }

    func fault(_ reason: String) -> JSONSyntaxError {
        JSONSyntaxError(line: line, reason: reason)
    }

    /// Skips blanks, then a mark if it comes next.
    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard peek == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            if byte == 0x0A { line += 1 }
            position += 1
        }
    }

    private func name(of byte: UInt8) -> String {
        byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    }
}
