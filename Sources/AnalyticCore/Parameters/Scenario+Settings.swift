extension Scenario {
    /// A value that differs between two scenarios.
    public struct Difference: Hashable, Sendable {
        /// The parameter.
        public let id: String
        /// What it was; for what goes with a choice that differs too, such as a device's figures, what it is with the new choice.
        public let from: ParameterValue
        /// What it is.
        public let to: ParameterValue
    }

    /// What was set since an earlier scenario, without what follows from a choice: the fewest values that, written in this order,
    /// make that scenario into this one. A device counts once, as do the sizes that a preset of the image sets, and the
    /// values of an engine.
    ///
    /// The devices and models that can be chosen are no values of a scenario; they must be known where the values are written.
    public func differences(since before: Scenario) -> [Difference] {
        var differences: [Difference] = []
        var reached = before
        reached.devices = devices
        reached.shelf = shelf
        if !isOfSameModel(as: before) {
            differences.append(
                Difference(id: "model", from: .word(before.model.card.id), to: .word(model.card.id)))
            reached.choose(model.released)
        }
        func take(_ parameter: Parameter) {
            let (old, new) = (parameter.value(in: reached), parameter.value(in: self))
            // A value that a scenario holds can be written, but a device that is in no list.
            guard new != old, (try? parameter.write(new, to: &reached)) != nil else { return }
            differences.append(Difference(id: parameter.id, from: old, to: new))
        }
        if workload.image.mode.preset != nil, let mode = try? parameters.parameter("image.mode") { take(mode) }
        for parameter in parameters.restoring where parameter.id != "model" { take(parameter) }
        return differences
    }

    /// The same as settings.
    public func settings(since before: Scenario) -> [Setting] {
        differences(since: before).map { Setting($0.id, $0.to) }
    }

    /// What was changed of the standard model's defaults, or of another model's after it was chosen.
    public var changes: [Setting] {
        guard case .listed(let id) = modelName else { return settings(since: defaults) }
        return [Setting("model", .word(id))] + settings(since: defaults)
    }

    /// Whether both run one model, whatever was changed of it.
    public func isOfSameModel(as other: Scenario) -> Bool { model.released == other.model.released }
}

extension Scenario {
    /// How a model is named where a scenario is written down.
    public enum ModelName: Hashable, Sendable {
        /// Not at all: it is the standard one.
        case standard
        /// By its id.
        case listed(String)
        /// By the file that it was read from.
        case file(String)
    }

    /// How the model is named where the scenario is written down.
    public var modelName: ModelName {
        let (id, released) = (model.card.id, model.released)
        if released == AnyModel.standard { return .standard }
        return shelf.model(id)?.released == released ? .listed(id) : .file(id)
    }

    /// A command line that starts from this scenario, as a shell takes it.
    ///
    /// - Parameters:
    ///   - verb: The command with its own options, as a shell takes them; empty for the explorer.
    ///   - adding: Values to set beside; where they cannot be set, they stand there all the same, for the command to refuse.
    public func commandLine(_ verb: String = "", adding settings: [Setting] = []) -> String {
        var changed = self
        do throws(ScenarioError) {
            for setting in settings { try changed.set(setting.id, setting.text) }
        } catch {
            return ([commandLine(verb)] + settings.map { "--set " + ShellWord.quoted($0.description) })
                .joined(separator: " ")
        }
        var words = ["modelmeter"] + (verb.isEmpty ? [] : [verb])
        if let file = devices.file { words += ["--devices", ShellWord.quoted(file)] }
        switch changed.modelName {
        case .standard: break
        case .listed(let id): words += ["--model", ShellWord.quoted(id)]
        case .file(let path): words += ["--config", ShellWord.quoted(path)]
        }
        for setting in changed.settings(since: changed.defaults) {
            words += ["--set", ShellWord.quoted(setting.description)]
        }
        return words.joined(separator: " ")
    }
}
