/// A value of a JSON text, of whatever kind it is.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case whole(Int128)
    case decimal(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// The member with a key; nil where there is none, or where the value is not an object.
    package subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The member at a path of keys, `vision_config.width.sam_vit_b`.
    package func member(at path: String) -> JSONValue? {
        path.split(separator: ".").reduce(self as JSONValue?) { $0?[String($1)] }
    }

    /// The value as a whole number; nil for anything else, and for what does not fit.
    package var integer: Int? {
        if case .whole(let value) = self { Int(exactly: value) } else { nil }
    }

    /// The value as a text; nil for anything else.
    package var word: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The value as it would be written, for an error message: of something long, the beginning.
    package var text: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .whole(let value): String(value)
        case .decimal(let value): String(value)
        case .string(let text): Self.quoted(text)
        case .array(let values):
            "[" + values.prefix(8).map(\.text).joined(separator: ", ") + (values.count > 8 ? ", …]" : "]")
        case .object: "an object"
        }
    }

    /// At most 80 characters between quotation marks, without control characters, which a terminal would obey.
    private static func quoted(_ text: String) -> String {
        let shown = text.prefix(80).map { character -> String in
            character.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
                ? "\u{FFFD}" : String(character)
        }
        return "\"" + shown.joined() + (shown.count < text.count ? "…\"" : "\"")
    }
}
