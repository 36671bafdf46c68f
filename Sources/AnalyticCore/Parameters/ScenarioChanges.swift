extension Scenario {
    /// What was changed: the fewest values that, written in this order, make the defaults into this scenario. A device counts
    /// once, as do the sizes that a preset of the image sets.
    ///
    /// The devices that can be chosen are no value of the scenario; they must be known where the values are written.
    public var changes: [(id: String, value: ParameterValue)] {
        var changes: [(id: String, value: ParameterValue)] = []
        var reached = defaults
        if model.released != AnyModel.standard, shelf.model(model.card.id)?.released == model.released {
            changes.append(("model", .word(model.card.id)))
        }
        func take(_ parameter: Parameter) {
            let value = parameter.value(in: self)
            guard value != parameter.value(in: reached) else { return }
            // A value that a scenario holds can be written, but a device that is in no list.
            guard (try? parameter.write(value, to: &reached)) != nil else { return }
            changes.append((parameter.id, value))
        }
        if workload.image.mode.preset != nil, let mode = try? parameters.parameter("image.mode") { take(mode) }
        for parameter in parameters.restoring { take(parameter) }
        return changes
    }
}
