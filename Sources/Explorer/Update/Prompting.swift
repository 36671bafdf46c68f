import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// Opens the line at the bottom.
    mutating func beginPrompt(_ purpose: PromptSession.Purpose) {
        prompt = PromptSession(purpose: purpose, field: FieldEditor(text: purpose == .find ? filter : ""))
    }

    mutating func handleInPrompt(_ chord: KeyChord) -> [Effect] {
        guard var session = prompt else { return [] }
        switch chord.key {
        case .escape:
            if session.purpose == .find { filter = "" }
            prompt = nil
        case .enter:
            return session.purpose == .find ? keepFilter() : runLine()
        case .tab where session.purpose == .command:
            let suggestions = Palette.suggestions(for: session.field.text, in: self)
            guard suggestions.indices.contains(session.selected) else { return [] }
            session.field = FieldEditor(text: suggestions[session.selected].text)
            session.selected = 0
            prompt = session
        case .up, .down:
            let count = min(10, Palette.suggestions(for: session.field.text, in: self).count)
            guard session.purpose == .command, count > 0 else { return [] }
            session.selected = (session.selected + (chord.key == .up ? -1 : 1) + count) % count
            prompt = session
        case .backspace where session.field.isEmpty:
            prompt = nil
        default:
            guard session.field.handle(chord) else { return [] }
            prompt = session
            promptChanged()
        }
        return []
    }

    /// Follows the line as it is typed: a search filters at once.
    mutating func promptChanged() {
        guard var session = prompt else { return }
        session.problem = nil
        session.selected = 0
        prompt = session
        guard session.purpose == .find else { return }
        filter = session.field.text
        let rows = TreeRows.visible(in: self)
        let shown = ParameterCatalogue.all.indices.filter { isShown(ParameterCatalogue.all[$0]) }
        if view == .verify { detail = ListState() }
        if rows.isEmpty, shown.isEmpty, !filter.isEmpty, view != .verify || findVerifiedRows().isEmpty {
            prompt?.problem = "nothing matches"
        }
        if !filter.isEmpty, let first = shown.first, !shown.contains(parameters.selected) {
            parameters.selected = first
        }
    }

    /// Closes the search; keys go to where there is a match.
    private mutating func keepFilter() -> [Effect] {
        prompt = nil
        guard !filter.isEmpty else { return [] }
        if view == .verify, focus == .detail, !kept.verifiedRows.isEmpty { return [] }
        let hasRows = !TreeRows.visible(in: self).isEmpty
        let hasParameters = ParameterCatalogue.all.contains(where: isShown)
        if !hasRows, hasParameters { focus = .parameters }
        if hasRows, !hasParameters { focus = .layers }
        if focus == .layers, hasRows { moveToFirstMatch() }
        if !hasRows, !hasParameters {
            note("nothing matches '\(filter)'", kind: .problem)
            filter = ""
        }
        return []
    }

    private mutating func moveToFirstMatch() {
        let word = filter.lowercased()
        let rows = TreeRows.visible(in: self)
        if let row = rows.first(where: {
            $0.label.lowercased().contains(word) || $0.className.lowercased().contains(word)
        }) {
            select(row.key)
        }
    }

    /// Runs the command line; what is wrong stays there with its reason.
    private mutating func runLine() -> [Effect] {
        guard let session = prompt else { return [] }
        let text = session.field.text
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first else {
            prompt = nil
            return []
        }
        if !["x", "series"].contains(first), let values = Palette.assignments(in: text) {
            if set(values) {
                prompt = nil
                note("set \(values.map { "\($0.id)=\($0.value)" }.joined(separator: " "))", kind: .good)
            } else {
                prompt?.problem = message?.text
                message = nil
            }
            return []
        }
        if words.count == 2, let problem = runSweepLine(first, words[1]) {
            if problem.isEmpty { prompt = nil } else { prompt?.problem = problem }
            return []
        }
        if words.count == 2 {
            let isDone: Bool? =
                switch first {
                case "theme": use(theme: words[1])
                case "view": ViewSpec.named(words[1]).map { open($0.id) } != nil
                case "select": select(path: words[1])
                case "glyphs" where words[1] == "ascii" || words[1] == "unicode": useGlyphs(words[1])
                default: nil
                }
            if let isDone {
                if isDone { prompt = nil } else { prompt?.problem = "there is no \(first) '\(words[1])'" }
                return []
            }
        }
        let chosen = Palette.suggestions(for: text, in: self)
        let id =
            Command.all.contains { $0.id == text }
            ? text : chosen.indices.contains(session.selected) ? chosen[session.selected].text : ""
        if let command = Command.all.first(where: { $0.id == id }) {
            prompt = nil
            return command.run(&self)
        }
        if id.hasSuffix("=") {
            prompt?.field = FieldEditor(text: id)
            prompt?.selected = 0
            return []
        }
        prompt?.problem = "no such command; write a name, or id=value"
        return []
    }

    private mutating func useGlyphs(_ name: String) -> Bool {
        look.glyphs = name == "ascii" ? .ascii : .unicode
        return true
    }

    mutating func handleInHelp(_ chord: KeyChord) {
        guard var session = help else { return }
        switch chord.key {
        case .escape: help = nil
        case .enter: help = nil
        case .character("q") where session.field.isEmpty && !chord.control: help = nil
        case .character("?") where session.field.isEmpty: help = nil
        case .up: session.offset = max(0, session.offset - 1); help = session
        case .down: session.offset += 1; help = session
        case .pageUp: session.offset = max(0, session.offset - pageRows); help = session
        case .pageDown: session.offset += pageRows; help = session
        default:
            guard session.field.handle(chord) else { return }
            session.offset = 0
            help = session
        }
        if let offset = help?.offset { help?.offset = min(offset, Command.all.count) }
    }
}
