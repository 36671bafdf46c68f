import AnalyticCore
import ArgumentParser
import Reporting

/// `modelmeter parameters`: everything that can be set.
struct ParametersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parameters", abstract: "List every parameter of a model: id, symbol, unit, default, range, help.")

    @Argument(
        help: ArgumentHelp("List only what has this word in its id, label, group or help.", valueName: "word"))
    var word: String?

    @Option(help: "text, json (schema modelmeter.parameters/1) or csv.")
    var format = OutputFormat.text

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        let scenario = try options.scenario()
        let parameters = try ListFilter.filtered(scenario.parameters.all, by: word, "parameter") {
            [$0.id, $0.label, $0.symbol, $0.group.title, $0.help]
        }
        let report = ParametersReport(scenario, only: Set(parameters.map(\.id)))
        switch format {
        case .text: Output.write(report.text())
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }
}
