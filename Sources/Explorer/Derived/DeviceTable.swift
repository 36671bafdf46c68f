import AnalyticCore
import Studies

/// Every device, with what the present values give on it.
struct DeviceTable: Sendable {
    /// One device; nil in place of an answer that it can't give.
    struct Entry: Sendable {
        let device: Device
        let answer: Answer?
    }

    /// What it was worked out for.
    let scenario: Scenario
    let entries: [Entry]

    /// Evaluates all of them; nil where the task is cancelled.
    init?(_ scenario: Scenario) {
        self.scenario = scenario
        let before = try? Evaluation(scenario)
        var entries: [Entry] = []
        for device in scenario.devices.all {
            if Task.isCancelled { return nil }
            var changed = scenario
            changed.machine.device = device
            let evaluation = before.flatMap { try? Evaluation(changed, sharing: $0) }
            entries.append(Entry(device: device, answer: evaluation.map(Self.answer)))
        }
        self.entries = entries
    }

    private static func answer(_ evaluation: Evaluation) -> Answer {
        let time = TimeEvaluation(evaluation)
        return Answer(time, service: Service(time), memory: MemoryEvaluation(evaluation))
    }
}

/// Every model that can be chosen, with what it gives on the present device.
struct ModelTable: Sendable {
    struct Entry: Sendable {
        let id: String
        let model: AnyModel
        let parameters: Count
        let answer: Answer
    }

    /// What it was worked out for.
    let scenario: Scenario
    let entries: [Entry]

    /// Reads and evaluates all of them; nil where the task is cancelled. One that these values can't be asked of is left out.
    init?(_ scenario: Scenario) {
        self.scenario = scenario
        var entries: [Entry] = []
        for id in scenario.shelf.ids {
            if Task.isCancelled { return nil }
            guard let model = id == scenario.model.card.id ? scenario.model : scenario.shelf.model(id) else { continue }
            var changed = scenario
            if id != scenario.model.card.id { changed.choose(model) }
            guard (try? changed.validate()) != nil, let evaluation = try? Evaluation(changed) else { continue }
            let time = TimeEvaluation(evaluation)
            entries.append(
                Entry(
                    id: id, model: model, parameters: evaluation.parameterCount,
                    answer: Answer(time, service: Service(time), memory: MemoryEvaluation(evaluation))))
        }
        self.entries = entries
    }
}
