import AnalyticCore
import DeviceLibrary

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
        let shape = values.map { ($0.key, $0.field.word) }
        let cost = try measured.member("shape").legal { () throws(ScenarioError) in
            var scenario = Scenario()
            if let path = found.path {
                scenario.workload.visionAttention = path
                scenario.workload.decoderAttention = path
            }
            return try found.entry.evaluation(shape, in: scenario).cost
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
            .map { "\($0.key)=\($0.field.word)" }.joined(separator: " ")
    }
}
