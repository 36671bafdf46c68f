/// A value that is written without quotation marks: a number, a date, true or false.
struct TOMLWord {
    /// Why it is none.
    struct Refusal: Error {
        let reason: String
    }

    private let bytes: Slice<UnsafeBufferPointer<UInt8>>

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        self.bytes = bytes
    }

    /// As it is written, cut where it is long.
    var text: String {
        String(decoding: bytes.prefix(40), as: UTF8.self) + (bytes.count > 40 ? "…" : "")
    }

    func value() throws(Refusal) -> TOMLValue {
        if isWord("true") { return .bool(true) }
        if isWord("false") { return .bool(false) }
        if isDate || isTime(bytes) || isDateAndTime { return .date(String(decoding: bytes, as: UTF8.self)) }
        let isSigned = bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-")
        let isNegative = bytes.first == UInt8(ascii: "-")
        let magnitude = isSigned ? bytes.dropFirst() : bytes
        if magnitude.elementsEqual("inf".utf8) { return .float(isNegative ? -.infinity : .infinity) }
        if magnitude.elementsEqual("nan".utf8) { return .float(.nan) }
        guard let first = magnitude.first, Self.isDigit(first) else {
            throw Refusal(reason: "is no value; a text needs quotation marks")
        }
        if first == UInt8(ascii: "0"), let radix = radix(of: magnitude) {
            guard !isSigned else {
                throw Refusal(reason: "is no number: a sign cannot stand before \(radix.name) digits")
            }
            return .integer(try integer(magnitude.dropFirst(2), radix: radix.value, isNegative: false))
        }
        if magnitude.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) {
            return .float(try float(magnitude, isNegative: isNegative))
        }
        try checkNoLeadingZero(magnitude)
        return .integer(try integer(magnitude, radix: 10, isNegative: isNegative))
    }

    private func isWord(_ word: StaticString) -> Bool {
        bytes.count == word.utf8CodeUnitCount
            && bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private func radix(of magnitude: Slice<UnsafeBufferPointer<UInt8>>) -> (value: Int, name: String)? {
        switch magnitude.dropFirst().first {
        case UInt8(ascii: "x"): (16, "hexadecimal")
        case UInt8(ascii: "o"): (8, "octal")
        case UInt8(ascii: "b"): (2, "binary")
        default: nil
        }
    }

    private func integer(
        _ digits: Slice<UnsafeBufferPointer<UInt8>>, radix: Int, isNegative: Bool
    ) throws(Refusal) -> Int {
        try checkUnderscores(digits) { Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < radix } ?? false }
        var value = 0
        for byte in digits where byte != UInt8(ascii: "_") {
            let digit = Character(Unicode.Scalar(byte)).hexDigitValue ?? 0
            let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: radix)
            // Downwards for negative numbers, so that the least of them can be written.
            let (sum, isStillTooLarge) =
                isNegative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
            guard !isTooLarge, !isStillTooLarge else { throw Refusal(reason: "is beyond 64 bits") }
            value = sum
        }
        return value
    }

    private func float(_ magnitude: Slice<UnsafeBufferPointer<UInt8>>, isNegative: Bool) throws(Refusal) -> Double {
        let exponent = magnitude.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
        let mantissa = magnitude[..<(exponent ?? magnitude.endIndex)]
        let point = mantissa.firstIndex(of: UInt8(ascii: "."))
        let whole = mantissa[..<(point ?? mantissa.endIndex)]
        try checkNoLeadingZero(whole)
        try checkUnderscores(whole, Self.isDigit)
        if let point { try checkUnderscores(mantissa[(point + 1)...], Self.isDigit) }
        if let exponent {
            var digits = magnitude[(exponent + 1)...]
            if digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
            try checkUnderscores(digits, Self.isDigit)
        }
        let text = String(decoding: magnitude.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw Refusal(reason: "is beyond ±1.8e308") }
        return isNegative ? -value : value
    }

    /// Digits with single underscores between them.
    private func checkUnderscores(
        _ digits: Slice<UnsafeBufferPointer<UInt8>>, _ isLegal: (UInt8) -> Bool
    ) throws(Refusal) {
        var wasDigit = false
        for byte in digits {
            guard byte == UInt8(ascii: "_") ? wasDigit : isLegal(byte) else { throw Refusal(reason: "is no number") }
            wasDigit = byte != UInt8(ascii: "_")
        }
        guard wasDigit else { throw Refusal(reason: "is no number") }
    }

    private func checkNoLeadingZero(_ digits: Slice<UnsafeBufferPointer<UInt8>>) throws(Refusal) {
        guard digits.count < 2 || digits.first != UInt8(ascii: "0") else {
            throw Refusal(reason: "is no number: it begins with 0")
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

/// Dates and times of RFC 3339.
extension TOMLWord {
    /// `1979-05-27`.
    var isDate: Bool { Self.isDate(bytes) }

    private var isDateAndTime: Bool {
        guard bytes.count > 11, Self.isDate(bytes.prefix(10)) else { return false }
        let mark = bytes[bytes.startIndex + 10]
        guard mark | 0x20 == UInt8(ascii: "t") || mark == 0x20 else { return false }
        var time = bytes.dropFirst(11)
        if let last = time.last, last | 0x20 == UInt8(ascii: "z") {
            time = time.dropLast()
        } else if time.count > 6, let sign = time.dropLast(5).last,
            sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        {
            let offset = time.suffix(5)
            guard Self.number(offset.prefix(2), in: 0...23), offset[offset.startIndex + 2] == UInt8(ascii: ":"),
                Self.number(offset.suffix(2), in: 0...59)
            else { return false }
            time = time.dropLast(6)
        }
        return isTime(time)
    }

    private static func isDate(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let start = text.startIndex
        guard text.count == 10, text[start + 4] == UInt8(ascii: "-"), text[start + 7] == UInt8(ascii: "-"),
            let year = digits(text.prefix(4)), let month = digits(text[(start + 5)..<(start + 7)]),
            let day = digits(text.suffix(2)), (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let longest = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        return (1...longest).contains(day)
    }

    /// `07:32:00.999`.
    private func isTime(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let start = text.startIndex
        guard text.count >= 8, text[start + 2] == UInt8(ascii: ":"), text[start + 5] == UInt8(ascii: ":"),
            Self.number(text.prefix(2), in: 0...23), Self.number(text[(start + 3)..<(start + 5)], in: 0...59),
            Self.number(text[(start + 6)..<(start + 8)], in: 0...60)
        else { return false }
        let rest = text.dropFirst(8)
        return rest.isEmpty
            || rest.first == UInt8(ascii: ".") && rest.count > 1 && rest.dropFirst().allSatisfy(Self.isDigit)
    }

    private static func number(_ text: Slice<UnsafeBufferPointer<UInt8>>, in range: ClosedRange<Int>) -> Bool {
        digits(text).map(range.contains) ?? false
    }

    private static func digits(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var value = 0
        for byte in text {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
