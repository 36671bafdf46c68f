/// One thing that can be changed: described once, read by tree, editor, command line, files, help and docs.
public struct Parameter: Sendable, Identifiable {
    /// The id of `--set`, scenario files and JSON; it follows the model's config.json where that has the name.
    public let id: String
    /// The name on screen.
    public let label: String
    /// The letter in formulas; empty where there is none.
    public let symbol: String
    /// The unit, spelled out; empty for a choice.
    public let unit: String
    /// Where it stands in the editor.
    public let group: ParameterGroup
    /// What it holds and where.
    public let kind: ParameterKind
    /// One or two sentences for a user who meets it for the first time.
    public let help: String
    /// Where config.json keeps it; nil for a workload parameter.
    public let configPath: String?
    /// Ids of earlier versions, still accepted.
    public let aliases: [String]

    init(
        _ id: String, _ label: String, symbol: Dimension? = nil, letter: String = "", unit: String = "",
        in group: ParameterGroup, _ kind: ParameterKind, config: String? = nil, aliases: [String] = [], help: String
    ) {
        self.id = id
        self.label = label
        self.symbol = symbol.map { $0.symbol.description } ?? letter
        self.unit = unit
        self.group = group
        self.kind = kind
        self.help = help
        configPath = config
        self.aliases = aliases
    }

    /// The value in a scenario, as it would be typed.
    public func text(in scenario: Scenario) -> String {
        kind.value(in: scenario).text
    }

    /// The value in a scenario.
    public func value(in scenario: Scenario) -> ParameterValue {
        kind.value(in: scenario)
    }

    /// Reads a text as a value of this parameter; `*2` and `+10%` start from the scenario's own value.
    public func read(_ text: String, in scenario: Scenario) throws(ScenarioError) -> ParameterValue {
        try kind.read(text, in: scenario, id: id)
    }

    /// Writes a value. Only the value's own range is checked; `Scenario.validate` checks how values fit together.
    public func write(_ value: ParameterValue, to scenario: inout Scenario) throws(ScenarioError) {
        try kind.write(value, to: &scenario, id: id)
    }

    /// What is allowed, in words: `1…16777216`, `eager, sdpa, flash`.
    public var allowed: String {
        kind.allowed
    }

    /// Writes a typed value. Only the value's own range is checked; `Scenario.validate` checks how values fit together.
    public func write(_ text: String, to scenario: inout Scenario) throws(ScenarioError) {
        try write(try read(text, in: scenario), to: &scenario)
    }
}

/// The parts of the editor, in display order.
public enum ParameterGroup: String, CaseIterable, Sendable {
    case prompt, image, run, precision, engine, device, kernels, parallel, targets, decoder, sam, clip, projector,
        architecture

    /// The heading on screen.
    public var title: String {
        switch self {
        case .image: "image"
        case .prompt: "workload"
        case .run: "execution"
        case .precision: "precision"
        case .engine: "engine"
        case .device: "device"
        case .kernels: "kernels"
        case .parallel: "parallel"
        case .targets: "targets and cost"
        case .decoder: "decoder · DeepSeek-V2"
        case .sam: "SAM-B"
        case .clip: "CLIP-L"
        case .projector: "projector"
        case .architecture: "architecture"
        }
    }
}
