import AnalyticCore

/// One run of a benchmark program: the settings that stand for it, and what it measured, by the keys of `CaseQuantity`.
struct ServingCase {
    /// A measured figure, with what the program means by it.
    struct Value {
        let quantity: String
        let field: ReferenceField
        /// In the unit of the quantity.
        let value: Double
        let what: String
    }

    /// What it measured; nil with the reason where no figure of the program is that.
    let values: [Value]
    /// The nearest settings: the engine first.
    let settings: [(id: String, value: String)]
    /// Why it is not compared; nil where it is.
    let reason: String?

    /// Reads a run.
    ///
    /// - Throws: `ReferenceProblem` that names the field that is missing or of another kind.
    init(_ field: ReferenceField) throws(ReferenceProblem) {
        guard let format = ServingFormat(field.value) else {
            throw field.problem(
                "the fields of " + ServingFormat.allCases.map(\.rawValue).joined(separator: ", "))
        }
        switch format {
        case .vllm:
            let model = try field.member("model_id").text()
            try self.init(serving: field, engine: "vllm", model: model)
        case .sglang: try self.init(serving: field, engine: "sglang", model: nil)
        case .llamaBench: try self.init(llamaBench: field)
        }
    }

    private init(_ values: [Value], _ settings: [(id: String, value: String)], reason: String?) {
        self.values = values
        self.settings = settings
        self.reason = reason
    }

    /// A run of requests against a server.
    private init(serving field: ReferenceField, engine: String, model: String?) throws(ReferenceProblem) {
        let completed = try field.member("completed").whole()
        guard completed > 0 else {
            throw ReferenceProblem(
                file: field.file, field: "\(field.path).completed", reason: "0 is not allowed: no request was answered")
        }
        let output = try field.member("total_output_tokens").whole() / completed
        // Of a request with a picture sglang counts its tokens as well, and those of the text apart.
        let text = field.optional("total_input_text_tokens")
        let input = if let text { try text.whole() } else { try field.member("total_input_tokens").whole() }
        var settings = [(id: "engine", value: engine), (id: "prompt.tokens", value: String(input / completed))]
        settings.append((id: "decode.tokens", value: String(max(0, output - 1))))
        if let limit = field.optional("max_concurrency") {
            settings.append((id: "batch", value: String(min(try limit.whole(), completed))))
        } else {
            // Without a limit all requests are sent as the rate says; at `inf` at once.
            let isTogether = field.optional("request_rate").map { Self.isEndless($0) } ?? true
            guard isTogether else {
                self.init(
                    [], [], reason: "requests at a rate, with no max_concurrency: how many are in flight is not known")
                return
            }
            settings.append((id: "batch", value: String(completed)))
            settings.append((id: "engine.arrivals", value: Arrivals.together.rawValue))
        }
        var values: [Value] = []
        func read(_ key: String, _ quantity: String, _ what: String) throws(ReferenceProblem) {
            guard let figure = field.optional(key) else { return }
            values.append(Value(quantity: quantity, field: figure, value: try figure.number(), what: what))
        }
        try read(
            "median_ttft_ms", "ttft_ms", "median over requests, from sending one to its first token, queueing included")
        try read("mean_tpot_ms", "tpot_ms", "mean over requests of (latency − time to first token) / (tokens − 1)")
        try read("median_itl_ms", "itl_median_ms", "median gap between two tokens of an answer")
        try read("output_throughput", "tokens_per_s", "generated tokens of all requests over the run's duration")
        try read("request_throughput", "requests_per_s", "requests over the run's duration")
        guard !values.isEmpty else {
            throw ReferenceProblem(
                file: field.file, field: "\(field.path).median_ttft_ms",
                reason: "is missing, as are mean_tpot_ms, median_itl_ms, output_throughput and request_throughput")
        }
        self.init(values, settings, reason: model.flatMap(Self.otherModel))
    }

    /// A test of llama-bench: a prompt alone, or tokens alone.
    private init(llamaBench field: ReferenceField) throws(ReferenceProblem) {
        let (prompt, answer) = (try field.member("n_prompt").whole(), try field.member("n_gen").whole())
        let depth = try field.optional("n_depth")?.whole() ?? 0
        let nanoseconds = try field.member("avg_ns")
        let all = try nanoseconds.number() / 1e6
        var settings = [
            (id: "engine", value: "llama.cpp"), (id: "image.mode", value: "none"), (id: "logits", value: "last"),
        ]
        let type = try field.optional("model_type")?.text() ?? ""
        if type.contains("Q4_K - Medium") { settings.append((id: "precision.weights", value: "q4_k_m")) }
        let value: Value
        switch (prompt > 0, answer > 0) {
        case (true, false) where depth == 0:
            settings += [(id: "prompt.tokens", value: String(prompt)), (id: "decode.tokens", value: "0")]
            value = Value(
                quantity: "prefill_ms", field: nanoseconds, value: all,
                what: "one prompt of n_prompt tokens, mean of the runs")
        case (false, true):
            settings += [
                (id: "prompt.tokens", value: String(max(1, depth))), (id: "decode.tokens", value: String(answer)),
            ]
            value = Value(
                quantity: "tpot_ms", field: nanoseconds, value: all / Double(answer),
                what: "n_gen single tokens behind n_depth others, mean of the runs, for each token")
        default:
            self.init(
                [], [],
                reason: prompt > 0 && answer > 0
                    ? "prompt and answer in one time: -p and -n alone are compared"
                    : "a prompt behind n_depth tokens is no stage of a request here")
            return
        }
        let names = [try field.member("model_filename").text(), type].joined(separator: " ")
        self.init([value], settings, reason: Self.otherModel(names))
    }

    private static func isEndless(_ rate: ReferenceField) -> Bool {
        // Python writes Infinity as a text in some versions, and as a number that JSON does not have in others.
        ["inf", "infinity"].contains(rate.word.lowercased())
    }

    /// Why a model is not compared; nil where it is the one that scenarios are of.
    private static func otherModel(_ name: String) -> String? {
        let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return letters.contains("deepseekocr") ? nil : "the model \(name) is not the one that is compared, DeepSeek-OCR"
    }
}
