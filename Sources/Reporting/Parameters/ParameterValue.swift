import AnalyticCore

extension Parameter {
    /// The value in a scenario as JSON: a number, a list of numbers, true or false, or a word.
    func json(in scenario: Scenario) -> JSON {
        let text = text(in: scenario)
        switch kind {
        case .whole(let path, _, _): return .number(scenario[keyPath: path])
        case .list(_, _, let read, _): return .array(read(scenario).map { .number($0) })
        case .choice(["true", "false"], _, _): return .bool(text == "true")
        case .choice, .grid: return .string(text)
        }
    }
}

extension Scenario {
    /// Every parameter's id and value.
    var json: JSON {
        .object(ParameterCatalogue.all.map { JSON.Member($0.id, $0.json(in: self)) })
    }
}
