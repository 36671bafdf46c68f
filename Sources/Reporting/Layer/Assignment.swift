/// `ID=VALUE` as given to `--set`.
public struct Assignment: Hashable, Sendable {
    /// What is set: a parameter's id, or a number of a layer's shape.
    public let id: String
    /// Its value as typed.
    public let value: String

    /// An assignment of a value to a name.
    public init(id: String, value: String) {
        self.id = id
        self.value = value
    }

    /// Splits a text at its first `=`; nil where it has none, or nothing stands before it.
    public init?(_ text: String) {
        guard let mark = text.firstIndex(of: "="), mark > text.startIndex else { return nil }
        id = String(text[..<mark])
        value = String(text[text.index(after: mark)...])
    }
}
