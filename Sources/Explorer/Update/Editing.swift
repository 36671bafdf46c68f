import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// Opens the field of the selected parameter.
    mutating func beginEditing() {
        guard selectedHeading == nil else { return toggleGroup() }
        let parameter = selectedParameter
        editor = EditSession(
            parameter: scenario.parameters.all.firstIndex { $0.id == parameter.id } ?? 0,
            field: FieldEditor(text: parameter.text(in: scenario)), problem: nil, before: scenario,
            was: evaluation, recalled: nil)
        focus = .parameters
    }

    mutating func handleInEditor(_ chord: KeyChord) {
        guard var session = editor else { return }
        let isFresh = session.isFresh
        let isChoosing = scenario.parameters.all[session.parameter].isChoice
        session.isFresh = false
        editor?.isFresh = false
        switch (chord.key, chord.control) {
        case (.escape, _):
            editor = nil
            restoreSilently(session.before)
        case (.enter, _):
            finishEditing()
        case (.tab, _), (.backTab, _):
            if finishEditing() {
                move(by: chord.key == .tab ? 1 : -1)
                if selectedHeading == nil { beginEditing() }
            }
        case (.character("z"), true), (.character("r"), true):
            break
        case (.up, true), (.down, true), (.character("p"), true), (.character("n"), true):
            recall(chord.key == .up || chord.key == .character("p") ? -1 : 1)
        case (.up, _), (.down, _):
            stepInEditor(by: chord.key == .up ? 1 : -1)
        case (.left, false) where isChoosing, (.right, false) where isChoosing,
            (.character(" "), false) where isChoosing:
            stepInEditor(by: chord.key == .left ? -1 : 1)
        default:
            if isFresh, case .character = chord.key, !chord.control { session.field = FieldEditor(text: "") }
            guard session.field.handle(chord) else { return }
            editor = session
            retype()
        }
    }

    /// Reads the field: a legal value is put in force at once, otherwise the last legal one stays and the reason shows.
    mutating func retype() {
        guard var session = editor else { return }
        let parameter = scenario.parameters.all[session.parameter]
        do throws(ScenarioError) {
            var changed = session.before
            try parameter.write(session.field.text, to: &changed)
            try apply(changed)
            session.problem = nil
        } catch {
            session.problem = error
        }
        session.parameter = scenario.parameters.position(of: parameter.id) ?? session.parameter
        editor = session
    }

    /// Keeps the value; false where it is not legal, and the field stays open.
    @discardableResult
    private mutating func finishEditing() -> Bool {
        guard let session = editor else { return true }
        let parameter = scenario.parameters.all[session.parameter]
        if let problem = session.problem {
            note(problem.description, kind: .problem)
            return false
        }
        history.remember(session.field.text, for: parameter.id)
        editor = nil
        record(from: session.before, session.was)
        return true
    }

    private mutating func restoreSilently(_ before: Scenario) {
        try? apply(before)
    }

    private mutating func stepInEditor(by steps: Int) {
        guard var session = editor else { return }
        let parameter = scenario.parameters.all[session.parameter]
        guard let changed = scenario.stepping(parameter, by: steps), (try? apply(changed)) != nil else {
            return note("no further; allowed: \(parameter.allowed)")
        }
        session.field = FieldEditor(text: parameter.text(in: changed))
        session.problem = nil
        session.parameter = scenario.parameters.position(of: parameter.id) ?? session.parameter
        editor = session
    }

    /// Goes through what was typed for the parameter before.
    private mutating func recall(_ step: Int) {
        guard var session = editor else { return }
        let entries = history.entries(for: scenario.parameters.all[session.parameter].id)
        guard !entries.isEmpty else { return }
        let index = max(0, min(entries.count - 1, (session.recalled ?? entries.count) + step))
        session.recalled = index
        session.field = FieldEditor(text: entries[index])
        editor = session
        retype()
    }

    /// Pasted text: into the field or line that is open, else several values as one step.
    mutating func paste(_ text: String) {
        if let session = editor {
            if session.isFresh { editor?.field = FieldEditor(text: "") }
            editor?.isFresh = false
            editor?.field.insert(text)
            retype()
        } else if picking.session != nil {
            picking.session?.field.insert(text)
            picking.session?.arrange(isTyping: true)
        } else if prompt != nil {
            prompt?.field.insert(text)
            promptChanged()
        } else if text.utf8.count > FieldEditor.capacity {
            // Each value is checked against all others: a file that was pasted by mistake would take seconds.
            note(
                "pasted text is too long to set values: \(text.utf8.count) bytes, at most \(FieldEditor.capacity)",
                kind: .problem)
        } else {
            switch PaletteLine(text, in: self) {
            case .assignments(let values):
                if set(values) {
                    note("set \(values.map { "\($0.id)=\($0.value)" }.joined(separator: " "))", kind: .good)
                }
            case .problem(let problem), .unknownWord(let problem): note("pasted: " + problem, kind: .problem)
            default: note("pasted text sets nothing; write B=8 K=2Ki, or ids with values", kind: .problem)
            }
        }
    }
}

extension Parameter {
    /// Whether the value is one of a few words.
    fileprivate var isChoice: Bool {
        switch kind {
        case .choice, .device, .model: true
        default: false
        }
    }
}
