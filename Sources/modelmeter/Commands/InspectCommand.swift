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

    /// What a reader of the rows, and this program, can hold.
    private static let mostRows = 200_000

    func run() throws {
        let report = InspectReport(try Evaluation(options.scenario()), isExpanded: expand)
        guard !expand || report.expandedRows <= Self.mostRows else {
            throw ValidationError(
                "--expand would write \(report.expandedRows) rows; at most \(Self.mostRows) are written. Leave it out, or lower num_hidden_layers or n_routed_experts"
            )
        }
        switch format {
        case .text: Output.write(report.text)
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }
}
