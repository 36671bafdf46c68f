import AnalyticCore
import Studies

/// The command line: commands by name, values by id or letter.
enum Palette {
    /// One suggestion: what Enter runs or Tab completes.
    struct Suggestion: Sendable, Hashable {
        /// What is typed.
        let text: String
        /// What it does.
        let help: String
    }

    /// Suggestions for what is typed so far, the best first.
    static func suggestions(for text: String, in state: ExplorerState) -> [Suggestion] {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let word = (words.last ?? "").lowercased()
        let before = words.dropLast().joined(separator: " ")
        let lead = before.isEmpty ? "" : before + " "
        if words.first == "theme", words.count == 2 {
            return ThemeNames.all.filter { $0.hasPrefix(word) }.map { Suggestion(text: "theme \($0)", help: "theme") }
        }
        if words.first == "view", words.count == 2 {
            return ViewSpec.all.map(\.id.rawValue).filter { $0.hasPrefix(word) }.map {
                Suggestion(text: "view \($0)", help: "view")
            }
        }
        if words.count == 2, let first = words.first, let list = sweepSuggestions(first, words[1]) { return list }
        guard !word.contains("=") else { return [] }
        let commands =
            words.count > 1
            ? []
            : Command.all.filter { isMatch(word, $0.id) || isMatch(word, $0.title) }.map {
                Suggestion(text: $0.id, help: $0.help)
            }
        let parameters = ParameterCatalogue.all.filter { isMatch(word, $0.id) || isMatch(word, $0.label) }.map {
            Suggestion(text: "\(lead)\($0.id)=", help: "\($0.text(in: state.scenario)) · \($0.help)")
        }
        let sorted = (commands + parameters).enumerated().sorted { first, second in
            let a = first.element.text.hasPrefix(lead + word)
            let b = second.element.text.hasPrefix(lead + word)
            return a == b ? first.offset < second.offset : a
        }
        return sorted.map(\.element)
    }

    /// What can follow `sweep`, `y`, `x` and `series`; nil for other words.
    private static func sweepSuggestions(_ first: String, _ typed: String) -> [Suggestion]? {
        switch first {
        case "sweep":
            return NamedSweep.all.filter { isMatch(typed, $0.id) }.map {
                Suggestion(text: "sweep \($0.id)", help: $0.title)
            }
        case "y":
            let before = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
            let word = String(typed.dropFirst(before.count)).lowercased()
            return MetricCatalogue.all.filter { isMatch(word, $0.id) || isMatch(word, $0.title) }.map {
                Suggestion(text: "y \(before)\($0.id)", help: $0.title)
            }
        case "x", "series":
            guard !typed.contains("=") else { return [] }
            return ParameterCatalogue.all.filter { isMatch(typed.lowercased(), $0.id) }.map {
                Suggestion(text: "\(first) \($0.id)=", help: $0.help)
            }
        default: return nil
        }
    }

    /// Whether the letters of `word` stand in `name`, in their order.
    private static func isMatch(_ word: String, _ name: String) -> Bool {
        var rest = word[...]
        for character in name.lowercased() where character == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    /// The values that a line sets, such as `B=8 K=2Ki hidden_size=2560`; nil where it sets none.
    static func assignments(in text: String) -> [(id: String, value: String)]? {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == ";" }).map(String.init)
        if words.first == "set", words.count == 3, !text.contains("=") { words = ["\(words[1])=\(words[2])"] }
        if words.first == "set" { words.removeFirst() }
        guard !words.isEmpty, words.allSatisfy({ $0.contains("=") }) else { return nil }
        return words.map { word in
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (id(for: parts[0]), parts.count > 1 ? parts[1] : "")
        }
    }

    /// The id that a letter of the workload stands for, or the name itself.
    private static func id(for name: String) -> String {
        let workload = ParameterCatalogue.all.filter { $0.group == .prompt || $0.group == .image }
        return workload.first { $0.symbol == name && !name.isEmpty }?.id ?? name
    }
}
