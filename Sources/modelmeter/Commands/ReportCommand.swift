import AnalyticCore
import ArgumentParser
import Reporting
import Studies
import Verification

/// `modelmeter report`: the performance report.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the performance report: Markdown, figures and data.",
        discussion: "modelmeter report --output docs/report")

    @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var output = "report"

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        let base = try options.scenario()
        guard base.model.card == AnyModel.standard.card else {
            Output.complain(
                "the report is written about \(AnyModel.standard.card.title), not about \(base.model.card.title); "
                    + "`modelmeter inspect`, `sweep` and `profiles` take any model")
            throw ExitCode(2)
        }
        // The folder comes first, so that a wrong name is told before the work.
        try OutputFile.makeFolder(output)
        let files = try PerformanceReport.files(
            base: base, verification: Verification(reference: .builtIn()), version: ModelMeter.version)
        for (path, text) in files {
            let whole = output + "/" + path
            let folder = whole.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
            try OutputFile.makeFolder(folder)
            try OutputFile.write(text, to: whole)
        }
        Output.write("\(files.count) files in \(output)\n")
    }
}
