extension JSONScanner {
    /// A text between quotation marks.
    mutating func string() throws(JSONReadingError) -> String {
        let start = index
        index += 1
        let first = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let text = try decode(UnsafeBufferPointer(rebasing: bytes[first..<index]), from: first)
                index += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start, first: first) }
            guard byte >= 0x20 else { throw error("a control character in a text; write it as \\u00XX", at: index) }
            index += 1
        }
        throw error("a text that never ends", at: start)
    }

    /// A text with escapes; what stands before the first of them was seen already.
    private mutating func escapedString(from start: Int, first: Int) throws(JSONReadingError) -> String {
        var text = Array(bytes[first..<index])
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                let decoded = text.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
                guard let decoded else { throw error("a text that is not UTF-8", at: first) }
                return decoded
            case UInt8(ascii: "\\"):
                text += String(try escape()).utf8
            case ..<0x20:
                throw error("a control character in a text; write it as \\u00XX", at: index - 1)
            default:
                text.append(byte)
            }
        }
        throw error("a text that never ends", at: start)
    }

    /// What an escape stands for; its backslash was read.
    private mutating func escape() throws(JSONReadingError) -> Unicode.Scalar {
        guard index < bytes.count else { throw expected("an escape") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar(from: index - 2)
        default: throw error("an unknown escape; allowed: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX", at: index - 2)
        }
    }

    /// The character of `\uXXXX`, or of two of them that are a surrogate pair.
    private mutating func scalar(from start: Int) throws(JSONReadingError) -> Unicode.Scalar {
        let unit = try hexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard (0xD800..<0xDC00).contains(unit), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw error("half of a surrogate pair", at: start)
        }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { throw error("half of a surrogate pair", at: start) }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONReadingError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
                throw expected("a hexadecimal digit")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    private func decode(_ part: UnsafeBufferPointer<UInt8>, from offset: Int) throws(JSONReadingError) -> String {
        guard let text = String(validating: part, as: UTF8.self) else {
            throw error("a text that is not UTF-8", at: offset)
        }
        return text
    }
}
