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
        let reference = reference(from: before)
        return scenario.parameters.all.indices.filter {
            isChanged(scenario.parameters.all[$0], from: reference, before)
        }
    }

    /// An earlier scenario with the present device, engine and image mode, and what goes with them.
    func reference(from before: Scenario) -> Scenario {
        var reference = before
        reference.devices = scenario.devices
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
