import ArgumentParser
import Reporting

/// `modelmeter parameters`: everything that can be set.
struct ParametersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parameters", abstract: "List every parameter: id, symbol, unit, default, range, help.")

    @Option(help: "text, json (schema modelmeter.parameters/1) or csv.")
    var format = OutputFormat.text

    func run() {
        switch format {
        case .text: Output.write(ParametersReport.text())
        case .json: Output.write(ParametersReport.json.text)
        case .csv: Output.write(ParametersReport.csv)
        }
    }
}
