import Themes

extension Theme {
    /// The themes that are inside the program; broken ones are left out (a test holds that none is).
    public static let builtIn: [Theme] = ThemeFiles.all.compactMap { named($0.name) }

    /// The text of a built-in theme.
    public static func text(named name: String) -> String? {
        ThemeFiles.all.first { $0.name == name }?.text
    }

    /// The built-in theme with a name, of which alone the file is read.
    public static func named(_ name: String) -> Theme? {
        text(named: name).flatMap { try? parse($0, name: name, loading: text(named:)).theme }
    }

    /// The terminal's own colours and nothing else: what is left when all else fails.
    public static let plain: Theme = {
        let entry = Entry(color: .standard, attributes: [])
        return Theme(name: "plain", entry: entry)
    }()
}
