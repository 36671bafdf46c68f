import AnalyticCore

extension Parameter {
    /// The value in a scenario as JSON: a number, a list of numbers, true or false, or a word.
    func json(in scenario: Scenario) -> JSON {
        let text = text(in: scenario)
        switch kind {
        case .whole(let path, _, _): return .number(scenario[keyPath: path])
        case .list(_, _, let read, _): return .array(read(scenario).map { .number($0) })
        case .choice(["true", "false"], _, _): return .bool(text == "true")
        case .decimal(let path, _, _): return .decimal(scenario[keyPath: path])
        case .choice, .grid, .device: return .string(text)
        }
    }
}

extension Parameter {
    /// The least and the largest whole number; null for other kinds.
    var range: JSON {
        guard case .whole(_, let range, _) = kind else { return .null }
        return ["least": .number(range.lowerBound), "most": .number(range.upperBound)]
    }

    /// The words of a choice; null for other kinds.
    var options: JSON {
        guard case .choice(let options, _, _) = kind else { return .null }
        return .array(options.map { .string($0) })
    }
}

extension Scenario {
    /// Every parameter's id and value.
    var json: JSON {
        .object(ParameterCatalogue.all.map { JSON.Member($0.id, $0.json(in: self)) })
    }
}
