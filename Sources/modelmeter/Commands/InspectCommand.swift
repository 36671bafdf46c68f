import AnalyticCore
import ArgumentParser
import Reporting

/// `modelmeter inspect`: one workload, evaluated.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Evaluate one workload: tokens, FLOPs, traffic, KV cache, every module and operation.",
        discussion: """
            modelmeter inspect --set image.mode=none --set prompt.tokens=512 --set decode.tokens=100
            modelmeter inspect --config config.json --set batch=8 --format json
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(help: "text, json (schema modelmeter.inspect/1) or csv (one line per module and stage).")
    var format = OutputFormat.text

    @Flag(help: "List every instance of repeated layers by its own path.")
    var expand = false

    func run() throws {
        let report = InspectReport(try Evaluation(options.scenario()), isExpanded: expand)
        switch format {
        case .text: Output.write(report.text)
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }
}
