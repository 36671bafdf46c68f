import FoundationEssentials

/// A value of a JSON text, of whatever kind it is.
indirect enum JSONValue: Equatable, Sendable, Decodable {
    case null
    case bool(Bool)
    case whole(Int)
    case decimal(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads the value as the first kind that it is.
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .whole(value)
        } else if let value = try? container.decode(Double.self) {
            self = .decimal(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// The member with a key; nil where there is none, or where the value is not an object.
    subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The member at a path of keys, `vision_config.width.sam_vit_b`.
    func member(at path: String) -> JSONValue? {
        path.split(separator: ".").reduce(self as JSONValue?) { $0?[String($1)] }
    }

    /// The value as a whole number; nil for anything else.
    var integer: Int? {
        if case .whole(let value) = self { value } else { nil }
    }

    /// The value as it would be written, for an error message.
    var text: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .whole(let value): String(value)
        case .decimal(let value): String(value)
        case .string(let text): "\"\(text)\""
        case .array(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
        case .object: "an object"
        }
    }
}
