extension KeyChord {
    private static let names: [(name: String, key: Key)] = [
        ("Enter", .enter), ("Tab", .tab), ("Esc", .escape), ("Backspace", .backspace), ("Delete", .delete),
        ("Insert", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("PgUp", .pageUp),
        ("PgDn", .pageDown), ("Home", .home), ("End", .end), ("Space", .character(" ")),
    ]

    private static let synonyms: [String: Key] = [
        "return": .enter, "escape": .escape, "pageup": .pageUp, "pagedown": .pageDown, "del": .delete, "ins": .insert,
    ]

    /// The chord with a name: `Down`, `Enter`, `^R`, `S-Tab`, `a`, `?`. nil where there is none.
    public init?(_ name: String) {
        var rest = Substring(name)
        var chord = KeyChord(key: .escape)
        while rest.count > 1 {
            if rest.hasPrefix("^") {
                chord.control = true
                rest = rest.dropFirst()
            } else if rest.hasPrefix("M-") {
                chord.alt = true
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("S-") {
                chord.shift = true
                rest = rest.dropFirst(2)
            } else {
                break
            }
        }
        guard let key = Self.key(named: String(rest)) else { return nil }
        chord.key = key
        if case .character(let character) = key, chord.control {
            chord.key = .character(Character(character.lowercased()))
        }
        if chord.shift, key == .tab {
            chord.key = .backTab
            chord.shift = false
        }
        self = chord
    }

    private static func key(named name: String) -> Key? {
        if name.count == 1, let character = name.first { return .character(character) }
        let lower = name.lowercased()
        if let found = names.first(where: { $0.name.lowercased() == lower }) { return found.key }
        if let key = synonyms[lower] { return key }
        if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...24).contains(number) {
            return .function(number)
        }
        return nil
    }

    /// The name that `init` reads.
    public var name: String {
        let modifiers = (control ? "^" : "") + (alt ? "M-" : "") + (shift ? "S-" : "")
        switch key {
        case .backTab: return modifiers + "S-Tab"
        case .function(let number): return modifiers + "F\(number)"
        case .character(let character) where character != " ":
            return modifiers + (control ? character.uppercased() : String(character))
        default: return modifiers + (Self.names.first { $0.key == key }?.name ?? "")
        }
    }

    /// Keys from words, as in `Down Down Enter 8Ki Enter`: a word that names a key is that key, any other is typed
    /// letter by letter.
    public static func sequence(_ text: String) -> [KeyChord] {
        text.split(whereSeparator: \.isWhitespace).flatMap { word -> [KeyChord] in
            if let chord = KeyChord(String(word)) { return [chord] }
            return word.map { KeyChord(key: .character($0)) }
        }
    }
}
