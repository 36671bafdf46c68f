extension JSONScanner {
    /// A number: whole where it is written without fraction and exponent, and fits 128 bits.
    mutating func number() throws(JSONReadingError) -> JSONValue {
        let start = index
        let isNegative = take(UInt8(ascii: "-"))
        let firstDigit = index
        var whole: Int128? = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
            index += 1
            if index < bytes.count, Self.isDigit(bytes[index]) {
                throw error("a number cannot begin with 0", at: start)
            }
        } else {
            whole = digits()
        }
        guard index > firstDigit else { throw expected("a digit") }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            let first = index
            _ = digits()
            guard index > first else { throw expected("a digit after the point") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            let first = index
            _ = digits()
            guard index > first else { throw expected("a digit of the exponent") }
        }
        if isWhole, let whole { return .whole(isNegative ? -whole : whole) }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw error("a number beyond ±1.8e308", at: start) }
        return .decimal(value)
    }

    /// Steps over digits; nil where their number does not fit.
    private mutating func digits() -> Int128? {
        var short: UInt64 = 0
        let start = index
        while index < bytes.count, Self.isDigit(bytes[index]), index - start < 18 {
            short = short &* 10 &+ UInt64(bytes[index] &- UInt8(ascii: "0"))
            index += 1
        }
        var value: Int128? = Int128(short)
        while index < bytes.count, Self.isDigit(bytes[index]) {
            if let present = value {
                let (tenfold, isTooLarge) = present.multipliedReportingOverflow(by: 10)
                let (sum, isStillTooLarge) = tenfold.addingReportingOverflow(Int128(bytes[index] - UInt8(ascii: "0")))
                value = isTooLarge || isStillTooLarge ? nil : sum
            }
            index += 1
        }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
