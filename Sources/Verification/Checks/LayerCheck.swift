import AnalyticCore

/// Single layers: `layers.json`.
enum LayerCheck {
    static func run(
        _ measured: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let values = try measured.member("shape").members()
        place.shape = describe(values)
        let flops = try measured.member("flops_total").whole()
        guard let found = LayerCatalogue.find(place.group), let check = check(of: place.group) else {
            recorder.skip(place, because: "no layer of the model is called \(place.group)")
            return
        }
        place.className = found.entry.card.name.description
        guard recorder.runs(check) else { return }
        let cost: Cost
        do throws(ScenarioError) {
            cost = try evaluate(found, values.map { ($0.key, plain($0.field)) })
        } catch {
            throw ReferenceProblem(file: place.file, field: measured.path + ".shape", reason: "\(error)")
        }
        let published = try measured.optional("prior_report_gflops").map { field throws(ReferenceProblem) in
            try field.whole(times: 1e9)
        }
        recorder.compare(
            place, check, "flops_total", "FLOPs", measured: Count(flops), analytic: cost.counted, published: published,
            note: cost.opaque == .zero
                ? ""
                : "the flash kernel's own \(Figure.grouped(cost.opaque)) FLOPs are invisible to the counter")
    }

    private static func evaluate(
        _ found: (entry: LayerEntry, path: AttentionPath?), _ values: [(id: String, value: String)]
    ) throws(ScenarioError) -> Cost {
        var scenario = Scenario()
        if let path = found.path {
            scenario.workload.visionAttention = path
            scenario.workload.decoderAttention = path
        }
        let shape = try found.entry.shape(values, changing: &scenario)
        let layer = try found.entry.layer(shape, in: scenario)
        return LayerEvaluation(layer, workload: scenario.workload).cost
    }

    /// The check that a reference group belongs to, by its first word.
    private static func check(of group: String) -> Check? {
        switch group.prefix(while: { $0.isLetter || $0.isNumber }) {
        case "sam", "clip", "MlpProjector": .vision
        case "decoder": .decoder
        case "llama": .llama
        default: nil
        }
    }

    /// The shape in words: the numbers in a settled order, then the rest.
    private static func describe(_ values: [(key: String, field: ReferenceField)]) -> String {
        let order = ["B", "image", "S", "past_kv", "H", "W", "C", "tokens", "hidden", "intermediate"]
        func rank(_ key: String) -> Int { order.firstIndex(of: key) ?? order.count }
        return values.filter { $0.key != "note" && $0.field.value != .null }
            .sorted { (rank($0.key), $0.key) < (rank($1.key), $1.key) }
            .map { "\($0.key)=\(plain($0.field))" }.joined(separator: " ")
    }

    private static func plain(_ field: ReferenceField) -> String {
        if case .string(let text) = field.value { text } else { field.value.text.split(separator: " ").joined() }
    }
}
