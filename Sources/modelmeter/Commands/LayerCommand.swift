import AnalyticCore
import ArgumentParser
import Reporting

/// `modelmeter layer`: one layer on its own.
struct LayerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "layer",
        abstract: "Evaluate one layer on its own at a given shape.",
        discussion: """
            Shape names are those of the reference counts: B, S, past_kv, hidden, heads, H, W, C, image, …
            Constants that are no part of the shape are parameters: --set n_routed_experts=32.

              modelmeter layer LlamaAttention --set B=2 --set S=17 --set past_kv=273
              modelmeter layer Block.windowed --set image=1024
              modelmeter layer 'sam.Attention.global|eager' --set H=64 --set W=64 --set rel_pos_table=127

            Layers: \(LayerCatalogue.all.map(\.name).joined(separator: ", ")).
            """)

    @Argument(help: "A layer's class, or a group of the reference counts.")
    var layer: String

    @OptionGroup var options: ScenarioOptions

    @Option(help: "text, json (schema modelmeter.layer/1) or csv (one line per operation).")
    var format = OutputFormat.text

    func run() throws {
        guard let found = LayerCatalogue.find(layer) else {
            let names = LayerCatalogue.all.map(\.name)
            throw ValidationError(
                "there is no layer '\(TypedText.shown(layer))'\(Suggestion.clause(layer, among: names)); there are: "
                    + names.joined(separator: ", "))
        }
        var base = options
        base.set = []
        var scenario = try base.scenario()
        if let path = found.path {
            scenario.workload.visionAttention = path
            scenario.workload.decoderAttention = path
        }
        let shape = try found.entry.shape(options.assignments(), changing: &scenario)
        let report = LayerReport(
            found.entry, shape: shape, layer: try found.entry.layer(shape, in: scenario), in: scenario)
        switch format {
        case .text: Output.write(report.text)
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }
}
