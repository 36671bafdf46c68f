import AnalyticCore
import ArgumentParser
import Reporting
import Studies

/// `modelmeter levers`: what each parameter does to a metric.
struct LeversCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "levers",
        abstract: "Step every parameter once and rank what that does to a metric.",
        discussion: """
            Numbers go a notch or a doubling in both directions, words to every other choice. What does not fit, what the device \
            has no units for, and what misses a target that is met stands behind the others with that word.

              modelmeter levers
              modelmeter levers --metric tpot --model llama-3.1-8b
              modelmeter levers --metric price --format json
            """)

    @Option(help: "A metric; the model's rate where none is named. `modelmeter sweep --list` lists them.")
    var metric: String?

    @Option(help: "text, markdown, json (schema modelmeter.levers/1) or csv.")
    var format = TableFormat.text

    @Flag(help: "List every lever, also those that do next to nothing and every choice of a parameter.")
    var all = false

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        let scenario = try options.scenario()
        let wanted = try metric.map { try MetricCatalogue.named($0, for: scenario.model) }
        let report = LeversReport(
            scenario, metric: wanted ?? MetricCatalogue.rate(of: scenario.model), showsAll: all)
        switch format {
        case .text: Output.write(report.text(width: PageWidth.columns))
        case .markdown: Output.write(report.markdown)
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }
}
