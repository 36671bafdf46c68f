import AnalyticCore

extension Scenario {
    /// The device's name, with a word where its figures were changed.
    public var deviceName: String {
        let device = machine.device
        return devices[device.id] == device ? device.name : "\(device.name) (changed)"
    }

    /// What serves the model, in words.
    public var engineName: String { engine.name == .custom ? "custom engine" : engine.name.rawValue }

    /// How weights, activations and cache are stored: one word where all are alike.
    public var precisions: String {
        let (weights, activations, cache) = (
            workload.weightFormat.rawValue, workload.activationPrecision.rawValue, workload.keyValuePrecision.rawValue
        )
        if weights == activations, weights == cache { return weights }
        return "\(weights) weights, \(activations) activations, \(cache) KV"
    }
}
