import AnalyticCore
import JSONReading

/// A value of a reference file that knows where it stands, so that every error names file and field.
struct ReferenceField {
    let file: String
    let path: String
    let value: JSONValue

    /// The member with a key.
    ///
    /// - Throws: `ReferenceProblem` where it is missing.
    func member(_ key: String) throws(ReferenceProblem) -> ReferenceField {
        guard case .object = value else { throw problem("an object") }
        guard let found = optional(key) else {
            throw ReferenceProblem(file: file, field: inside(key), reason: "is missing")
        }
        return found
    }

    /// The member at a path of keys.
    ///
    /// - Throws: `ReferenceProblem` where one of them is missing.
    func at(_ keys: String...) throws(ReferenceProblem) -> ReferenceField {
        var field = self
        for key in keys { field = try field.member(key) }
        return field
    }

    /// The member with a key; nil where there is none, or where it is null.
    func optional(_ key: String) -> ReferenceField? {
        guard let found = value[key], found != .null else { return nil }
        return ReferenceField(file: file, path: inside(key), value: found)
    }

    /// The value as a whole number of things.
    func whole() throws(ReferenceProblem) -> Int {
        guard let number = value.integer, number >= 0 else { throw problem("a whole number, 0 or more") }
        return number
    }

    /// The value as a number.
    func number() throws(ReferenceProblem) -> Double {
        switch value {
        case .whole(let number): return Double(number)
        case .decimal(let number): return number
        default: throw problem("a number")
        }
    }

    /// The value, a number in a unit of `perUnit`, as a whole number of things.
    func whole(times perUnit: Double) throws(ReferenceProblem) -> Count {
        let value = try number() * perUnit
        guard value >= 0, value < 1e30 else { throw problem("a number, 0 or more") }
        return Count(UInt128(value.rounded()))
    }

    /// The value as a text.
    func text() throws(ReferenceProblem) -> String {
        guard case .string(let text) = value else { throw problem("a text") }
        return text
    }

    /// The value as it would be typed: a text without its marks, a list without blanks.
    var word: String {
        if case .string(let text) = value { text } else { value.text.split(separator: " ").joined() }
    }

    /// The members of the value, by key.
    func members() throws(ReferenceProblem) -> [(key: String, field: ReferenceField)] {
        guard case .object(let object) = value else { throw problem("an object") }
        return object.members.sorted { $0.key < $1.key }.map {
            ($0.key, ReferenceField(file: file, path: inside($0.key), value: $0.value))
        }
    }

    /// The elements of the value.
    func elements() throws(ReferenceProblem) -> [ReferenceField] {
        guard case .array(let values) = value else { throw problem("a list") }
        return values.enumerated().map { ReferenceField(file: file, path: "\(path)[\($0)]", value: $1) }
    }

    private func inside(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

    /// The value refused.
    func problem(_ allowed: String) -> ReferenceProblem {
        ReferenceProblem(file: file, field: path, reason: "\(value.text) is not allowed; allowed: \(allowed)")
    }
}
