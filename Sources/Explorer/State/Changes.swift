import AnalyticCore
import DeviceLibrary

extension ExplorerState {
    /// The parameters that the user has set: what follows from a choice, such as a device's figures, is not counted.
    var changedParameters: [Parameter] { changedParameters(since: Scenario()) }

    /// The parameters that were set since an earlier scenario, without what follows from a choice.
    func changedParameters(since before: Scenario) -> [Parameter] {
        changedIndexes(since: before).map { scenario.parameters.all[$0] }
    }

    /// The same by their places in the catalogue.
    func changedIndexes(since before: Scenario) -> [Int] {
        let taken = takingModel(before)
        let reference = reference(from: taken)
        return scenario.parameters.all.indices.filter {
            let parameter = scenario.parameters.all[$0]
            guard parameter.id != "model" else { return !scenario.isOfSameModel(as: before) }
            return isChanged(parameter, from: reference, taken)
        }
    }

    /// What a parameter was in an earlier scenario; what goes with a choice, as it goes with the present one.
    func text(of parameter: Parameter, before: Scenario) -> String {
        switch parameter.id {
        case "model": parameter.text(in: before)
        case "device", "engine", "image.mode": parameter.text(in: takingModel(before))
        default: parameter.text(in: reference(from: takingModel(before)))
        }
    }

    /// An earlier scenario with the present model as released, and what goes with it.
    private func takingModel(_ before: Scenario) -> Scenario {
        guard !scenario.isOfSameModel(as: before) else { return before }
        var taken = before
        taken.choose(scenario.model.released)
        return taken
    }

    /// An earlier scenario of the same model with the present device, engine and image mode, and what goes with them.
    func reference(from before: Scenario) -> Scenario {
        var reference = before
        reference.devices = scenario.devices
        reference.shelf = scenario.shelf
        if before.machine.device.id != scenario.machine.device.id,
            let device = scenario.devices[scenario.machine.device.id]
        {
            reference.machine.device = device
        }
        if let engine = try? scenario.parameters.parameter("engine"),
            engine.text(in: scenario) != engine.text(in: before)
        {
            try? engine.write(engine.text(in: scenario), to: &reference)
        }
        let mode = scenario.workload.image.mode
        if mode != before.workload.image.mode, mode != .custom { try? reference.set("image.mode", mode.rawValue) }
        return reference
    }

    /// Whether a parameter was set: other than what goes with the choices, or itself a choice that was made.
    private func isChanged(_ parameter: Parameter, from reference: Scenario, _ before: Scenario) -> Bool {
        let text = parameter.text(in: scenario)
        switch parameter.id {
        case "device", "engine": return text != parameter.text(in: before)
        case "image.mode": return text != parameter.text(in: before) && scenario.workload.image.mode != .custom
        default: return text != parameter.text(in: reference)
        }
    }
}
