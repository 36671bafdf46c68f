import AnalyticCore
import ArgumentParser
import Reporting

/// `modelmeter compare`: scenarios side by side.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare scenarios: what is set apart in them, and what that does to speed, memory and cost.",
        discussion: """
            Each word is a scenario: a file that the explorer saved, or the scenario of the other options with what the word \
            names: a model, a device, a profile, a config.json, settings with commas between, or several of these. `base` is that \
            scenario itself. The first is the one that the others are compared with; of one word alone, base is.

              modelmeter compare base execution=graph batch=16 execution=graph,batch=16
              modelmeter compare h100-sxm l40s,precision.weights=fp8 --set batch=16
              modelmeter compare llama-3.1-8b qwen3-8b --set decode.tokens=500
              modelmeter compare mine.toml yours.toml --format markdown
            """)

    @Argument(help: ArgumentHelp("Scenarios.", valueName: "scenario"))
    var scenarios: [String]

    @Option(help: "text, markdown, json (schema modelmeter.compare/1) or csv.")
    var format = TableFormat.text
    @OptionGroup var options: ScenarioOptions

    /// More stand side by side on no page.
    private static let most = 26

    func run() throws {
        let words = scenarios.count == 1 && scenarios != ["base"] ? ["base"] + scenarios : scenarios
        guard words.count <= Self.most else {
            throw ValidationError("\(words.count) scenarios are too many to stand side by side; \(Self.most) can")
        }
        let reader = ScenarioWord(base: try options.scenario(), options: options)
        let report = try CompareReport(words.map(reader.scenario), command: ThisRun.command)
        switch format {
        case .text: Output.write(report.text(width: PageWidth.columns))
        case .markdown: Output.write(report.markdown)
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }
}
