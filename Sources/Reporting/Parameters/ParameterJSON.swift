import AnalyticCore

extension ParameterValue {
    /// The value as JSON: a number, a list of numbers, true or false, or a word.
    var json: JSON {
        switch self {
        case .whole(let number): .number(number)
        case .decimal(let number): .decimal(number)
        case .word("true"): .bool(true)
        case .word("false"): .bool(false)
        case .word, .grid: .string(text)
        case .list(let numbers): .array(numbers.map { .number($0) })
        }
    }
}

extension Parameter {
    /// The least and the largest number; null for other kinds.
    var range: JSON {
        switch kind {
        case .whole(_, let range, _):
            ["least": .number(range.lowerBound), "most": .number(range.upperBound)]
        case .decimal(_, let range, _):
            ["least": .decimal(range.lowerBound), "most": .decimal(range.upperBound)]
        case .device, .model, .choice, .grid, .list: .null
        }
    }

    /// The words of a choice; null for other kinds.
    var options: JSON {
        guard case .choice(let options, _, _) = kind else { return .null }
        return .array(options.map { .string($0) })
    }
}

extension Scenario {
    /// Every parameter's id and value, in an order in which they can be set one after another.
    var json: JSON {
        .object(parameters.restoring.map { JSON.Member($0.id, $0.value(in: self).json) })
    }
}
