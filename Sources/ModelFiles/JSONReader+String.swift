extension JSONReader {
    /// The string that begins here, its escapes resolved.
    mutating func string() throws(JSONSyntaxError) -> String {
        _ = next()
        var text: [UInt8] = []
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text.append(contentsOf: try escaped())
            case 0..<0x20:
                throw fault("a string holds a line break or another control character; is its closing quote missing?")
            default:
                text.append(byte)
            }
        }
        throw fault("a string is not closed")
    }

    private mutating func escaped() throws(JSONSyntaxError) -> [UInt8] {
        switch next() {
        case UInt8(ascii: "\""): return [UInt8(ascii: "\"")]
        case UInt8(ascii: "\\"): return [UInt8(ascii: "\\")]
        case UInt8(ascii: "/"): return [UInt8(ascii: "/")]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
        default: throw fault("a backslash is followed by what is no escape")
        }
    }

    /// The scalar of a `\u` escape, or of a pair of them.
    private mutating func scalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        var code = try fourDigits()
        if (0xD800..<0xDC00).contains(code) {
            guard next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") else { throw loneSurrogate }
            let low = try fourDigits()
            guard (0xDC00..<0xE000).contains(low) else { throw loneSurrogate }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw loneSurrogate }
        return scalar
    }

    private var loneSurrogate: JSONSyntaxError { fault("a \\u escape is half of a pair") }

    private mutating func fourDigits() throws(JSONSyntaxError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("a \\u escape needs four hexadecimal digits")
            }
            code = code << 4 | UInt32(digit)
        }
        return code
    }
}
