import AnalyticCore

/// A JSON value to be written. Members keep their order, and whole numbers all their digits, however many.
public indirect enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case count(Count)
    /// A whole number below zero: minus the count.
    case minus(Count)
    /// A finite number that need not be whole; anything else is written as null.
    case decimal(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A key with its value.
    public struct Member: Equatable, Sendable {
        let key: String
        let value: JSON

        init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    static func number(_ value: Int) -> JSON { .count(Count(value)) }
}

extension JSON: ExpressibleByDictionaryLiteral {
    /// An object written as a literal; the order of its members is kept.
    public init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(members.map { Member($0.0, $0.1) })
    }
}

extension JSON {
    /// The value as text, ending in a line break: objects spread over lines, but a flat row of a table on one line.
    public var text: String {
        var text = ""
        write(to: &text, indent: 0, isRow: false)
        text += "\n"
        return text
    }

    /// The value on one line.
    var inline: String {
        switch self {
        case .array(let values): return "[" + values.map(\.inline).joined(separator: ", ") + "]"
        case .object(let members):
            return "{"
                + members.map { member in
                    var key = ""
                    Self.quote(member.key, to: &key)
                    return key + ": " + member.value.inline
                }.joined(separator: ", ") + "}"
        default:
            var text = ""
            write(to: &text, indent: 0, isRow: true)
            return text
        }
    }

    private var isFlat: Bool {
        switch self {
        case .null, .bool, .count, .minus, .decimal, .string: true
        case .array(let values): values.allSatisfy { $0.isScalar }
        case .object: false
        }
    }

    private var isScalar: Bool {
        switch self {
        case .null, .bool, .count, .minus, .decimal, .string: true
        case .array, .object: false
        }
    }

    private func write(to text: inout String, indent: Int, isRow: Bool) {
        switch self {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .count(let count): text += count.description
        case .minus(let count): text += "-" + count.description
        case .decimal(let number): text += number.isFinite ? number.description : "null"
        case .string(let string): Self.quote(string, to: &text)
        case .array(let values):
            Self.list(values, "[", "]", to: &text, indent: indent, onOneLine: isFlat) { value, text in
                value.write(to: &text, indent: indent + 1, isRow: true)
            }
        case .object(let members):
            let onOneLine = isRow && members.allSatisfy { $0.value.isFlat }
            Self.list(members, "{", "}", to: &text, indent: indent, onOneLine: onOneLine) { member, text in
                Self.quote(member.key, to: &text)
                text += ": "
                member.value.write(to: &text, indent: indent + 1, isRow: false)
            }
        }
    }

    private static func list<Element>(
        _ elements: [Element], _ opening: String, _ closing: String, to text: inout String, indent: Int,
        onOneLine: Bool,
        _ write: (Element, inout String) -> Void
    ) {
        text += opening
        for (position, element) in elements.enumerated() {
            if position > 0 { text += onOneLine ? ", " : "," }
            if !onOneLine { breakLine(&text, indent + 1) }
            write(element, &text)
        }
        if !onOneLine, !elements.isEmpty { breakLine(&text, indent) }
        text += closing
    }

    private static func breakLine(_ text: inout String, _ indent: Int) {
        text += "\n"
        text += String(repeating: "  ", count: indent)
    }

    private static func quote(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
