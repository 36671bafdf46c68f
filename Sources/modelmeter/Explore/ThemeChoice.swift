import ArgumentParser
import FoundationEssentials
import TerminalKit

/// Finds the theme that the user asks for: a built-in one, one of the user's own, or a file.
enum ThemeChoice {
    /// The theme with a name, or in a file; `mono` where there are no colours.
    static func theme(named name: String?, depth: ColorDepth) throws -> Theme {
        guard let name else {
            return Theme.named(depth == .monochrome ? "mono" : "terminal") ?? .plain
        }
        if let theme = Theme.named(name) { return theme }
        let candidates = [name] + (UserFolder.path("themes/\(name).theme").map { [$0] } ?? [])
        for path in candidates {
            guard let data = FileManager.default.contents(atPath: path) else { continue }
            let text = String(decoding: data, as: UTF8.self)
            return try Theme.parse(text, name: name, loading: Theme.text(named:)).theme
        }
        let names = Theme.builtIn.map(\.name).joined(separator: ", ")
        let near = Suggestion.clause(name, among: Theme.builtIn.map(\.name))
        throw ValidationError("there is no theme '\(name)'\(near); built in: \(names); or give a file")
    }
}
