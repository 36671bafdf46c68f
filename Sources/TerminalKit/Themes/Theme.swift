/// Colours by meaning.
public struct Theme: Sendable, Equatable {
    /// One key of a theme: a colour and attributes.
    public struct Entry: Sendable, Equatable {
        /// The colour.
        public var color: Color
        /// Weight and decoration.
        public var attributes: Attributes
    }

    /// The name, that of its file.
    public let name: String
    private let entries: [Entry]

    /// A theme from the keys that it has; the others fall back. nil where a key that has no fallback is missing.
    init?(name: String, keys: [Role: Entry]) {
        self.name = name
        var entries: [Entry] = []
        for role in Role.allCases {
            var current = role
            while keys[current] == nil, let next = current.fallback { current = next }
            guard let entry = keys[current] else { return nil }
            entries.append(current == role ? entry : Entry(color: entry.color, attributes: []))
        }
        self.entries = entries
    }

    /// A theme in which every key is the same.
    init(name: String, entry: Entry) {
        self.name = name
        entries = Array(repeating: entry, count: Role.allCases.count)
    }

    /// The colour and attributes of a key.
    public func entry(_ role: Role) -> Entry {
        entries[role.index]
    }

    /// A key's style on the background of another.
    public func style(_ role: Role, on background: Role = .bg) -> Style {
        let entry = entries[role.index]
        return Style(
            foreground: entry.color, background: entries[background.index].color, attributes: entry.attributes)
    }
}
