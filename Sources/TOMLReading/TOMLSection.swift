import TextKit

/// A table of a file that is being read entry by entry, strictly: a key that nobody knows, or a value of another type than
/// its own, is refused by file, line and place, with what is allowed.
public struct TOMLSection: Sendable {
    /// The file, for error messages.
    public let file: String
    /// The line of its header; nil for the whole file.
    public let line: Int?
    /// Its place, such as `device[0]`; empty for the whole file.
    public let path: String
    /// Its entries.
    public let table: TOMLTable

    /// Refuses keys that are not among `known`.
    public func allow(_ known: [String]) throws(TOMLError) {
        for entry in table.entries where !known.contains(entry.key) {
            let near = NearNames.to(entry.key, among: known)
            throw error(
                entry.key,
                "is unknown; "
                    + (near.isEmpty
                        ? "allowed: \(known.joined(separator: ", "))"
                        : "did you mean \(near.joined(separator: ", "))?"))
        }
    }

    /// A text; nil where the key is not there.
    public func text(_ key: String) throws(TOMLError) -> String? {
        guard let item = table[key] else { return nil }
        guard case .string(let text) = item.value else { throw refusal(key, "a text between quotation marks") }
        return text
    }

    /// True or false; nil where the key is not there.
    public func flag(_ key: String) throws(TOMLError) -> Bool? {
        guard let item = table[key] else { return nil }
        guard case .bool(let flag) = item.value else { throw refusal(key, "true or false") }
        return flag
    }

    /// A number, written with or without decimals; nil where the key is not there.
    public func number(_ key: String, in range: ClosedRange<Double>) throws(TOMLError) -> Double? {
        guard let item = table[key] else { return nil }
        let number: Double? =
            switch item.value {
            case .integer(let whole): Double(whole)
            case .float(let decimal): decimal
            default: nil
            }
        guard let number, range.contains(number) else {
            throw refusal(key, "a number, \(Self.short(range.lowerBound))…\(Self.short(range.upperBound))")
        }
        return number
    }

    /// A date such as 2026-11-24; nil where the key is not there.
    public func date(_ key: String) throws(TOMLError) -> String? {
        guard let item = table[key] else { return nil }
        guard case .date(let date) = item.value, date.utf8.count == 10 else {
            throw refusal(key, "a date such as 2026-11-24, without quotation marks")
        }
        return date
    }

    /// One of the words of a type; nil where the key is not there.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, of type: Choice.Type
    ) throws(TOMLError) -> Choice? where Choice.RawValue == String {
        guard let item = table[key] else { return nil }
        guard case .string(let word) = item.value, let choice = Choice(rawValue: word) else {
            throw refusal(key, Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))
        }
        return choice
    }

    /// A table; nil where the key is not there.
    public func section(_ key: String) throws(TOMLError) -> TOMLSection? {
        guard let item = table[key] else { return nil }
        guard case .table(let table) = item.value else { throw refusal(key, "a table") }
        return TOMLSection(file: file, line: item.line, path: inside(key), table: table)
    }

    /// A list of tables; empty where the key is not there.
    public func sections(_ key: String) throws(TOMLError) -> [TOMLSection] {
        guard let item = table[key] else { return [] }
        guard case .array(let items) = item.value else { throw refusal(key, "a list of tables, each under [[\(key)]]") }
        var sections: [TOMLSection] = []
        for (index, item) in items.enumerated() {
            guard case .table(let table) = item.value else { throw refusal(key, "a list of tables") }
            sections.append(TOMLSection(file: file, line: item.line, path: "\(inside(key))[\(index)]", table: table))
        }
        return sections
    }

    /// The error that what stands under a key is not allowed.
    public func refusal(_ key: String, _ allowed: String) -> TOMLError {
        error(key, "\(table[key]?.value.text ?? "nothing") is not allowed; allowed: \(allowed)")
    }

    /// An error at a key, or at the table itself where there is no such key.
    public func error(_ key: String, _ reason: String) -> TOMLError {
        TOMLError(file: file, line: table[key]?.line ?? line, field: inside(key), reason: reason)
    }

    private func inside(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

    private static func short(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e6 ? String(Int(value)) : String(value)
    }
}
