import AnalyticCore
import DeviceLibrary
import ArgumentParser
import Explorer
import Reporting

/// `modelmeter docs`: the parts of the documentation that follow from the program's own tables.
struct DocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write the reference pages: notation, layers, parameters, devices, keys.",
        discussion: "modelmeter docs --output docs/reference")

    @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var output: String

    func run() throws {
        try OutputFile.makeFolder(output)
        let pages = [
            "notation.md": ReferencePages.notation, "layers.md": ReferencePages.layers,
            "parameters.md": ReferencePages.parameters,
            "devices.md": DevicesReport(DeviceLibrary.builtIn).markdown, "keys.md": KeyPage.markdown,
        ]
        for (name, text) in pages { try OutputFile.write(text, to: output + "/" + name) }
    }
}
