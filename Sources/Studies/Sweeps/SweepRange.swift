import AnalyticCore

/// Values of a parameter, as a sweep goes through them.
///
/// `1..8192*2` multiplies, `64..1024+64` adds, `1,2,4` lists, `1x2,2x3` lists grids, `eager,fused` lists words.
public struct SweepRange: Hashable, Sendable {
    /// The values, as they would be typed.
    public let values: [String]

    /// The most values that a range may have.
    public static let most = 5_000_000

    /// Values as they are.
    public init(_ values: [String]) {
        self.values = values
    }

    /// Reads what was typed.
    ///
    /// - Throws: `SweepError.range` that says what is allowed.
    public init(parsing text: String) throws(SweepError) {
        guard let dots = text.firstRange(of: "..") else {
            let words = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
            guard !words.isEmpty, words.allSatisfy({ !$0.isEmpty }) else {
                throw .range(text, "write values with commas between, as in 1,2,4")
            }
            values = words
            return
        }
        let tail = text[dots.upperBound...]
        guard let sign = tail.lastIndex(where: { $0 == "*" || $0 == "+" }) else {
            throw .range(text, "a range needs its step: 1..8192*2 or 64..1024+64")
        }
        let start = try Self.number(String(text[..<dots.lowerBound]), in: text)
        let end = try Self.number(String(tail[..<sign]), in: text)
        let step = try Self.number(String(tail[tail.index(after: sign)...]), in: text)
        let isProduct = tail[sign] == "*"
        guard start <= end else { throw .range(text, "the first value must not be above the last") }
        guard isProduct ? step > 1 && start > 0 : step > 0 else {
            throw .range(
                text, isProduct ? "the factor must be above 1 and the start above 0" : "the step must be above 0")
        }
        var values: [String] = []
        var value = start
        while value <= end * (1 + 1e-12) {
            guard values.count < Self.most else { throw .range(text, "at most \(Self.most) values") }
            let written = Self.text(value)
            if values.last != written { values.append(written) }
            value = isProduct ? value * step : start + Double(values.count) * step
        }
        self.values = values
    }

    private static func number(_ text: String, in whole: String) throws(SweepError) -> Double {
        do throws(NumberEntryError) {
            return try NumberEntry.decimal(text, current: nil)
        } catch {
            throw .range(whole, "\(error)")
        }
    }

    /// Whole numbers without decimals.
    private static func text(_ value: Double) -> String {
        let rounded = value.rounded()
        return abs(value - rounded) < 1e-9 * max(1, abs(value)) && abs(rounded) < 9e15
            ? String(Int(rounded)) : value.description
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

/// Why a sweep cannot be run.
public enum SweepError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A range that cannot be read.
    case range(String, String)
    /// No such metric.
    case metric(String, nearest: [String])
    /// A parameter or a value that is not legal.
    case scenario(ScenarioError)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .range(let text, let reason): "range '\(text)': \(reason)"
        case .metric(let id, let nearest):
            "there is no metric '\(id)'"
                + (nearest.isEmpty
                    ? "; `modelmeter sweep --list` lists them" : "; did you mean \(nearest.joined(separator: ", "))?")
        case .scenario(let error): error.description
        }
    }
}
