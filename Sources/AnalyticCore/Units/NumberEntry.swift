/// Reads what a person types for a number: `4096`, `1_000`, `4k`, `4Ki`, `2^12`, `6.3e-07`, and `*2`, `/2`, `+10%`, `-10%`
/// of the present value.
public enum NumberEntry {
    /// The longest text that can be a number; more is refused before it is looked at.
    static let mostCharacters = 64

    /// A whole number.
    ///
    /// - Parameter current: the value that relative entries start from; nil where there is none.
    public static func whole(_ text: String, current: Int?) throws(NumberEntryError) -> Int {
        let value = try parse(text, current: current.map(Double.init))
        switch value {
        case .whole(let number): return number
        case .decimal(let number, let isRelative):
            let rounded = isRelative ? Self.rounded(number) : number
            guard let whole = Int(exactly: rounded) else {
                throw abs(number) < 9e18
                    ? NumberEntryError(.fraction, in: text) : NumberEntryError(.tooLarge, in: text)
            }
            return whole
        }
    }

    /// A number that may have a fraction.
    ///
    /// - Parameter current: the value that relative entries start from; nil where there is none.
    public static func decimal(_ text: String, current: Double?) throws(NumberEntryError) -> Double {
        switch try parse(text, current: current) {
        case .whole(let number): return Double(number)
        case .decimal(let number, _): return number
        }
    }

    private enum Value {
        case whole(Int)
        case decimal(Double, isRelative: Bool)
    }

    private static func parse(_ text: String, current: Double?) throws(NumberEntryError) -> Value {
        let entry = text.trimmedBlanks
        guard let first = entry.first else { throw NumberEntryError(.empty, in: text) }
        guard entry.utf8.count <= mostCharacters else { throw NumberEntryError(.tooLong, in: text) }
        if first == "*" || first == "/" {
            let factor = try absolute(String(entry.dropFirst()), in: text)
            let start = try present(current, text)
            guard first == "*" || factor != 0 else { throw NumberEntryError(.divisionByZero, in: text) }
            return try relative(first == "*" ? start * factor : start / factor, text)
        }
        if entry.hasSuffix("%") {
            let number = entry.dropLast()
            guard number.first == "+" || number.first == "-" else {
                throw NumberEntryError(.percentWithoutSign, in: text)
            }
            let percent = try absolute(String(number.dropFirst()), in: text)
            let start = try present(current, text)
            return try relative(start * (1 + (number.first == "+" ? percent : -percent) / 100), text)
        }
        if first == "+" {
            throw NumberEntryError(entry.dropFirst().allSatisfy(\.isNumber) ? .percentExpected : .notANumber, in: text)
        }
        if let whole = try exact(entry, in: text) { return .whole(whole) }
        return .decimal(try absolute(entry, in: text), isRelative: false)
    }

    private static func present(_ current: Double?, _ text: String) throws(NumberEntryError) -> Double {
        guard let current else { throw NumberEntryError(.nothingToChange, in: text) }
        return current
    }

    private static func relative(_ value: Double, _ text: String) throws(NumberEntryError) -> Value {
        guard value.isFinite, abs(value) < 9e15 else { throw NumberEntryError(.tooLarge, in: text) }
        return .decimal(value, isRelative: true)
    }

    /// Digits, or a power, whose value is exact; nil for what has a fraction, an exponent or a suffix.
    private static func exact(_ entry: String, in text: String) throws(NumberEntryError) -> Int? {
        let isNegative = entry.hasPrefix("-")
        let digits = isNegative ? String(entry.dropFirst()) : entry
        if digits.contains("^") { return try power(digits, isNegative: isNegative, in: text) }
        guard digits.allSatisfy({ isDigit($0) || $0 == "_" }), digits.contains(where: isDigit) else { return nil }
        guard !digits.hasSuffix("_") else { throw NumberEntryError(.unfinished, in: text) }
        let plain = digits.filter { $0 != "_" }
        // The sign is read with the digits, since the least number has no positive counterpart.
        guard let value = Int(isNegative ? "-" + plain : plain) else { throw NumberEntryError(.tooLarge, in: text) }
        return value
    }

    /// `2^12`, of a base without a sign of its own.
    private static func power(_ digits: String, isNegative: Bool, in text: String) throws(NumberEntryError) -> Int {
        let parts = digits.split(separator: "^", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts[0].allSatisfy(isDigit), let base = Int(parts[0]) else {
            throw NumberEntryError(.notANumber, in: text)
        }
        guard !parts[1].isEmpty else { throw NumberEntryError(.unfinished, in: text) }
        guard parts[1].allSatisfy(isDigit) else { throw NumberEntryError(.notANumber, in: text) }
        guard let exponent = Int(parts[1]) else { throw NumberEntryError(.tooLarge, in: text) }
        if base < 2 { return exponent == 0 || base == 1 ? (isNegative ? -1 : 1) : 0 }
        var value = 1
        for _ in 0..<min(exponent, 64) {
            let (product, overflow) = value.multipliedReportingOverflow(by: base)
            guard !overflow else { throw NumberEntryError(.tooLarge, in: text) }
            value = product
        }
        return isNegative ? -value : value
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private static let suffixes: [(String, Double)] = [
        ("Ki", 1024), ("Mi", 1_048_576), ("Gi", 1_073_741_824), ("Ti", 1_099_511_627_776), ("k", 1e3), ("K", 1e3),
        ("M", 1e6), ("G", 1e9), ("T", 1e12),
    ]

    /// A number with an optional fraction and an optional suffix.
    private static func absolute(_ entry: String, in text: String) throws(NumberEntryError) -> Double {
        let trimmed = entry.trimmedBlanks
        guard !trimmed.isEmpty else { throw NumberEntryError(.unfinished, in: text) }
        if trimmed.contains(",") { throw NumberEntryError(.comma, in: text) }
        if let whole = try exact(trimmed, in: text) { return Double(whole) }
        let suffix = suffixes.first { trimmed.hasSuffix($0.0) }
        let number = suffix.map { String(trimmed.dropLast($0.0.count)).trimmedBlanks } ?? trimmed
        guard number.last != ".", number != "-", !isOpenExponent(number) else {
            throw NumberEntryError(.unfinished, in: text)
        }
        guard isDecimal(number), let value = Double(number.filter { $0 != "_" }), value.isFinite else {
            let tail = trimmed.drop { $0.isNumber || "._-".contains($0) }
            let hasDigits = trimmed.first?.isNumber == true
            throw NumberEntryError(hasDigits && !tail.isEmpty ? .unknownSuffix(String(tail)) : .notANumber, in: text)
        }
        return value * (suffix?.1 ?? 1)
    }

    /// Digits with a sign, a fraction and an exponent, each where it belongs.
    private static func isDecimal(_ number: String) -> Bool {
        let parts = number.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard parts.count <= 2, let mantissa = parts.first else { return false }
        let isPlain = mantissa.allSatisfy { isDigit($0) || "._-".contains($0) }
        guard parts.count == 2 else { return isPlain }
        let exponent = parts[1].first == "-" || parts[1].first == "+" ? parts[1].dropFirst() : parts[1]
        return isPlain && !exponent.isEmpty && exponent.allSatisfy(isDigit)
    }

    /// Whether an exponent has been begun: `1e`, `1e-`.
    private static func isOpenExponent(_ number: String) -> Bool {
        guard number.first.map({ isDigit($0) || $0 == "-" || $0 == "." }) == true else { return false }
        return ["e", "E", "e-", "E-", "e+", "E+"].contains { number.hasSuffix($0) && isDecimal(number + "0") }
    }

    /// To the nearest whole number, halves away from zero, for numbers that a whole one can hold.
    private static func rounded(_ value: Double) -> Double {
        guard abs(value) < 9e15 else { return value }
        return Double(Int(value < 0 ? value - 0.5 : value + 0.5))
    }
}
