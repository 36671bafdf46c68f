import AnalyticCore
import ArgumentParser
import FoundationEssentials
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
        let files = try PerformanceReport.files(
            base: options.scenario(), verification: Verification(reference: .builtIn()))
        for (path, text) in files {
            let whole = output + "/" + path
            let folder = whole.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: whole))
        }
        Output.write("\(files.count) files in \(output)\n")
    }
}
