import AnalyticCore
import ArgumentParser
import Reporting
import Studies

/// `modelmeter assert`: whether constraints hold, for scripts.
struct AssertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assert",
        abstract: "Check constraints on one workload: the exit status is 0 where all hold, else 1.",
        discussion: """
            A constraint is fits, targets (both of the scenario's), or a metric or a parameter with a limit: ttft<=300ms, \
            memory<=24GB, pages/s>=2, price<=$0.40. Each is printed with its figure and what is left or missing. The exit \
            status is 2 where something is not understood.

              modelmeter assert fits 'ttft<300ms' --config config.json --set device=l4
            """)

    @Argument(help: "Constraints; all must hold.")
    var constraints: [String]

    @Option(help: "text or json (schema modelmeter.assert/1).")
    var format = AnswerFormat.text

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        let report = try Understanding.of {
            let scenario = try options.scenario()
            var read: [Constraint] = []
            for text in Question.conditions(constraints) { read += try Constraint.parsing(text, in: scenario) }
            return try AssertReport(read, of: scenario)
        }
        switch format {
        case .text: Output.write(report.text)
        case .json: Output.write(report.json.text)
        }
        if !report.holds { throw ExitCode(1) }
    }
}
