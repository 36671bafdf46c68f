/// A value of a `config.json`, however it was read.
public enum ConfigValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// A whole number.
    case whole(Int)
    /// Any other number.
    case decimal(Double)
    /// A text.
    case text(String)
    /// A list.
    case list([ConfigValue])
    /// An object.
    case object([String: ConfigValue])

    /// The value as it would be written.
    public var written: String {
        switch self {
        case .null: return "null"
        case .flag(let flag): return flag ? "true" : "false"
        case .whole(let number): return String(number)
        case .decimal(let number): return String(number)
        case .text(let text): return "\"\(text)\""
        case .list(let values):
            let shown = values.prefix(8).map(\.written).joined(separator: ", ")
            return values.count > 8 ? "[\(shown), … (\(values.count) values)]" : "[\(shown)]"
        case .object: return "an object"
        }
    }

    /// Whether the value asks for nothing: `null`, `false`, 0, an empty list, text or object.
    public var isOff: Bool {
        switch self {
        case .null: true
        case .flag(let flag): !flag
        case .whole(let number): number == 0
        case .decimal(let number): number == 0
        case .text(let text): text.isEmpty
        case .list(let values): values.isEmpty
        case .object(let members): members.isEmpty
        }
    }
}
