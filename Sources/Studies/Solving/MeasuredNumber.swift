import AnalyticCore

/// Reads a number with its unit: `300ms`, `24GB`, `24GiB`, `2/s`, `50%`, `$0.40`, `4k`.
enum MeasuredNumber {
    /// The number in the metric's own unit.
    ///
    /// - Throws: A reason that says what would be understood.
    static func value(_ text: String, of unit: MetricUnit, symbol: String) throws(Problem) -> Double {
        var typed = text.trimmed
        if unit == .dollars, typed.hasPrefix("$") { typed.removeFirst() }
        if unit == .yesOrNo {
            guard let place = ["no", "yes"].firstIndex(of: typed) ?? ["0", "1"].firstIndex(of: typed) else {
                throw Problem("'\(TypedText.shown(text))' is neither yes nor no")
            }
            return Double(place)
        }
        let end = typed.firstIndex { !($0.isNumber || "._-^".contains($0)) } ?? typed.endIndex
        let scales = scales(of: unit, symbol: symbol)
        // An exponent belongs to the number: 2e3, 1.5e-2s.
        let number = exponent(typed, from: end)
        let (digits, tail) = (String(typed[..<number]), String(typed[number...]).trimmed)
        guard !digits.isEmpty else { throw Problem("'\(TypedText.shown(text))' is no number") }
        guard
            let scale = scales.first(where: { $0.name == tail })
                ?? scales.first(where: { $0.name.lowercased() == tail.lowercased() })
        else {
            let example = scales.filter { !$0.name.isEmpty }.prefix(3).map { "\(digits)\($0.name)" }
            throw Problem(
                (tail.isEmpty ? "'\(digits)' has no unit" : "'\(TypedText.shown(tail))' is no unit of it")
                    + "; write \(example.joined(separator: " or "))")
        }
        do throws(NumberEntryError) {
            return try NumberEntry.decimal(digits, current: nil) * scale.factor
        } catch {
            throw Problem("'\(TypedText.shown(text))' \(error)")
        }
    }

    /// Why a number cannot be read.
    struct Problem: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    private static func exponent(_ text: String, from end: String.Index) -> String.Index {
        guard end < text.endIndex, end > text.startIndex, text[end] == "e" || text[end] == "E" else { return end }
        var next = text.index(after: end)
        if next < text.endIndex, text[next] == "-" || text[next] == "+" { next = text.index(after: next) }
        let last = text[next...].firstIndex { !$0.isNumber } ?? text.endIndex
        return last > next ? last : end
    }

    private typealias Scale = (name: String, factor: Double)

    private static let decimal: [Scale] = [
        ("G", 1e9), ("M", 1e6), ("k", 1e3), ("T", 1e12), ("P", 1e15), ("", 1),
    ]
    private static let binary: [Scale] = [
        ("Gi", 1_073_741_824), ("Mi", 1_048_576), ("Ki", 1024), ("Ti", 1_099_511_627_776),
    ]

    /// The units that a number may have, those to be suggested first. Times, bytes and what else has a prefix on the screen
    /// must have one: nobody means 300 s or 24 B by 300 and 24.
    private static func scales(of unit: MetricUnit, symbol: String) -> [Scale] {
        func prefixed(_ tail: String, _ prefixes: [Scale]) -> [Scale] { prefixes.map { ($0.name + tail, $0.factor) } }
        switch unit {
        case .seconds:
            return [("ms", 1e-3), ("s", 1), ("us", 1e-6), ("µs", 1e-6), ("ns", 1e-9), ("min", 60), ("h", 3600)]
        case .bytes: return prefixed("B", [decimal[0]] + [binary[0]] + decimal.dropFirst() + binary.dropFirst())
        case .byteRate: return prefixed("B/s", decimal + binary)
        case .flops: return prefixed("FLOP", decimal) + prefixed("FLOPs", decimal)
        case .flopRate: return prefixed("FLOP/s", decimal)
        case .joules: return prefixed("J", [decimal[5]] + decimal.dropLast())
        case .percent: return [("%", 1), ("", 1)]
        case .dollars: return [("", 1), ("$", 1), ("dollars", 1)]
        case .intensity: return [("", 1), ("FLOP/B", 1)]
        case .pageRate, .tokenRate:
            return [("/s", 1), ("", 1), ("k/s", 1e3), (symbol, 1), ("requests/s", 1), ("k", 1e3), ("M", 1e6)]
        default: return prefixed("", [("", 1)] + decimal + binary) + [(symbol, 1)]
        }
    }
}
