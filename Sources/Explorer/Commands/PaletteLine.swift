import AnalyticCore
import Studies
import TextKit

/// What a line of the palette asks for.
enum PaletteLine {
    case nothing
    /// Values, each for a parameter's id.
    case assignments([(id: String, value: String)])
    /// A command of the table.
    case command(Command)
    /// A word with one argument that is no parameter: `theme night`, `view time`, `sweep batch`.
    case word(String, argument: String)
    /// A word with what follows it: `name L40S fp8`.
    case phrase(PaletteWord, argument: String)
    /// The beginning of something that needs more; the palette completes it.
    case unfinished(String)
    /// Nothing of the kind, and why.
    case problem(String)
    /// One word that is nothing by itself, and why; it may begin something.
    case unknownWord(String)

    /// Words that take one argument and are no parameters.
    static let words = [
        "view", "theme", "glyphs", "select", "sweep", "x", "series", "y", "metric", "solve", "levers",
        "explain",
    ]

    /// Reads a line: a command by its id or title, `id=value` or `id value` as often as one likes, or a value alone
    /// where only one parameter has it.
    init(_ text: String, in state: ExplorerState) {
        let tokens = text.split(whereSeparator: { $0.isWhitespace || $0 == ";" }).map(String.init)
        guard let first = tokens.first else {
            self = .nothing
            return
        }
        if let word = PaletteWord.named(first), tokens.count > 1 {
            self = .phrase(word, argument: Self.rest(of: text, behind: first))
        } else if let command = Self.command(named: tokens.joined(separator: " "), in: state) {
            self = .command(command)
        } else if first == "solve", tokens.count > 1 {
            self = .word(first, argument: tokens.dropFirst().joined(separator: " "))
        } else if Self.words.contains(first), tokens.count == 2 {
            self = .word(first, argument: tokens[1])
        } else if tokens.count == 1, Self.words.contains(first) || PaletteWord.named(first) != nil {
            self = .unfinished(first + " ")
        } else {
            self = Self.settings(first == "set" ? Array(tokens.dropFirst()) : tokens, in: state)
        }
    }

    /// What stands behind the first word.
    private static func rest(of text: String, behind first: String) -> String {
        let line = text.drop { $0.isWhitespace }.dropFirst(first.count).drop { $0.isWhitespace }
        return String(line.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// A command by its id, or by its title where no other that could run has the same.
    private static func command(named name: String, in state: ExplorerState) -> Command? {
        let name = name.lowercased()
        if let exact = Command.all.first(where: { $0.id == name }) { return exact }
        let titled = Command.all.filter { $0.title.lowercased() == name }
        return titled.first { $0.isEnabled(state) == nil } ?? titled.first
    }

    private static func settings(_ tokens: [String], in state: ExplorerState) -> PaletteLine {
        var values: [(id: String, value: String)] = []
        var rest = tokens[...]
        while let token = rest.first {
            if let sign = token.firstIndex(of: "=") {
                rest = rest.dropFirst()
                switch setting(String(token[..<sign]), String(token[token.index(after: sign)...]), in: state) {
                case .success(let value): values.append(value)
                case .failure(let problem): return .problem(problem.text)
                }
                continue
            }
            guard let (name, length) = longestName(in: rest, state) else {
                return alone(token, isOnly: tokens.count == 1, in: state)
            }
            let after = rest.dropFirst(length)
            guard let value = after.first else {
                guard tokens.count == length else { return .problem("'\(shown(name))' has no value") }
                guard case .one(let parameter) = state.parameter(named: name),
                    parameter.isCalled(name) || state.values(named: name).isEmpty
                else {
                    // A word that only begins names may be a value's whole name.
                    return alone(name, isOnly: true, in: state)
                }
                return .unfinished(parameter.id + "=")
            }
            switch setting(name, value, in: state) {
            case .success(let value): values.append(value)
            case .failure(let problem): return .problem(problem.text)
            }
            rest = after.dropFirst()
        }
        return values.isEmpty ? .nothing : .assignments(values)
    }

    /// The most words, up to three, that name a parameter: `KV cache` is one name.
    private static func longestName(in tokens: ArraySlice<String>, _ state: ExplorerState) -> (String, Int)? {
        for length in [3, 2, 1] where tokens.count >= length {
            let name = tokens.prefix(length).joined(separator: " ")
            if case .none = state.parameter(named: name) { continue }
            return (name, length)
        }
        return nil
    }

    private struct Problem: Error {
        let text: String
    }

    private static func setting(
        _ name: String, _ text: String, in state: ExplorerState
    ) -> Result<(id: String, value: String), Problem> {
        switch state.parameter(named: name) {
        case .none: return .failure(Problem(text: unknown(name, "parameter", in: state)))
        case .several(let parameters):
            let ids = parameters.prefix(4).map(\.id).joined(separator: ", ") + (parameters.count > 4 ? ", …" : "")
            return .failure(Problem(text: "'\(shown(name))' could be \(ids)"))
        case .one(let parameter):
            switch state.value(text, of: parameter) {
            // What fits nothing goes on as it stands: the parameter itself says what it allows.
            case .none: return .success((parameter.id, text))
            case .one(let value): return .success((parameter.id, value))
            case .several(let values):
                let list = values.prefix(6).joined(separator: ", ") + (values.count > 6 ? ", …" : "")
                return .failure(Problem(text: "\(parameter.id) '\(shown(text))' could be \(list)"))
            }
        }
    }

    /// A word that is neither command nor parameter: a value, where only one parameter has it.
    private static func alone(_ word: String, isOnly: Bool, in state: ExplorerState) -> PaletteLine {
        let values = state.values(named: word)
        guard isOnly else { return .problem(unknown(word, "parameter", in: state)) }
        guard !values.isEmpty else { return .unknownWord(unknown(word, "command, parameter or value", in: state)) }
        guard values.count == 1 else {
            let ids = values.prefix(4).map(\.parameter.id).joined(separator: ", ")
            return .problem("'\(shown(word))' is a value of \(ids): write \(values[0].parameter.id)=\(shown(word))")
        }
        return .assignments([(values[0].parameter.id, values[0].value)])
    }

    private static func unknown(_ word: String, _ kinds: String, in state: ExplorerState) -> String {
        let commands = Command.all.filter { !$0.isMovement }
        let names =
            state.scenario.parameters.all.flatMap { [$0.id, $0.label] } + commands.flatMap { [$0.id, $0.title] } + words
            + PaletteWord.all.map(\.id)
        var near: [String] = []
        for name in NearNames.to(word, among: names, limit: 6) where !near.contains(name) { near.append(name) }
        let hint = near.isEmpty ? "" : "; near: " + near.prefix(3).joined(separator: ", ")
        return "no \(kinds) '\(shown(word))'\(hint)"
    }

    private static func shown(_ word: String) -> String { word.withVisibleControls.shortened(to: 40) }
}

extension Parameter {
    /// Whether a name is one of its names rather than the beginning of one.
    fileprivate func isCalled(_ name: String) -> Bool {
        symbol == name || [id, label].contains { $0.lowercased() == name.lowercased() }
    }
}
