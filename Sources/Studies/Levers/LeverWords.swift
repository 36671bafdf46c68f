import AnalyticCore

/// What levers are called.
enum LeverWords {
    /// A change in a few words.
    static func title(_ step: Lever.Step, in scenario: Scenario) -> String {
        let parameter = step.parameter
        switch step.to {
        case .word(let word): return title(word, of: parameter, in: scenario)
        case .whole(let number):
            let isSaid = parameter.id == "batch" || parameter.label.contains(parameter.unit)
            return "\(parameter.label) \(number)" + (isSaid ? "" : " " + parameter.unit)
        case .decimal:
            return "\(parameter.label) \(step.to)" + (parameter.unit.isEmpty ? "" : " " + parameter.unit)
        case .grid, .list: return "\(parameter.label) \(step.to)"
        }
    }

    private static func title(_ word: String, of parameter: Parameter, in scenario: Scenario) -> String {
        switch (parameter.id, word) {
        case ("device", _): return scenario.devices[word]?.name ?? word
        case ("execution", Execution.graph.rawValue):
            return scenario.machine.device.vendor == "NVIDIA" ? "CUDA graphs" : "captured graphs"
        case ("execution", _): return word + " kernels"
        case (_, WeightParts.inherited): return "\(parameter.label) \(word)"
        case (_, "true"), (_, "false"): return "\(parameter.label) \(word == "true" ? "on" : "off")"
        default:
            return parameter.group == .precision ? "\(word) \(parameter.label)" : "\(parameter.label) \(word)"
        }
    }
}
