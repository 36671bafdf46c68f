import AnalyticCore

extension ExplorerState {
    /// The parameters that the user has set: what follows from a choice, such as a device's figures, is not counted.
    var changedParameters: [Parameter] {
        let reference = changeReference
        let plain = Scenario()
        return ParameterCatalogue.all.filter { isChanged($0, from: reference, plain) }
    }

    /// The defaults that go with the chosen device and image mode.
    var changeReference: Scenario {
        var reference = Scenario()
        reference.devices = scenario.devices
        if let device = scenario.devices.first(where: { $0.id == scenario.machine.device.id }) {
            reference.machine.device = device
        }
        if scenario.workload.image.mode != .custom {
            try? reference.set("image.mode", scenario.workload.image.mode.rawValue)
        }
        return reference
    }

    func isChanged(_ parameter: Parameter, from reference: Scenario, _ plain: Scenario) -> Bool {
        let text = parameter.text(in: scenario)
        switch parameter.id {
        case "device": return text != parameter.text(in: plain)
        case "image.mode": return text != parameter.text(in: plain) && scenario.workload.image.mode != .custom
        default: return text != parameter.text(in: reference)
        }
    }
}
