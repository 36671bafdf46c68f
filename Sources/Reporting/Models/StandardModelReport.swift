import AnalyticCore

/// What `modelmeter models` says of the standard model.
public struct StandardModelReport: Sendable {
    private let figures: StandardModelFigures
    private let coverage: ModelCoverage

    /// Evaluates it, and compares it with its measured counts.
    ///
    /// - Throws: `ScenarioError` where a figure would not fit.
    public init() throws(ScenarioError) {
        figures = try StandardModelFigures()
        coverage = .ofStandardModel()
    }

    /// For the eye.
    public var text: String {
        let facts = figures.model.facts
        let request = figures.request
        let experts = facts.mixture.map { "; \($0.perToken) of \($0.experts) experts" } ?? ""
        let tokens = request.geometry.contextTokens
        let word = figures.model.card.request
        var lines = ["\(figures.model.card.title)  (\(figures.className))", ""]
        var rows: [(String, String)] = [
            ("parameters", Figure.grouped(figures.parameters)),
            ("active a token", Figure.grouped(figures.activeParameters) + " of the decoder"),
            ("hidden size", String(facts.hidden)),
            ("layers (\(facts.layers))", "\(facts.heads) heads, \(facts.keyValueHeads) for keys and values\(experts)"),
            ("KV cache, bf16", Figure.grouped(figures.cacheBytesPerToken) + " bytes a token"),
        ]
        for stage in request.stages where stage != .decode {
            let flops = request.cost(of: 0, in: stage).matrix
            let what = stage == .vision ? "vision, a \(word)" : "its \(tokens) tokens"
            rows.append((what, Figure.grouped(flops) + " matrix FLOPs"))
        }
        rows.append(
            ("the step after it", Figure.grouped(request.cost(of: 0, in: .firstStep).matrix) + " matrix FLOPs"))
        rows.append(("measured cases", coverage.text + " equal"))
        if let repository = figures.model.card.repository { rows.append(("published at", repository)) }
        for (name, text) in rows { lines.append("  " + name.padded(to: 20) + text) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Schema `modelmeter.model/1`; what only decoders from a file have is null.
    public var json: JSON {
        let facts = figures.model.facts
        let request = figures.request
        return [
            "schema": "modelmeter.model/1", "id": .string(figures.model.card.id),
            "title": .string(figures.model.card.title), "family": .string(figures.model.card.id),
            "class": .string(figures.className), "source": .string(figures.source),
            "parameters": .count(figures.parameters), "active_parameters": .count(figures.activeParameters),
            "published_parameters": .null, "hidden": .number(facts.hidden),
            "context": facts.contextLength.map(JSON.number) ?? .null, "layers": .number(facts.layers),
            "kv_bytes_per_token": .count(figures.cacheBytesPerToken),
            "prompt_tokens": .number(request.geometry.contextTokens),
            "vision_flops": .count(request.cost(of: 0, in: .vision).matrix),
            "prefill_flops": .count(request.cost(of: 0, in: Stage.prefill).matrix),
            "step_flops": .count(request.cost(of: 0, in: .firstStep).matrix), "served_prefill_flops": .null,
            "served_step_flops": .null, "cases": .number(coverage.cases), "cases_equal": .number(coverage.equal),
        ]
    }
}
