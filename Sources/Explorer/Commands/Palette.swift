import AnalyticCore
import Studies
import TextKit

/// Suggestions of the command line.
enum Palette {
    /// One suggestion: what Enter runs or Tab completes.
    struct Suggestion: Sendable, Hashable {
        /// What is typed; with `=` or a blank at its end it waits for a value.
        let text: String
        /// What it does.
        let help: String
        /// Whether what was typed begins it or one of its words, so that Enter may take it.
        let isClose: Bool
    }

    /// The most suggestions that are kept.
    private static let limit = 40

    /// What the palette opens on: what most sessions change and look at.
    private static let first: [String] = [
        "device", "model", "batch", "decode.tokens", "execution", "view-time", "view-memory", "view-sweep", "explain",
        "baseline", "devices", "prompt.tokens", "image.mode", "precision.weights", "view-verify", "undo",
        "command-line",
        "write", "theme", "help", "quit",
    ]

    /// Suggestions for what is typed so far, the best first.
    static func suggestions(for text: String, in state: ExplorerState) -> [Suggestion] {
        guard text.utf8.count <= 256 else { return [] }
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let typed = words.last ?? ""
        let before = words.dropLast().joined(separator: " ")
        guard !text.allSatisfy({ $0 == " " }) else { return opening(state) }
        if text.hasPrefix("open ") { return paths(String(text.dropFirst("open ".count)), in: state) }
        if words[0] == "solve", words.count > 1 { return SolveCompletion.suggestions(words, in: state) }
        if words.count == 2, let list = arguments(of: words[0], typed, in: state) { return list }
        if words.count > 1, let list = values(after: before, typed, in: state) { return list }
        let lead = before.isEmpty ? "" : before + " "
        if let sign = typed.firstIndex(of: "=") {
            let name = String(typed[..<sign])
            guard case .one(let parameter) = state.parameter(named: name) else { return [] }
            return options(of: parameter, typed[typed.index(after: sign)...], lead: "\(lead)\(name)=", in: state)
        }
        var found = parameters(typed, lead: lead, in: state)
        if words.count == 1 {
            found += commands(typed, in: state) + phrases(typed)
            found += PaletteSource.suggestions(typed, in: state)
        }
        return best(found)
    }

    private typealias Scored = (score: Int, suggestion: Suggestion)

    private static func best(_ found: [Scored]) -> [Suggestion] {
        found.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .prefix(limit).map(\.element.suggestion)
    }

    /// What lies in the folder of a path that is being typed.
    private static func paths(_ path: String, in state: ExplorerState) -> [Suggestion] {
        let folder = FolderList.folder(of: path)
        guard let list = state.picking.folder, list.folder == folder else { return [] }
        let typed = path.dropFirst(folder.count).lowercased()
        return list.entries.filter { $0.lowercased().hasPrefix(typed) }.prefix(limit).map {
            let help =
                $0.hasSuffix("/")
                ? "a folder"
                : FolderList.isScenario($0) ? "a scenario, put in force" : "its size becomes the page"
            return Suggestion(text: "open \(folder)\($0)", help: help, isClose: false)
        }
    }

    private static func opening(_ state: ExplorerState) -> [Suggestion] {
        first.compactMap { id in
            if let parameter = state.scenario.parameters.all.first(where: { $0.id == id }) {
                return suggestion(parameter, lead: "", isClose: false, in: state)
            }
            guard let command = Command.all.first(where: { $0.id == id }), command.isEnabled(state) == nil else {
                return nil
            }
            return Suggestion(text: command.id, help: command.help, isClose: false)
        }
    }

    private static func commands(_ typed: String, in state: ExplorerState) -> [Scored] {
        Command.all.compactMap { command in
            guard command.isEnabled(state) == nil,
                let score = [command.id, command.title].compactMap({ FuzzyMatch.score(typed, in: $0) }).max()
            else { return nil }
            let rank = command.isMovement ? score - 1_500 : score
            return (rank, Suggestion(text: command.id, help: command.help, isClose: FuzzyMatch.isClose(score)))
        }
    }

    private static func phrases(_ typed: String) -> [Scored] {
        PaletteWord.all.compactMap { word in
            FuzzyMatch.score(typed, in: word.id).map {
                ($0, Suggestion(text: word.id + " ", help: word.help, isClose: FuzzyMatch.isClose($0)))
            }
        }
    }

    private static func parameters(_ typed: String, lead: String, in state: ExplorerState) -> [Scored] {
        state.scenario.parameters.all.compactMap { parameter in
            // A letter counts as it is written: B is the batch, and b begins it.
            let names = [parameter.id, parameter.label]
            guard
                let score = parameter.symbol == typed
                    ? 4_500 : names.compactMap({ FuzzyMatch.score(typed, in: $0) }).max()
            else { return nil }
            return (score, suggestion(parameter, lead: lead, isClose: FuzzyMatch.isClose(score), in: state))
        }
    }

    private static func suggestion(
        _ parameter: Parameter, lead: String, isClose: Bool, in state: ExplorerState
    ) -> Suggestion {
        Suggestion(
            text: "\(lead)\(parameter.id)=", help: "\(parameter.text(in: state.scenario)) · \(parameter.help)",
            isClose: isClose)
    }

    /// What a parameter can be set to.
    private static func options(
        of parameter: Parameter, _ typed: Substring, lead: String, in state: ExplorerState
    ) -> [Suggestion] {
        best(
            state.options(of: parameter).compactMap { option in
                guard
                    let score = [option.id, option.title].compactMap({ FuzzyMatch.score(String(typed), in: $0) }).max()
                else { return nil }
                return (
                    score,
                    Suggestion(
                        text: lead + option.id, help: help(of: option, parameter, in: state),
                        isClose: FuzzyMatch.isClose(score))
                )
            })
    }

    /// What stands beside a value: of a model also how large it is.
    private static func help(
        of option: (id: String, title: String), _ parameter: Parameter, in state: ExplorerState
    ) -> String {
        guard case .model = parameter.kind, let model = state.derived.models?[option.id] else { return option.title }
        return "\(model.title) · \(model.figures)"
    }

    /// Values behind a parameter's name and a blank; nil where there is no such name.
    private static func values(after before: String, _ typed: String, in state: ExplorerState) -> [Suggestion]? {
        guard !typed.contains("="), case .one(let parameter) = state.parameter(named: before) else { return nil }
        return options(of: parameter, typed[...], lead: before + " ", in: state)
    }

    /// What can follow a word that takes an argument; nil for other words.
    private static func arguments(of word: String, _ typed: String, in state: ExplorerState) -> [Suggestion]? {
        func list(_ entries: [(id: String, title: String)], lead: String, typed: String) -> [Suggestion] {
            best(
                entries.compactMap { entry in
                    guard let score = [entry.id, entry.title].compactMap({ FuzzyMatch.score(typed, in: $0) }).max()
                    else { return nil }
                    return (
                        score, Suggestion(text: lead + entry.id, help: entry.title, isClose: FuzzyMatch.isClose(score))
                    )
                })
        }
        if let word = PaletteWord.named(word) {
            return list(word.options(state), lead: word.id + " ", typed: typed)
        }
        switch word {
        case "theme": return list(ThemeNames.all.map { ($0, "") }, lead: "theme ", typed: typed)
        case "view": return list(ViewSpec.all.map { ($0.id.rawValue, $0.help) }, lead: "view ", typed: typed)
        case "glyphs": return list([("unicode", ""), ("ascii", "")], lead: "glyphs ", typed: typed)
        case "metric":
            return list(
                NodeFigures.tree.map { ($0, "the tree shows it") }
                    + MetricCatalogue.of(state.scenario.model).map { ($0.id, $0.title) },
                lead: "metric ", typed: typed)
        case "sweep":
            return list(
                NamedSweep.of(state.scenario.model).map { ($0.id, $0.title) }, lead: "sweep ",
                typed: typed)
        case "levers":
            return list(
                MetricCatalogue.of(state.scenario.model).map { ($0.id, $0.title) }, lead: "levers ", typed: typed)
        case "explain":
            return list(
                ExplainSubject.known(in: state.evaluation).map { ($0, "") }, lead: "explain ", typed: typed)
        case "y":
            let before = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
            return list(
                MetricCatalogue.of(state.scenario.model).map { ($0.id, $0.title) },
                lead: "y " + before,
                typed: String(typed.dropFirst(before.count)))
        case "x", "series":
            guard !typed.contains("=") else { return [] }
            return list(
                state.scenario.parameters.all.map { ($0.id + "=", $0.help) }, lead: word + " ", typed: typed)
        default: return nil
        }
    }
}

extension FuzzyMatch {
    /// Whether a score is that of a whole name, its beginning, or the beginning of one of its words.
    static func isClose(_ score: Int) -> Bool { score >= 3_000 }
}
