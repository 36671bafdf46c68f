import AnalyticCore
import ArgumentParser
import PageFiles
import Reporting
import Studies

/// `modelmeter document`: what reading all pages of a file takes.
struct DocumentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document",
        abstract: "Say what reading all pages of a PDF or TIFF file takes: tiles, tokens, time and cost.",
        discussion: """
            Only sizes are read; every page gets an answer of the same length. Without --set batch=N the batch is the quickest \
            that fits among powers of two and the number of pages that are alike.

              modelmeter document paper.pdf
              modelmeter document scans.tiff --set device=l40s --set batch=16 --answer 800
              modelmeter document paper.pdf --dpi 200 --format json
            """)

    @Argument(help: ArgumentHelp("A PDF, a TIFF of several pages, or an image.", valueName: "file"))
    var file: String

    @Option(help: "text, json (schema modelmeter.document/1) or csv.")
    var format = OutputFormat.text

    @OptionGroup var options: ScenarioOptions

    func validate() throws {
        if options.image != nil { throw ValidationError("the file's pages are the image; leave --image away") }
    }

    func run() throws {
        let scenario = try options.scenario()
        let document = try PageImage.file(file, dpi: options.dpi)
        let isSet = try options.assignments().contains { scenario.parameters.id(of: $0.id) == "batch" }
        let job: DocumentJob
        do throws(DocumentJob.Failure) {
            job = try DocumentJob(document.pages, on: scenario, searchesBatch: !isSet)
        } catch {
            throw ValidationError("\(error)")
        }
        let report = DocumentReport(
            job, file: file,
            kind: document.format.rawValue + (document.dpi.map { " at \(ParameterValue.decimal($0).text) dpi" } ?? ""),
            version: ModelMeter.version, command: ThisRun.command)
        switch format {
        case .text: Output.write(report.text(width: PageWidth.columns))
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }
}
