import AnalyticCore
import ModelFiles

/// What `modelmeter models` says of one model.
public struct ModelReport: Sendable {
    private let id: String
    private let title: String
    private let source: String
    private let published: Int?
    private let reading: DecoderReading
    private let figures: DecoderFigures
    private let coverage: ModelCoverage
    /// Whether every field is shown, and what became of it.
    private let isVerbose: Bool

    /// A report on a model that lies in the program.
    ///
    /// - Throws: `ScenarioError` where a figure would not fit.
    public init(_ model: KnownModel, isVerbose: Bool = false) throws(ScenarioError) {
        id = model.id
        title = model.title
        source = model.source
        published = model.publishedParameters
        reading = model.reading
        figures = try DecoderFigures(model.reading.model)
        coverage = ModelCoverage.ofKnownModels()[model.id] ?? ModelCoverage()
        self.isVerbose = isVerbose
    }

    /// A report on a model from a file.
    ///
    /// - Throws: `ScenarioError` where a figure would not fit.
    public init(_ reading: DecoderReading, file: String, isVerbose: Bool = false) throws(ScenarioError) {
        id = file
        title = reading.className
        source = file
        published = nil
        self.reading = reading
        figures = try DecoderFigures(reading.model)
        coverage = ModelCoverage()
        self.isVerbose = isVerbose
    }

    /// For the eye.
    public var text: String {
        let model = reading.model
        var lines = ["\(title)  (\(reading.className), \(reading.architecture.title))", ""]
        var facts: [(String, String)] = [
            ("parameters", Figure.grouped(figures.parameters) + publishedText),
            ("active a token", Figure.grouped(figures.activeParameters)),
            ("hidden size", String(model.hidden)),
            ("vocabulary", String(model.vocabulary) + (model.tiesHead ? ", head tied to the embedding" : "")),
            ("context", model.contextLength.map { Figure.grouped(Count($0)) } ?? "not stated"),
        ]
        for (index, layer) in DecoderWords.layers(of: model).enumerated() {
            facts.append(
                (
                    index == 0 ? "layers (\(model.layers))" : "",
                    "\(layer.place): \(layer.attention); \(layer.feedForward)"
                ))
        }
        facts += [
            ("KV cache, bf16", Figure.grouped(figures.cacheBytesPerToken) + " bytes a token" + windowText),
            (
                "",
                figures.fullCacheBytes.map { Figure.bytes($0, style: .si) + " for a sequence of the whole context" }
                    ?? ""
            ),
            (prompt, Figure.grouped(figures.prefill) + " matrix FLOPs, " + perToken(figures.prefill)),
            ("the step after it", Figure.grouped(figures.step) + " matrix FLOPs"),
        ]
        if let served = figures.served {
            facts.append(("as servers run it", Figure.grouped(served.prefill) + " and " + Figure.grouped(served.step)))
        }
        facts.append(("measured cases", coverage.cases == 0 ? coverage.text : coverage.text + " equal"))
        facts.append(("source", source))
        for (name, text) in facts where !text.isEmpty { lines.append("  " + name.padded(to: 20) + text) }
        if isVerbose { lines += verbose }
        return lines.joined(separator: "\n") + "\n"
    }

    private var prompt: String { "\(DecoderFigures.promptTokens) prompt tokens" }

    private func perToken(_ flops: Count) -> String {
        Figure.flops(flops.divided(by: DecoderFigures.promptTokens), style: .si) + " a token"
    }

    private var publishedText: String {
        guard let published else { return "" }
        return figures.parameters == Count(published)
            ? ", as published" : ", published \(Figure.grouped(Count(published)))"
    }

    private var windowText: String {
        let widths = reading.model.windows.map(\.width)
        guard !widths.isEmpty else { return "" }
        return ", until \(widths.map { String($0 - 1) }.joined(separator: " and ")) tokens fill a window"
    }

    private var verbose: [String] {
        var lines = ["", "  Fields that the model is made from"]
        for field in reading.fields {
            lines.append(
                "    " + field.name.padded(to: 34) + field.value.written
                    + (field.isDefault ? "  (not in the file)" : ""))
        }
        if !reading.ignored.isEmpty {
            lines.append("")
            lines.append("  Fields that were taken to change no cost")
            lines.append("    " + reading.ignored.joined(separator: ", "))
        }
        return lines
    }

    /// Schema `modelmeter.model/1`.
    public var json: JSON {
        let model = reading.model
        return [
            "schema": "modelmeter.model/1", "id": .string(id), "title": .string(title),
            "family": .string(reading.architecture.id), "class": .string(reading.className),
            "source": .string(source), "parameters": .count(figures.parameters),
            "active_parameters": .count(figures.activeParameters),
            "published_parameters": published.map(JSON.number) ?? .null, "hidden": .number(model.hidden),
            "vocabulary": .number(model.vocabulary), "tied_head": .bool(model.tiesHead),
            "context": model.contextLength.map(JSON.number) ?? .null, "layers": .number(model.layers),
            "layer_groups": .array(
                zip(model.groups, DecoderWords.layers(of: model)).map { group, words in
                    [
                        "indexes": .array(group.indexes.map(JSON.number)), "attention": .string(words.attention),
                        "feed_forward": .string(words.feedForward),
                    ]
                }),
            "kv_bytes_per_token": .count(figures.cacheBytesPerToken),
            "kv_bytes_at_context": figures.fullCacheBytes.map(JSON.count) ?? .null,
            "prompt_tokens": .number(DecoderFigures.promptTokens), "prefill_flops": .count(figures.prefill),
            "step_flops": .count(figures.step),
            "served_prefill_flops": figures.served.map { JSON.count($0.prefill) } ?? .null,
            "served_step_flops": figures.served.map { JSON.count($0.step) } ?? .null,
            "cases": .number(coverage.cases), "cases_equal": .number(coverage.equal),
            "fields": .object(reading.fields.map { JSON.Member($0.name, .string($0.value.written)) }),
            "defaults": .array(reading.fields.filter(\.isDefault).map { .string($0.name) }),
            "ignored": .array(reading.ignored.map { .string($0) }),
        ]
    }
}
