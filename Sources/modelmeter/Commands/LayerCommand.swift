import AnalyticCore
import ArgumentParser
import Reporting
import TextKit

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

              modelmeter layer --model qwen3-30b-a3b
              modelmeter layer mixture --model qwen3-30b-a3b --set B=8 --set S=1 --set past_kv=4000

            Without a name the layers of the model are listed. Those of the standard model:
            \(LayerCatalogue.all.map(\.name).joined(separator: ", ")).
            """)

    @Argument(
        help: "A layer of the model: its name or class, or a group of the reference counts; all are listed without one."
    )
    var layer: String?

    @OptionGroup var options: ScenarioOptions

    @Option(help: "text, json (schema modelmeter.layer/1) or csv (one line per operation).")
    var format = OutputFormat.text

    func run() throws {
        guard let layer else { return try list() }
        var base = options
        base.set = []
        var scenario = try base.scenario()
        let report = try report(on: layer, in: &scenario)
        switch format {
        case .text: Output.write(report.text)
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }

    private func list() throws {
        let report = LayersReport(try options.scenario())
        switch format {
        case .text: Output.write(report.text)
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }

    /// The layers of a model are looked for among its own: a name of another model's is unknown.
    private func report(on layer: String, in scenario: inout Scenario) throws -> LayerReport {
        if scenario.decoder != nil {
            let call = try BlockCall(options.assignments(), changing: &scenario)
            guard let model = scenario.decoder?.reading.model, let block = model.block(layer) else {
                throw unknown(layer, in: scenario, near: scenario.decoder?.reading.model.blocks(near: layer) ?? [])
            }
            return try LayerReport(block, call: call, in: scenario)
        }
        guard let found = LayerCatalogue.find(layer) else {
            throw unknown(layer, in: scenario, near: NearNames.to(layer, among: LayersReport.names(scenario)))
        }
        if let path = found.path {
            scenario.workload.visionAttention = path
            scenario.workload.decoderAttention = path
        }
        let shape = try found.entry.shape(options.assignments(), changing: &scenario)
        return LayerReport(found.entry, shape: shape, layer: try found.entry.layer(shape, in: scenario), in: scenario)
    }

    private func unknown(_ layer: String, in scenario: Scenario, near: [String]) -> ValidationError {
        ValidationError(
            "\(scenario.model.card.title) has no layer '\(TypedText.shown(layer))'"
                + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")
                + "; there are: \(LayersReport.names(scenario).joined(separator: ", "))")
    }
}
