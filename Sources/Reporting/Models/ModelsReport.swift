import AnalyticCore
import ModelFiles
import Verification

/// What `modelmeter models` lists: the decoders that lie in the program.
public struct ModelsReport: Sendable {
    private struct Entry: Sendable {
        let model: KnownModel
        let figures: DecoderFigures
        let coverage: ModelCoverage
    }

    private let entries: [Entry]

    /// Evaluates every model, and compares each with its measured counts.
    ///
    /// - Throws: `ModelFileError` or `ScenarioError` where a model in the program cannot be read or evaluated.
    public init() throws {
        let coverage = ModelCoverage.ofKnownModels()
        entries = try ModelLibrary.all().map {
            Entry(
                model: $0, figures: try DecoderFigures($0.reading.model), coverage: coverage[$0.id] ?? ModelCoverage())
        }
    }

    /// For the eye.
    public var text: String {
        var table = TextTable([
            ("model", .left), ("family", .left), ("parameters", .right), ("active", .right), ("layers", .right),
            ("KV bytes/token", .right), ("context", .right), ("measured cases equal", .right),
        ])
        for entry in entries {
            let model = entry.model.reading.model
            table.append([
                entry.model.id, entry.model.reading.architecture.title,
                Figure.number(entry.figures.parameters, style: .si),
                Figure.number(entry.figures.activeParameters, style: .si), String(model.layers),
                Figure.grouped(entry.figures.cacheBytesPerToken),
                model.contextLength.map { Figure.grouped(Count($0)) } ?? "—", entry.coverage.text,
            ])
        }
        return table.text
            + "\n`modelmeter models ID` shows one of them, `--config FILE` a config.json of your own. "
            + "KV bytes are in bf16,\nas long as no window is full. DeepSeek-OCR, which the other commands "
            + "evaluate, has a vision tower and is not listed.\n"
    }

    /// Schema `modelmeter.models/1`.
    public var json: JSON {
        [
            "schema": "modelmeter.models/1",
            "models": .array(
                entries.map { entry in
                    let reading = entry.model.reading
                    return [
                        "id": .string(entry.model.id), "title": .string(entry.model.title),
                        "family": .string(reading.architecture.id), "class": .string(reading.className),
                        "parameters": .count(entry.figures.parameters),
                        "active_parameters": .count(entry.figures.activeParameters),
                        "layers": .number(reading.model.layers),
                        "kv_bytes_per_token": .count(entry.figures.cacheBytesPerToken),
                        "context": reading.model.contextLength.map(JSON.number) ?? .null,
                        "cases": .number(entry.coverage.cases), "cases_equal": .number(entry.coverage.equal),
                        "source": .string(entry.model.source),
                    ]
                }),
        ]
    }
}

/// How many measured cases stand behind a model.
struct ModelCoverage: Sendable {
    var cases = 0
    var equal = 0

    var text: String { cases == 0 ? "not measured" : "\(equal) of \(cases)" }

    /// Those of the models in the program, by id; a case is equal where all its figures are.
    static func ofKnownModels() -> [String: ModelCoverage] {
        let found = Verification(reference: .knownModels(), checks: [.models])
        var isEqual: [String: [Int: Bool]] = [:]
        for row in found.rows where row.group != ModelCoverage.parameters {
            let id = String(row.file.dropLast(".json".count))
            isEqual[id, default: [:]][row.index, default: true] =
                (isEqual[id]?[row.index] ?? true) && row.distance == .zero
        }
        return isEqual.mapValues { ModelCoverage(cases: $0.count, equal: $0.values.count { $0 }) }
    }

    /// The group of the rows that compare parameters, which are no case.
    private static let parameters = "parameters"
}
