/// A model and a workload: all that a figure depends on.
public struct Scenario: Hashable, Sendable {
    /// What runs.
    public var model = AnyModel.standard
    /// What is asked of the model.
    public var workload = Workload()

    /// What serves it.
    public var engine = Engine()
    /// What it runs on.
    public var machine: Machine
    /// Devices that can be chosen by their id.
    public var devices: DeviceList
    /// Models that can be chosen by their id.
    public var shelf = ModelShelf.standard

    /// The standard model on its default workload, on one device among several.
    public init(device: Device, devices: DeviceList) {
        machine = Machine(device: device)
        self.devices = devices
    }

    /// Everything at its default for the same model as released, with the same devices and models to choose from.
    public var defaults: Scenario {
        var scenario = start
        scenario.model = model.released
        scenario.workload = model.defaultWorkload
        return scenario
    }

    /// What a session begins with where nothing is asked for: the standard model at its defaults, with the same devices and
    /// models to choose from.
    public var start: Scenario {
        var scenario = Scenario(device: devices[Device.standardID] ?? machine.device, devices: devices)
        scenario.shelf = shelf
        return scenario
    }

    /// Writes a value as it would be typed.
    ///
    /// - Throws: `ScenarioError` where the id is unknown or the value is not legal by itself.
    public mutating func set(_ id: String, _ text: String) throws(ScenarioError) {
        try parameters.parameter(id).write(text, to: &self)
    }

    /// This scenario with one value changed and everything checked.
    public func setting(_ parameter: Parameter, to text: String) throws(ScenarioError) -> Scenario {
        var changed = self
        try parameter.write(text, to: &changed)
        try changed.validate()
        return changed
    }

    /// This scenario with a parameter moved `steps` steps (negative: down), to the next value that is legal.
    /// nil where there is none.
    public func stepping(_ parameter: Parameter, by steps: Int) -> Scenario? {
        let direction = steps < 0 ? -1 : 1
        switch parameter.kind {
        case .whole(let path, let range, let step):
            return stepping(path, range, step, direction: direction, count: abs(steps))
        case .choice(let options, let read, let write):
            guard let position = options.firstIndex(of: read(self)) else { return nil }
            for offset in 1..<max(2, options.count) {
                let next = (position + direction * offset + options.count * offset) % options.count
                var changed = self
                write(&changed, options[next])
                if (try? changed.validate()) != nil { return changed }
            }
            return nil
        case .grid(let path, let sides):
            let current = self[keyPath: path] ?? model.geometry(of: workload).grid
            var changed = self
            let columns = current.columns + direction
            guard sides.contains(columns) else { return nil }
            changed[keyPath: path] = TileGrid(columns: columns, rows: current.rows)
            return (try? changed.validate()) != nil ? changed : nil
        case .decimal(let path, let range, let step):
            let value = DecimalDigits.clean(self[keyPath: path] + Double(direction * abs(steps)) * step)
            var changed = self
            changed[keyPath: path] = min(max(value, range.lowerBound), range.upperBound)
            return changed == self ? nil : changed
        case .device:
            let all = devices.all
            let position = all.firstIndex { $0.id == machine.device.id } ?? 0
            var changed = self
            changed.machine.device = all[(position + direction + all.count) % all.count]
            return changed
        case .model:
            return steppingModel(by: direction)
        case .list:
            return nil
        }
    }

    private func steppingModel(by direction: Int) -> Scenario? {
        let ids = shelf.ids
        let position = ids.firstIndex(of: model.card.id) ?? 0
        guard ids.count > 1, let next = shelf.model(ids[(position + direction + ids.count) % ids.count]) else {
            return nil
        }
        var changed = self
        changed.choose(next)
        return (try? changed.validate()) != nil ? changed : nil
    }

    private func stepping(
        _ path: WritableKeyPath<Scenario, Int>, _ range: ClosedRange<Int>, _ step: ParameterStep, direction: Int,
        count: Int
    ) -> Scenario? {
        var value = self[keyPath: path]
        var remaining = count
        for _ in 0..<4096 {
            let next = Self.next(value, step, direction: direction)
            let clamped = min(max(next, range.lowerBound), range.upperBound)
            guard clamped != value else { return nil }
            value = clamped
            var changed = self
            changed[keyPath: path] = value
            if (try? changed.validate()) != nil {
                remaining -= 1
                if remaining <= 0 { return changed }
            }
        }
        return nil
    }

    private static func next(_ value: Int, _ step: ParameterStep, direction: Int) -> Int {
        switch step {
        case .by(let amount): return value + direction * amount
        case .doubling:
            var power = 1
            if direction > 0 {
                while power <= value { power *= 2 }
                return power
            }
            while power < value { power *= 2 }
            return power == 1 ? value - 1 : power / 2
        }
    }
}
