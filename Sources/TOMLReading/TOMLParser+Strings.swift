/// Texts: basic and literal, on one line or several.
extension TOMLParser {
    private static let quote = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")

    /// `"…"` or `"""…"""` as a value.
    mutating func string() throws(TOMLSyntaxError) -> String {
        let mark = bytes[index]
        guard peek(1) == mark, peek(2) == mark else {
            return mark == Self.quote ? try basicString() : try literalString()
        }
        return try longString(mark)
    }

    /// `"…"`.
    mutating func basicString() throws(TOMLSyntaxError) -> String {
        let start = index
        index += 1
        var text: [UInt8] = []
        var run = index
        while let byte = peek() {
            switch byte {
            case Self.quote:
                if text.isEmpty {
                    let plain = try decoded(UnsafeBufferPointer(rebasing: bytes[run..<index]), from: start)
                    index += 1
                    return plain
                }
                text += bytes[run..<index]
                index += 1
                return try decoded(text, from: start)
            case UInt8(ascii: "\\"):
                text += bytes[run..<index]
                text += String(try escape()).utf8
                run = index
            default:
                try checkCharacter(byte)
                index += 1
            }
        }
        throw error("a text that never ends", at: start)
    }

    /// `'…'`.
    mutating func literalString() throws(TOMLSyntaxError) -> String {
        let start = index
        index += 1
        while let byte = peek() {
            if byte == Self.apostrophe {
                let text = try decoded(UnsafeBufferPointer(rebasing: bytes[(start + 1)..<index]), from: start)
                index += 1
                return text
            }
            try checkCharacter(byte)
            index += 1
        }
        throw error("a text that never ends", at: start)
    }

    /// Between three marks: a line end right after them is dropped.
    private mutating func longString(_ mark: UInt8) throws(TOMLSyntaxError) -> String {
        let start = index
        index += 3
        _ = takeNewline()
        var text: [UInt8] = []
        while let byte = peek() {
            if byte == mark, peek(1) == mark, peek(2) == mark {
                // One or two marks may stand before the three that close.
                var extra = 0
                while extra < 2, peek(3) == mark {
                    text.append(mark)
                    index += 1
                    extra += 1
                }
                index += 3
                return try decoded(text, from: start)
            }
            if byte == UInt8(ascii: "\\"), mark == Self.quote {
                if !skipFoldedLines() { text += String(try escape()).utf8 }
            } else if takeNewline() {
                text.append(0x0A)
            } else {
                try checkCharacter(byte)
                text.append(byte)
                index += 1
            }
        }
        throw error("a text that never ends", at: start)
    }

    /// A backslash at the end of a line drops all blanks and line ends that follow.
    private mutating func skipFoldedLines() -> Bool {
        var end = index + 1
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        guard end < bytes.count,
            bytes[end] == 0x0A || bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
        else { return false }
        index = end
        while true {
            skipBlanks()
            guard takeNewline() else { return true }
        }
    }

    /// What a backslash and the characters after it stand for.
    private mutating func escape() throws(TOMLSyntaxError) -> Unicode.Scalar {
        let start = index
        guard let byte = peek(1) else { throw error("a text that never ends", at: start) }
        index += 2
        switch byte {
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "r"): return "\r"
        case Self.quote: return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "u"): return try scalar(digits: 4, from: start)
        case UInt8(ascii: "U"): return try scalar(digits: 8, from: start)
        default:
            throw error(#"an unknown escape; allowed: \b \t \n \f \r \" \\ \uXXXX \UXXXXXXXX"#, at: start)
        }
    }

    private mutating func scalar(digits: Int, from start: Int) throws(TOMLSyntaxError) -> Unicode.Scalar {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("an escape that needs \(digits) hexadecimal digits", at: start)
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        guard let scalar = Unicode.Scalar(value) else { throw error("an escape that is no character", at: start) }
        return scalar
    }

    private mutating func checkCharacter(_ byte: UInt8) throws(TOMLSyntaxError) {
        guard byte >= 0x20 || byte == 0x09, byte != 0x7F else {
            let isEnd = byte == 0x0A || byte == 0x0D
            throw error(isEnd ? "a text that does not end on its line" : "a control character in a text", at: index)
        }
    }

    private mutating func decoded(_ text: [UInt8], from start: Int) throws(TOMLSyntaxError) -> String {
        guard let text = String(validating: text, as: UTF8.self) else {
            throw error("a text that is not UTF-8", at: start)
        }
        return text
    }

    private mutating func decoded(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int
    ) throws(TOMLSyntaxError) -> String {
        guard let text = String(validating: text, as: UTF8.self) else {
            throw error("a text that is not UTF-8", at: start)
        }
        return text
    }
}
