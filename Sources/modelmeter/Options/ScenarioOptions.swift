import AnalyticCore
import ArgumentParser
import ModelFiles

/// The values that a command starts from.
struct ScenarioOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "Set a parameter; may be repeated. `modelmeter parameters` lists them.", valueName: "id=value"))
    var set: [String] = []

    @Option(name: .long, help: ArgumentHelp("Take architecture constants from a config.json.", valueName: "file"))
    var config: String?

    /// The scenario that the options describe: defaults, then the file, then each `--set` in its order.
    func scenario() throws -> Scenario {
        var scenario = Scenario()
        if let config { scenario = try ModelFile(path: config).applied(to: scenario) }
        for (id, value) in try assignments() { try scenario.set(id, value) }
        try scenario.validate()
        return scenario
    }

    /// Ids and values of `--set`.
    func assignments() throws -> [(id: String, value: String)] {
        try set.map { text in
            guard let sign = text.firstIndex(of: "=") else {
                throw ValidationError("--set '\(text)' has no value; write --set ID=VALUE")
            }
            return (String(text[..<sign]), String(text[text.index(after: sign)...]))
        }
    }
}

/// How a command prints.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
}
