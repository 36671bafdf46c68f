import FoundationEssentials

/// A value of a JSON text, of whatever kind it is.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case whole(Int)
    case decimal(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a whole text.
    ///
    /// - Throws: `JSONReadingError` that says where the text stops being JSON.
    package init(data: Data) throws(JSONReadingError) {
        do {
            self = try JSONDecoder().decode(JSONValue.self, from: data)
        } catch DecodingError.dataCorrupted(let context) {
            throw JSONReadingError(reason: context.underlyingError.map { "\($0)" } ?? context.debugDescription)
        } catch {
            throw JSONReadingError(reason: "\(error)")
        }
    }

    /// The member with a key; nil where there is none, or where the value is not an object.
    package subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The member at a path of keys, `vision_config.width.sam_vit_b`.
    package func member(at path: String) -> JSONValue? {
        path.split(separator: ".").reduce(self as JSONValue?) { $0?[String($1)] }
    }

    /// The value as a whole number; nil for anything else.
    package var integer: Int? {
        if case .whole(let value) = self { value } else { nil }
    }

    /// The value as it would be written, for an error message.
    package var text: String {
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

/// Why a text is not JSON.
package struct JSONReadingError: Error, Sendable {
    /// What is wrong, and in which line.
    package let reason: String
}

extension JSONValue: Decodable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }

    /// Reads the value as the first kind that it is.
    package init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            var members: [String: JSONValue] = [:]
            for key in container.allKeys { members[key.stringValue] = try container.decode(Self.self, forKey: key) }
            self = .object(members)
            return
        }
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int.self) {
            self = .whole(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Double.self) {
            self = .decimal(value)
        } else {
            self = .bool(try container.decode(Bool.self))
        }
    }
}
