import AnalyticCore
import DeviceLibrary

/// Figures printed with an earlier analysis: `published.json`.
enum PublishedCheck {
    /// Five significant digits: half a unit in the last is at most this share.
    private static let printed = 0.5e-4

    static func run(_ file: ReferenceFile, into recorder: inout RowRecorder) throws(ReferenceProblem) {
        for (group, check) in [("layers", layer), ("crop_grid_sweep", grid)] {
            for (position, entry) in try file.root.member(group).elements().enumerated() {
                recorder.attempt(CasePlace(file: file.name, group: group, index: position)) {
                    place, recorder throws(ReferenceProblem) in try check(entry, &place, &recorder)
                }
            }
        }
    }

    private static func layer(
        _ entry: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let name = try entry.member("layer").text()
        place.group = name
        guard let shape = shapes[name] else {
            recorder.skip(place, because: "no layer with a known shape is called \(name)")
            return
        }
        place.shape = shape.values.map { "\($0)=\($1)" }.joined(separator: " ")
        guard let found = LayerCatalogue.find(shape.layer) else {
            recorder.skip(place, because: "no layer is called \(shape.layer)")
            return
        }
        place.className = found.entry.card.name.description
        let cost = try entry.legal { () throws(ScenarioError) in
            try found.entry.evaluation(shape.values, in: Scenario()).cost
        }
        let measured = try entry.member("measured_gflops").whole(times: 1e9)
        let theory =
            "\(try entry.member("theoretical_gflops").number()) GFLOPs, off by "
            + "\(try entry.member("relative_difference_percent").number()) %"
        recorder.compare(
            place, .published, "measured_gflops", "FLOPs", measured: measured,
            analytic: cost.counted, published: measured, theory: theory, tolerance: printed,
            note: "its own theoretical figure: \(theory); five digits are printed")
    }

    private static func grid(
        _ entry: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let rows = try entry.member("grid_rows").whole()
        let columns = try entry.member("grid_columns").whole()
        let steps = try entry.member("decode_tokens").whole()
        place.group = "crop_grid_sweep \(rows)x\(columns)"
        place.shape = "grid=\(rows)x\(columns) K=\(steps)"
        let evaluation = try entry.evaluate([("image.grid", "\(rows)x\(columns)"), ("decode.tokens", String(steps))])
        let vision = evaluation.cost(of: 0, in: .vision).counted
        var compared = 0
        for (key, analytic) in [
            ("vision", vision), ("vision_and_prefill", vision + evaluation.cost(of: 0, in: Stage.prefill).counted),
            ("decode", evaluation.cost(of: 0, in: .decode).counted),
        ] {
            guard let figure = entry.optional("\(key)_measured_tflops") else { continue }
            let measured = try figure.whole(times: 1e12)
            let theory = "\(try entry.member("\(key)_analytic_tflops").number()) TFLOPs"
            recorder.compare(
                place, .published, "\(key)_measured_tflops", "FLOPs", measured: measured, analytic: analytic,
                published: measured, theory: theory, note: "its own theoretical figure: \(theory)")
            compared += 1
        }
        for (key, tokens) in [
            ("image_tokens", evaluation.geometry.imageTokens), ("context_tokens", evaluation.geometry.contextTokens),
        ] {
            recorder.compare(
                place, .published, key, "tokens", measured: Count(try entry.member(key).whole()),
                analytic: Count(tokens), theory: compared == 0 ? try theories(entry) : nil,
                note: compared == 0 ? "no measured FLOPs were published for this grid" : "")
        }
    }

    /// What the earlier analysis computed for a grid that it did not measure: `vision 13.5 TFLOPs; decode 0.136 TFLOPs`.
    private static func theories(_ entry: ReferenceField) throws(ReferenceProblem) -> String {
        var words: [String] = []
        for key in ["vision", "vision_and_prefill", "decode"] {
            words.append("\(key) \(try entry.member("\(key)_analytic_tflops").number()) TFLOPs")
        }
        return words.joined(separator: "; ")
    }

    /// The shapes of the published table, which mixes variants (see `Check.note`).
    private static let shapes: [String: (layer: String, values: [(id: String, value: String)])] = [
        "Attention": ("Attention", [("B", "25"), ("H", "14"), ("W", "14")]),
        "MLPBlock": ("MLPBlock", []), "PatchEmbed": ("PatchEmbed", []), "Block": ("Block.global", []),
        "CLIPVisionEmbeddings_conv": ("CLIPVisionEmbeddings.conv", []), "LayerNorm2d": ("LayerNorm2d", []),
        "ImageEncoderViT": ("ImageEncoderViT", []), "NoTPAttention": ("NoTPAttention", []),
        "NoTPFeedForward": ("NoTPFeedForward", []), "NoTPTransformerBlock": ("NoTPTransformerBlock", []),
        "NoTPTransformer": ("NoTPTransformer", [("num_layers", "2")]), "VitModel": ("VitModel", [("num_layers", "2")]),
        "MlpProjector": ("MlpProjector.mlp_gelu", [("S", "577")]), "DeepseekV2MLP": ("DeepseekV2MLP.dense", []),
        "MoEGate": ("MoEGate", []), "DeepseekV2MoE": ("DeepseekV2MoE", []),
        "DeepseekV2RMSNorm": ("DeepseekV2RMSNorm", []),
        "DeepseekV2DecoderLayer_dense": ("DeepseekV2DecoderLayer.dense", []),
        "DeepseekV2DecoderLayer_moe": ("DeepseekV2DecoderLayer.moe", []),
        "LlamaFlashAttention2": ("LlamaFlashAttention2", []), "LlamaRotaryEmbedding": ("LlamaRotaryEmbedding", []),
    ]
}
