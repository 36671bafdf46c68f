import ArgumentParser
import Reporting

/// `modelmeter engines`: what can serve the model.
struct EnginesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "engines",
        abstract: "List the engines with the values that choosing one sets, and what each rests on.",
        discussion: """
            modelmeter engines
            modelmeter inspect --set engine=sglang --set batch=16
            """)

    @Option(help: "text, or json (schema modelmeter.engines/1).")
    var format = Format.text

    /// How the list is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func run() {
        switch format {
        case .text: Output.write(EnginesReport.text())
        case .json: Output.write(EnginesReport.json.text)
        }
    }
}
