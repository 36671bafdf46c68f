import ArgumentParser
import Reporting

/// `modelmeter parameters`: everything that can be set.
struct ParametersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parameters", abstract: "List every parameter of a model: id, symbol, unit, default, range, help.")

    @Option(help: "text, json (schema modelmeter.parameters/1) or csv.")
    var format = OutputFormat.text

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        let report = ParametersReport(try options.scenario())
        switch format {
        case .text: Output.write(report.text())
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }
}
