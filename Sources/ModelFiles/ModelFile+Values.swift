import AnalyticCore
import JSONReading

extension ModelFile {
    /// A field's value as it would be typed, after checking that its type is the parameter's.
    func text(of value: JSONValue, for parameter: Parameter, field: String) throws(ModelFileError) -> String {
        let text: String? =
            switch parameter.kind {
            case .whole(_, let range, _): Self.number(value, in: range)
            case .list(_, let range, _, _): Self.numbers(value, in: range)
            case .choice(let options, _, _): Self.word(value, of: options)
            case .grid, .decimal, .device, .model: nil
            }
        guard let text else { throw refusal(of: value, field: field, allowed: parameter.allowed) }
        return text
    }

    private static func number(_ value: JSONValue, in range: ClosedRange<Int>) -> String? {
        value.integer.flatMap { range.contains($0) ? String($0) : nil }
    }

    private static func numbers(_ value: JSONValue, in range: ClosedRange<Int>) -> String? {
        guard case .array(let values) = value else { return nil }
        let numbers = values.compactMap { number($0, in: range) }
        return numbers.count == values.count ? numbers.joined(separator: ",") : nil
    }

    private static func word(_ value: JSONValue, of options: [String]) -> String? {
        guard case .string(let word) = value else { return nil }
        return options.contains(word) ? word : nil
    }
}
