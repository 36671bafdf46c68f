import TOMLReading
import TextKit

/// What is wrong with a theme file, and what would be right.
public enum ThemeError: Error, Sendable, CustomStringConvertible, Equatable {
    /// Not TOML.
    case malformed(file: String, line: Int, reason: String)
    /// A value that is no colour.
    case badColor(file: String, key: String, found: String)
    /// A key that has no fallback is missing.
    case missing(file: String, key: String)
    /// `extends` names no theme, or goes in a circle.
    case unknownBase(file: String, name: String)

    /// File, place, what was found, what is allowed.
    public var description: String {
        switch self {
        case .malformed(let file, let line, let reason): "theme \(file), line \(line): \(reason)"
        case .badColor(let file, let key, let found):
            "theme \(file), \(key): '\(found)' is no colour; allowed: \"#rrggbb\", an ANSI name such as \"bright-blue\", "
                + "\"idx:208\" or \"default\", then bold, dim, italic, underline or reverse"
        case .missing(let file, let key): "theme \(file): '\(key)' is missing; bg, fg and key are needed"
        case .unknownBase(let file, let name): "theme \(file): extends '\(name)', which is no theme"
        }
    }
}

extension Theme {
    /// Reads a theme file: TOML, one string per key, `extends` for another theme.
    ///
    /// - Parameter loading: the text of another theme by name, for `extends`.
    /// - Returns: the theme, and a warning for each unknown key.
    public static func parse(
        _ text: String, name: String, loading: (String) -> String?
    ) throws(ThemeError) -> (theme: Theme, warnings: [String]) {
        var warnings: [String] = []
        let keys = try keys(of: text, name: name, seen: [name], warnings: &warnings, loading: loading)
        guard let theme = Theme(name: name, keys: keys) else {
            let missing = [Role.bg, .fg, .key].first { keys[$0] == nil } ?? .fg
            throw .missing(file: name, key: missing.name)
        }
        return (theme, warnings)
    }

    private static func keys(
        of text: String, name: String, seen: Set<String>, warnings: inout [String], loading: (String) -> String?
    ) throws(ThemeError) -> [Role: Entry] {
        let section: TOMLSection
        do throws(TOMLError) {
            section = try TOMLDocument(text: text, name: name).section
        } catch {
            throw .malformed(file: name, line: error.line ?? 1, reason: "not TOML: \(error.reason)")
        }
        var keys: [Role: Entry] = [:]
        if let extends = section.table["extends"] {
            guard case .string(let base) = extends.value else {
                throw .unknownBase(file: name, name: extends.value.text)
            }
            guard !seen.contains(base), let text = loading(base) else {
                throw .unknownBase(file: name, name: base)
            }
            keys = try Self.keys(
                of: text, name: base, seen: seen.union([base]), warnings: &warnings, loading: loading)
        }
        for entry in section.table.entries where entry.key != "extends" {
            guard let role = Role(name: entry.key) else {
                let near = NearNames.to(entry.key, among: Role.allCases.map(\.name))
                warnings.append(
                    "theme \(name), line \(entry.item.line): unknown key '\(entry.key)'".withVisibleControls
                        + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"))
                continue
            }
            guard case .string(let words) = entry.item.value else {
                throw .badColor(file: name, key: entry.key, found: entry.item.value.text)
            }
            guard let colors = Entry(words) else { throw .badColor(file: name, key: entry.key, found: words) }
            keys[role] = colors
        }
        return keys
    }
}

extension Theme.Entry {
    private static let names: [String: UInt8] = [
        "black": 0, "red": 1, "green": 2, "yellow": 3, "blue": 4, "magenta": 5, "cyan": 6, "white": 7,
    ]

    /// A colour and attributes from a theme file's words, such as `#e69f00 bold`; nil where they are none.
    init?(_ text: String) {
        let words = text.split(separator: " ").map { $0.lowercased() }
        guard let first = words.first, let color = Self.color(first) else { return nil }
        var attributes: Attributes = []
        for word in words.dropFirst() {
            switch word {
            case "bold": attributes.insert(.bold)
            case "dim": attributes.insert(.dim)
            case "italic": attributes.insert(.italic)
            case "underline": attributes.insert(.underline)
            case "reverse": attributes.insert(.reverse)
            default: return nil
            }
        }
        self.init(color: color, attributes: attributes)
    }

    private static func color(_ word: String) -> Color? {
        if word == "default" { return .standard }
        if word.hasPrefix("#"), word.count == 7, let value = UInt32(word.dropFirst(), radix: 16) {
            return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
        }
        if word.hasPrefix("idx:") { return UInt8(word.dropFirst(4)).map { .indexed($0) } }
        if word.hasPrefix("bright-") { return names[String(word.dropFirst(7))].map { .ansi($0 + 8) } }
        return names[word].map { .ansi($0) }
    }
}
