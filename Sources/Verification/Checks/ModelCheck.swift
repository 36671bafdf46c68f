import AnalyticCore
import JSONReading
import ModelFiles

/// Prefill and decode steps of one decoder against the counts of its own code, from its configuration alone.
enum ModelCheck {
    static func run(_ file: ReferenceFile, into recorder: inout RowRecorder) throws(ReferenceProblem) {
        let fields = ConfigValue.fields(try file.root.member("config").value) ?? [:]
        let reading: DecoderReading
        do throws(ConfigRefusal) {
            reading = try DecoderReading(fields)
        } catch {
            return try skip(file, because: error, &recorder)
        }
        recorder.attempt(place(file, "parameters", 0, reading)) { place, recorder throws(ReferenceProblem) in
            try parameters(file, reading, place, &recorder)
        }
        for (position, measured) in try file.cases().enumerated() {
            let index = measured.value["index"]?.integer ?? position
            recorder.attempt(place(file, "model", index, reading)) { place, recorder throws(ReferenceProblem) in
                place.group = try measured.member("phase").text()
                try compare(measured, reading, &place, &recorder)
            }
        }
    }

    private static func place(
        _ file: ReferenceFile, _ group: String, _ index: Int, _ reading: DecoderReading
    ) -> CasePlace {
        CasePlace(file: file.name, group: group, index: index, className: reading.className)
    }

    /// A model that no block describes is listed, not judged; a configuration that is wrong is a problem.
    private static func skip(
        _ file: ReferenceFile, because refusal: ConfigRefusal, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        switch refusal {
        case .architecture, .notModelled: break
        default: recorder.report(ReferenceProblem(file: file.name, field: "config", reason: "\(refusal)"))
        }
        for (position, measured) in try file.cases().enumerated() {
            let index = measured.value["index"]?.integer ?? position
            recorder.skip(CasePlace(file: file.name, group: "model", index: index), because: "\(refusal)")
        }
    }

    private static func compare(
        _ measured: ReferenceField, _ reading: DecoderReading, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let batch = try size(measured, "B")
        let tokens = try size(measured, "S")
        let past = try measured.member("past").whole()
        place.shape = "B=\(batch) S=\(tokens) past=\(past)"
        let call = DecoderCall(reading.model, BlockCall(batch: batch, tokens: tokens, past: past))
        let evaluation = try measured.legal { () throws(ScenarioError) in try CallEvaluation(call) }
        recorder.compare(
            place, .models, "flops", "FLOPs", measured: Count(try measured.member("flops").whole()),
            analytic: evaluation.cost.counted)
        if let bytes = measured.optional("kv_cache_bytes_after_bf16") {
            recorder.compare(
                place, .models, "kv_cache_bytes_after_bf16", "bytes", measured: Count(try bytes.whole()),
                analytic: reading.model.cacheBytes(batch: batch, tokens: past + tokens))
        }
        let modules = evaluation.modules
        for (path, figure) in try measured.optional("by_module")?.members() ?? [] {
            recorder.compare(
                place, .models, path, "FLOPs", measured: Count(try figure.whole()),
                analytic: modules[path]?.matrix ?? .zero)
        }
    }

    private static func size(_ measured: ReferenceField, _ key: String) throws(ReferenceProblem) -> Int {
        let field = try measured.member(key)
        let size = try field.whole()
        guard size > 0 else { throw field.problem("1 or more") }
        return size
    }

    private static func parameters(
        _ file: ReferenceFile, _ reading: DecoderReading, _ place: CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let total = try file.root.member("parameters")
        let call = DecoderCall(reading.model, BlockCall(batch: 1, tokens: 1, past: 0))
        let evaluation = try total.legal { () throws(ScenarioError) in try CallEvaluation(call) }
        recorder.compare(
            place, .models, "parameters", "parameters", measured: Count(try total.whole()),
            analytic: evaluation.parameterCount)
        guard let tensors = file.root.optional("parameters_by_tensor") else { return }
        let modules = evaluation.modules
        var sums: [(path: String, parameters: Int)] = []
        for (name, figure) in try tensors.members() {
            let path = module(of: name)
            let count = try figure.whole()
            if let index = sums.firstIndex(where: { $0.path == path }) {
                sums[index].parameters += count
            } else {
                sums.append((path, count))
            }
        }
        // A tensor that its module holds beside its projections, such as sinks, has no path of its own here.
        for (path, count) in sums where modules[path] != nil {
            recorder.compare(
                place, .models, "parameters of \(path)", "parameters", measured: Count(count),
                analytic: modules[path]?.parameters ?? .zero)
        }
    }

    /// The module that a tensor belongs to: `….q_proj.bias` to `….q_proj`, `….experts.down_proj_bias` to `….experts.down_proj`.
    private static func module(of tensor: String) -> String {
        for ending in [".weight", ".bias", "_bias"] where tensor.hasSuffix(ending) {
            return String(tensor.dropLast(ending.count))
        }
        return tensor
    }
}
