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

extension Role {
    /// The place in `allCases`, without a search: drawing asks for it at every text.
    var index: Int {
        switch self {
        case .bg: 0
        case .fg: 1
        case .muted: 2
        case .title: 3
        case .border: 4
        case .border_focus: 5
        case .key: 6
        case .selected_fg: 7
        case .selected_bg: 8
        case .input_fg: 9
        case .input_bg: 10
        case .ok: 11
        case .warn: 12
        case .error: 13
        case .vision: 14
        case .prefill: 15
        case .decode: 16
        case .weights: 17
        case .kv: 18
        case .activations: 19
        case .compute_bound: 20
        case .memory_bound: 21
        case .vector_bound: 22
        case .launch_bound: 23
        case .rise: 24
        case .fall: 25
        case .bar_empty: 26
        case .chart_1: 27
        case .chart_2: 28
        case .chart_3: 29
        case .chart_4: 30
        }
    }
}
