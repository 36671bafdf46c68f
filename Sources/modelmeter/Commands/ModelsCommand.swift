import AnalyticCore
import ArgumentParser
import ModelFiles
import Reporting

/// `modelmeter models`: those in the program, or one from a `config.json`.
struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List the models in the program, or show one of them or of your own.",
        discussion: """
            Parameters, FLOPs, KV cache and what was measured, from a config.json alone. What is not modelled is refused by
            name, with exit status 2.

              modelmeter models
              modelmeter models qwen
              modelmeter models qwen3-30b-a3b
              modelmeter models --config my-model/config.json --verbose

            Families: \(DecoderArchitecture.all.map(\.title).joined(separator: ", ")).
            """)

    @Argument(help: "A model; or a word of the ids, titles or families to list. All where none is given.")
    var model: String?

    @Option(help: ArgumentHelp("The config.json of a decoder, or the folder that it lies in.", valueName: "file"))
    var config: String?

    @Flag(help: "Show every field of a model, and what became of it.")
    var verbose = false

    @Option(help: "text, or json (schemas modelmeter.models/1 and modelmeter.model/1).")
    var format = Format.text

    /// How models are printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func validate() throws {
        if model != nil, config != nil { throw ValidationError("give a model or --config, not both") }
    }

    func run() throws {
        try FileFailure.telling {
            if let config {
                let file = try ModelFile(config: config)
                let reading = try file.decoder().reading
                for warning in file.warnings { Output.remark("Warning: \(warning)") }
                write(try ModelReport(reading, file: config, isVerbose: verbose), \.text, \.json)
            } else if model == AnyModel.standard.card.id {
                write(try StandardModelReport(), \.text, \.json)
            } else if let model, let list = try listed(model) {
                write(list, { $0.text(width: PageWidth.columns) }, \.json)
            } else if let model {
                write(try ModelReport(ModelLibrary.model(model), isVerbose: verbose), \.text, \.json)
            } else {
                write(try ModelsReport(), { $0.text(width: PageWidth.columns) }, \.json)
            }
        }
    }

    /// The models that a word stands in; nil where it is an id itself, or stands in none.
    private func listed(_ word: String) throws -> ModelsReport? {
        guard ModelLibrary.shelf.model(word) == nil else { return nil }
        let report = try ModelsReport().containing(word)
        return report.isEmpty ? nil : report
    }

    private func write<Report>(_ report: Report, _ text: (Report) -> String, _ json: (Report) -> JSON) {
        switch format {
        case .text: Output.write(text(report))
        case .json: Output.write(json(report).text)
        }
    }
}
