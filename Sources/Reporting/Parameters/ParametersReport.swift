import AnalyticCore
import DeviceLibrary
import TextKit

/// What `modelmeter parameters` says: the parameters of a model, and of what runs it, with its defaults.
public struct ParametersReport: Sendable {
    private let scenario: Scenario

    private let parameters: [Parameter]

    /// The parameters of a scenario's model.
    ///
    /// - Parameter ids: Those to list; nil for all.
    public init(_ scenario: Scenario = Scenario(), only ids: Set<String>? = nil) {
        self.scenario = scenario.defaults
        parameters = scenario.parameters.all.filter { ids?.contains($0.id) ?? true }
    }

    /// The catalogue, schema `modelmeter.parameters/1`.
    public var json: JSON {
        return [
            "schema": "modelmeter.parameters/1", "model": .string(scenario.model.card.id),
            "parameters": .array(
                parameters.map { parameter in
                    [
                        "id": .string(parameter.id), "label": .string(parameter.label),
                        "symbol": .string(parameter.symbol), "unit": .string(parameter.unit),
                        "group": .string(parameter.group.rawValue), "default": parameter.value(in: scenario).json,
                        "allowed": .string(parameter.allowed), "range": parameter.range, "options": parameter.options,
                        "config_path": parameter.configPath.map(JSON.string) ?? .null, "help": .string(parameter.help),
                    ]
                }),
        ]
    }

    /// The catalogue as comma-separated values.
    public var csv: String {
        var csv = CSV(header: ["id", "label", "symbol", "unit", "group", "default", "allowed", "config_path", "help"])
        for parameter in parameters {
            csv.append([
                parameter.id, parameter.label, parameter.symbol, parameter.unit, parameter.group.rawValue,
                parameter.text(in: scenario), parameter.allowed, parameter.configPath ?? "", parameter.help,
            ])
        }
        return csv.text
    }

    /// The catalogue for the eye, by group, lines at most `width` characters wide.
    public func text(width: Int = 100) -> String {
        let groups = ParameterGroup.allCases.compactMap { group -> String? in
            let parameters = self.parameters.filter { $0.group == group }
            guard !parameters.isEmpty else { return nil }
            return group.title.uppercased() + "\n\n"
                + parameters.map { entry($0, width: width) }.joined(separator: "\n")
        }
        return groups.joined(separator: "\n")
    }

    private func entry(_ parameter: Parameter, width: Int) -> String {
        let unit = parameter.unit.isEmpty ? "" : " " + parameter.unit
        let symbol = parameter.symbol.isEmpty ? "" : " (\(parameter.symbol) in formulas)"
        var lines = ["  \(parameter.id) = \(parameter.text(in: scenario))\(unit)\(symbol)"]
        lines += parameter.help.wrapped(to: width - 6, cutsWords: false).map { "      " + $0 }
        lines += "allowed: \(parameter.allowed)".wrapped(to: width - 6, cutsWords: false).map { "      " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }
}
