import TextKit

/// A value of a TOML file.
public enum TOMLValue: Equatable, Sendable {
    case string(String)
    case integer(Int)
    case float(Double)
    case bool(Bool)
    /// A date, a time or both, as it is written.
    case date(String)
    case array([TOMLItem])
    case table(TOMLTable)

    /// The value as it would be written, for an error message: one line, of something long the beginning.
    public var text: String {
        switch self {
        case .string(let text): "\"\(text.prefix(80).description.withVisibleControls)\(text.count > 80 ? "…" : "")\""
        case .integer(let value): String(value)
        case .float(let value): String(value)
        case .bool(let flag): flag ? "true" : "false"
        case .date(let text): text
        case .array(let items):
            "[" + items.prefix(6).map(\.value.text).joined(separator: ", ") + (items.count > 6 ? ", …]" : "]")
        case .table: "a table"
        }
    }
}

/// A value and where it stands.
public struct TOMLItem: Equatable, Sendable {
    /// The value.
    public let value: TOMLValue
    /// The line of its key, or of the value in a list, from 1.
    public let line: Int
}

/// The entries of a TOML table in the order of the file, each key once.
public struct TOMLTable: Equatable, Sendable {
    /// A key with what it stands for.
    public struct Entry: Equatable, Sendable {
        /// The key.
        public let key: String
        /// What it stands for.
        public let item: TOMLItem
    }

    /// Every entry.
    public let entries: [Entry]

    /// The keys.
    public var keys: [String] { entries.map(\.key) }

    /// What a key stands for; nil where there is none.
    public subscript(key: String) -> TOMLItem? { entries.first { $0.key == key }?.item }
}
