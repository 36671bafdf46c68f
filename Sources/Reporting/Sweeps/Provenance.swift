import AnalyticCore

/// Where a file comes from: enough to make it again.
public struct Provenance: Sendable {
    /// The program's version.
    public let version: String
    /// The command line that wrote it.
    public let command: String
    /// What is no longer as the user set it, or never was: settings that a ready sweep makes itself.
    public let ownSettings: [String]
    private let scenario: Scenario
    /// Parameters that vary, so that the scenario's own value of them says nothing.
    private let swept: Set<String>

    /// The provenance of figures of a scenario.
    ///
    /// - Parameters:
    ///   - swept: Ids of parameters that vary.
    ///   - ownSettings: What the study sets itself, as `id=value`.
    public init(
        version: String, command: String, scenario: Scenario, swept: Set<String> = [], ownSettings: [String] = []
    ) {
        self.swept = swept
        self.version = version
        self.command = command
        self.scenario = scenario
        self.ownSettings = ownSettings
    }

    /// The device and the execution, which every time depends on.
    var machine: String {
        let machine = scenario.machine
        let device = swept.contains("device") ? "each device in turn" : machine.device.name
        let execution = execution ?? (swept.contains("execution") ? "each in turn" : "each model's own")
        return "\(machine.devices) x \(device), execution \(execution)"
    }

    /// How all points run; nil where they differ. A model that takes another's place starts with its own execution, unless one
    /// was set.
    private var execution: String? {
        let isOwn = swept.contains("model") && !changes.contains { $0.id == "execution" }
        return swept.contains("execution") || isOwn ? nil : scenario.workload.execution.rawValue
    }

    /// Everything that differs from the defaults, as `--set` takes it.
    var settings: [String] { changes.map(\.description) }

    private var changes: [Setting] {
        scenario.changes.filter { !swept.contains($0.id) }
    }

    /// Lines for people.
    var lines: [String] {
        var lines = ["on         \(machine)"]
        let settings = settings
        if !settings.isEmpty { lines.append("set        \(settings.joined(separator: " "))") }
        if !ownSettings.isEmpty {
            lines.append("           of these, this sweep sets \(ownSettings.joined(separator: " ")) itself")
        }
        return lines
    }

    /// Comment lines for the head of a file.
    var comments: [String] {
        ["modelmeter \(version)", "command: \(command)", "on: \(machine)"]
            + settings.map { "set: \($0)" } + ownSettings.map { "set by this sweep itself: \($0)" }
    }

    /// An object for JSON.
    var json: JSON {
        [
            "program": "modelmeter", "version": .string(version), "command": .string(command),
            "device": swept.contains("device") ? .null : .string(scenario.machine.device.id),
            "devices": .number(scenario.machine.devices),
            "execution": execution.map { .string($0) } ?? .null,
            "settings": .object(changes.map { JSON.Member($0.id, $0.value.json) }),
            "set_by_this_sweep": .array(ownSettings.map { .string($0) }),
        ]
    }
}
