import AnalyticCore
import DeviceLibrary

extension ExplorerState {
    /// The selected parameter.
    var selectedParameter: Parameter {
        scenario.parameters.all[min(max(0, parameters.selected), scenario.parameters.all.count - 1)]
    }

    /// Puts a scenario in force, without a trace in the history.
    mutating func apply(_ changed: Scenario) throws(ScenarioError) {
        guard changed != scenario else { return }
        let before = scenario
        evaluation = try Evaluation(changed)
        timing = TimeEvaluation(evaluation)
        scenario = changed
        revision += 1
        evaluated += 1
        changes += 1
        if !scenario.isOfSameModel(as: before) { takeOver(from: before) }
    }

    /// Puts a scenario in force as one step that can be taken back; says why where it is not legal.
    @discardableResult
    mutating func commit(_ changed: Scenario, describedAs description: String? = nil) -> Bool {
        let before = scenario
        let was = evaluation
        do throws(ScenarioError) {
            try apply(changed)
        } catch {
            note(error.description, kind: .problem)
            return false
        }
        record(from: before, was, description)
        return true
    }

    /// Writes the step from an earlier scenario to the present one into the history.
    mutating func record(from before: Scenario, _ was: Evaluation, _ description: String? = nil) {
        guard before != scenario else { return }
        let text = description ?? Self.describe(before, was, scenario, evaluation)
        history.add(History.Entry(before: before, after: scenario, description: text))
        // What was tried while it was typed or dragged is told once more, now that it holds.
        telling.isDue = true
        revision += 1
        changes += 1
    }

    /// What changed and what it did, such as `decode.tokens 100 → 2000  decode ×20.4`.
    private static func describe(_ before: Scenario, _ was: Evaluation, _ after: Scenario, _ now: Evaluation) -> String
    {
        // Another model has other parameters: what they were in the one before says nothing.
        let compared = after.parameters.all.filter { after.isOfSameModel(as: before) || $0.id == "model" }
        let changes = compared.compactMap { parameter -> String? in
            let old = parameter.text(in: before)
            let new = parameter.text(in: after)
            return old == new ? nil : "\(parameter.id) \(old) → \(new)"
        }
        var effects: [(Double, String)] = []
        for stage in now.stages where was.stages.contains(stage) {
            let old = was.cost(of: 0, in: stage).matrix.approximate
            let new = now.cost(of: 0, in: stage).matrix.approximate
            if old > 0, new > 0, old != new {
                effects.append((max(new / old, old / new), "\(stage.rawValue) \(Figure.ratio(new / old))"))
            }
        }
        let effect = effects.max { $0.0 < $1.0 }.map { "  " + $0.1 } ?? ""
        return changes.prefix(2).joined(separator: ", ") + (changes.count > 2 ? ", …" : "") + effect
    }

    /// Steps the selected parameter to the next legal value.
    mutating func step(by steps: Int) {
        guard let parameter = chosenParameter() else { return }
        guard let changed = scenario.stepping(parameter, by: steps) else {
            return note(
                "\(parameter.id) cannot go \(steps > 0 ? "up" : "down") from \(parameter.text(in: scenario)); allowed: \(parameter.allowed)",
                kind: .problem)
        }
        commit(changed)
    }

    /// Changes the selected number relative to what it is.
    mutating func scale(_ entry: String) {
        guard let parameter = chosenParameter() else { return }
        switch parameter.kind {
        case .whole, .decimal: break
        default: return note("\(parameter.id) is not a number", kind: .problem)
        }
        set([(parameter.id, entry)])
    }

    /// Sets the selected parameter back to its default.
    mutating func resetParameter() {
        guard let parameter = chosenParameter() else { return }
        let defaults = parameter.id == "model" ? Scenario() : scenario.defaults
        set([(parameter.id, parameter.text(in: defaults))])
    }

    /// Sets everything back to the defaults.
    mutating func resetAll() {
        commit(scenario.defaults, describedAs: "all parameters reset")
    }

    /// Sets several values as one step. False, with the reason as a message, where that is not legal.
    @discardableResult
    mutating func set(_ values: [(id: String, value: String)]) -> Bool {
        var changed = scenario
        do throws(ScenarioError) {
            for (id, value) in values { try changed.set(id, value) }
        } catch {
            note(error.description, kind: .problem)
            return false
        }
        return commit(changed)
    }

    /// Takes the last change back.
    mutating func undo() {
        guard let entry = history.undo() else { return }
        restore(entry.before, saying: "undone: " + entry.description)
    }

    /// Makes the last change that was taken back again.
    mutating func redo() {
        guard let entry = history.redo() else { return }
        restore(entry.after, saying: "again: " + entry.description)
    }

    private mutating func restore(_ scenario: Scenario, saying text: String) {
        do throws(ScenarioError) {
            try apply(scenario)
            telling.isDue = true
            note(text, kind: .good)
        } catch {
            note(error.description, kind: .problem)
        }
    }
}
