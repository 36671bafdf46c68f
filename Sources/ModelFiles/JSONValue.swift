/// A value of a JSON text, with the line it stands on so that an error can point at it.
struct JSONValue: Equatable, Sendable {
    /// What the value is.
    indirect enum Content: Equatable, Sendable {
        case null
        case bool(Bool)
        /// A number, kept as it was written: no digit is lost.
        case number(String)
        case string(String)
        case array([JSONValue])
        case object([String: JSONValue])
    }

    let content: Content
    /// The line on which the value begins; the first is 1.
    let line: Int

    /// The member with a key; nil where there is none, or where the value is not an object.
    subscript(key: String) -> JSONValue? {
        if case .object(let members) = content { members[key] } else { nil }
    }

    /// The member at a path of keys, `vision_config.width.sam_vit_b`.
    func member(at path: String) -> JSONValue? {
        path.split(separator: ".").reduce(self as JSONValue?) { $0?[String($1)] }
    }

    /// The value as a whole number; nil for anything else. `12.0` and `1e3` count as whole, as Python's JSON users write
    /// them.
    var integer: Int? {
        guard case .number(let text) = content else { return nil }
        if let exact = Int(text) { return exact }
        return Double(text).flatMap { Int(exactly: $0) }
    }

    /// The value as it would be written, for an error message.
    var text: String {
        switch content {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): "\"\(text)\""
        case .array(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
        case .object: "an object"
        }
    }
}
