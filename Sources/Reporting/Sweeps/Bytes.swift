/// UTF-8 text that is put together piece by piece: numbers become digits without a string between.
public struct Bytes: Sendable {
    /// The text so far.
    public private(set) var utf8: [UInt8] = []

    /// No text, with room for some.
    public init(capacity: Int = 0) {
        utf8.reserveCapacity(capacity)
    }

    /// A text.
    public init(_ text: String) {
        utf8 = Array(text.utf8)
    }

    /// The text as a string.
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    mutating func append(_ text: String) { utf8.append(contentsOf: text.utf8) }

    mutating func append(_ byte: Unicode.Scalar) { utf8.append(UInt8(truncatingIfNeeded: byte.value)) }

    mutating func append(_ number: Int) {
        guard number >= 0 else { return append(String(number)) }
        let start = utf8.count
        var rest = number
        repeat {
            utf8.append(UInt8(truncatingIfNeeded: 48 + rest % 10))
            rest /= 10
        } while rest > 0
        utf8[start...].reverse()
    }

    /// All digits of a number; a whole one without decimals.
    mutating func append(_ number: Double) {
        if number == number.rounded(), abs(number) < 9e15 { append(Int(number)) } else { append(number.description) }
    }
}
