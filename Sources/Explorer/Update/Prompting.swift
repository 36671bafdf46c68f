import AnalyticCore
import Studies
import TerminalKit
import TextKit

extension ExplorerState {
    /// Opens the line at the bottom.
    mutating func beginPrompt(_ purpose: PromptSession.Purpose) {
        prompt = PromptSession(purpose: purpose, field: FieldEditor(text: purpose == .find ? filter : ""))
        suggest()
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
            guard session.suggestions.indices.contains(session.selected) else { return [] }
            complete(session.suggestions[session.selected].text)
        case .up, .down:
            let count = session.suggestions.count
            guard session.purpose == .command, count > 0 else { return [] }
            // The first press of Up goes to the last one, as the list wraps round.
            session.selected = (session.selected + (chord.key == .up ? -1 : 1) + count) % count
            session.hasChosen = true
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
        session.answer = nil
        prompt = session
        guard session.purpose == .find else { return suggest() }
        filter = session.field.text
        let rows = TreeRows.visible(in: self)
        let shown = scenario.parameters.all.indices.filter { isShown(scenario.parameters.all[$0]) }
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
        let hasParameters = scenario.parameters.all.contains(where: isShown)
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

    /// Works out what could be meant, once for every change of the line.
    mutating func suggest() {
        guard let session = prompt, session.purpose == .command else { return }
        let suggestions = Palette.suggestions(for: session.field.text, in: self)
        prompt?.suggestions = suggestions
        prompt?.selected = 0
        prompt?.hasChosen = false
    }

    mutating func complete(_ text: String) {
        prompt?.field = FieldEditor(text: text)
        prompt?.problem = nil
        prompt?.answer = nil
        suggest()
    }

    /// Runs the command line; what is wrong stays there with its reason. What was chosen with the arrows goes before
    /// what is written, and what is written before what it begins.
    private mutating func runLine() -> [Effect] {
        guard let session = prompt else { return [] }
        let chosen =
            session.suggestions.indices.contains(session.selected) ? session.suggestions[session.selected] : nil
        if session.hasChosen, let chosen { return run(chosen.text) }
        let text = session.field.text
        let line = PaletteLine(text, in: self)
        // What a word begins is taken where it begins one thing alone: anything else would be a guess.
        let begun = session.suggestions.filter(\.isClose)
        if case .unknownWord = line, begun.count == 1 { return run(begun[0].text) }
        return run(line)
    }

    private mutating func run(_ text: String) -> [Effect] {
        guard text.hasSuffix("=") || text.hasSuffix(" ") || text.hasPrefix("open ") && text.hasSuffix("/") else {
            return run(PaletteLine(text, in: self))
        }
        complete(text)
        return []
    }

    private mutating func run(_ line: PaletteLine) -> [Effect] {
        switch line {
        case .nothing: prompt = nil
        case .problem(let problem), .unknownWord(let problem): prompt?.problem = problem
        case .unfinished(let text): complete(text)
        case .command(let command):
            prompt = nil
            return command.run(&self)
        case .phrase(let word, let argument):
            switch word.run(&self, argument) {
            case .problem(let problem): prompt?.problem = problem
            case .done(let effects):
                prompt = nil
                return effects
            }
        case .assignments(let values):
            if set(values) {
                prompt = nil
                note("set \(values.map { "\($0.id)=\($0.value)" }.joined(separator: " "))", kind: .good)
            } else {
                prompt?.problem = message?.text
                message = nil
            }
        case .word("solve", let sentence):
            let problem = runSolveLine(sentence)
            prompt?.problem = problem
        case .word(let word, let argument):
            if let problem = run(word, argument) { prompt?.problem = problem } else { prompt = nil }
        }
        return []
    }

    /// Runs a word with its argument; says what is wrong.
    private mutating func run(_ word: String, _ argument: String) -> String? {
        if let problem = runSweepLine(word, argument) { return problem.isEmpty ? nil : problem }
        func choice(_ names: [String]) -> (name: String?, problem: String?) {
            let found = PaletteWord.choice(argument, of: word, among: names)
            return (found.name, found.name == nil ? found.problem : nil)
        }
        switch word {
        case "theme":
            let (name, problem) = choice(ThemeNames.all)
            if let name { use(theme: name) }
            return problem
        case "metric":
            let all = MetricCatalogue.of(scenario.model).map(\.id)
            let (name, problem) = choice(NodeFigures.tree + all)
            if let name, NodeFigures.tree.contains(name) {
                figure = name
                note("the tree shows \(treeFigure.title)")
            } else if let name {
                sweep.metrics = [name]
                open(.sweep)
            }
            return problem
        case "view":
            if let picker = Picker.ID(rawValue: argument) {
                pick(picker)
                return nil
            }
            if let view = ViewSpec.named(argument) {
                open(view.id)
                return nil
            }
            let (name, problem) = choice(ViewSpec.all.map(\.id.rawValue))
            if let view = name.flatMap({ ViewSpec.named($0) }) { open(view.id) }
            return problem
        case "levers":
            let (name, problem) = choice(MetricCatalogue.of(scenario.model).map(\.id))
            if let name {
                levers = LeverChoice(metric: name)
                open(.levers)
            }
            return problem
        case "glyphs":
            let (name, problem) = choice(["unicode", "ascii"])
            if let name { look.glyphs = name == "ascii" ? .ascii : .unicode }
            return problem
        case "explain":
            guard !explain(argument) else { return nil }
            let near = NearNames.to(argument, among: ExplainSubject.known(in: evaluation))
            return "nothing is called '\(argument.withVisibleControls.shortened(to: 40))'"
                + (near.isEmpty
                    ? "; there are " + ExplainSubject.names.joined(separator: ", ")
                    : "; near: " + near.joined(separator: ", "))
        default:
            return select(path: argument)
                ? nil : "there is no layer '\(argument.withVisibleControls.shortened(to: 40))'"
        }
    }

    mutating func handleInHelp(_ chord: KeyChord) {
        guard var session = help else { return }
        switch chord.key {
        case .escape: help = nil
        case .enter: help = nil
        case .character("q") where session.field.isEmpty && !chord.control: help = nil
        case .character("?") where session.field.isEmpty: help = nil
        case .tab, .backTab:
            session.showsWords.toggle()
            session.offset = 0
            help = session
        case .up: session.offset = max(0, session.offset - 1); help = session
        case .down: session.offset += 1; help = session
        case .pageUp: session.offset = max(0, session.offset - pageRows); help = session
        case .pageDown: session.offset += pageRows; help = session
        default:
            guard session.field.handle(chord) else { return }
            session.offset = 0
            help = session
        }
        if let offset = help?.offset { help?.offset = min(offset, Command.all.count + GlossaryEntry.all.count) }
    }
}
