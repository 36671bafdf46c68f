import AnalyticCore
import ModelFiles
import TextKit
import Verification

/// What `modelmeter models` lists: the models that lie in the program, the standard one first.
public struct ModelsReport: Sendable {
    private struct Entry: Sendable {
        let card: ModelCard
        let family: (id: String, title: String)
        let className: String
        let source: String
        let facts: ModelFacts
        let parameters: Count
        let active: Count
        let cacheBytesPerToken: Count
        let coverage: ModelCoverage
    }

    private var entries: [Entry]

    /// Evaluates every model, and compares each with its measured counts.
    ///
    /// - Throws: `ModelFileError` or `ScenarioError` where a model in the program cannot be read or evaluated.
    public init() throws {
        let coverage = ModelCoverage.ofKnownModels()
        let standard = try StandardModelFigures()
        let first = Entry(
            card: standard.model.card, family: (standard.model.card.id, standard.model.card.title),
            className: standard.className, source: standard.source, facts: standard.model.facts,
            parameters: standard.parameters, active: standard.activeParameters,
            cacheBytesPerToken: standard.cacheBytesPerToken, coverage: .ofStandardModel())
        entries =
            [first]
            + (try ModelLibrary.all().map { known in
                let figures = try DecoderFigures(known.reading.model)
                let architecture = known.reading.architecture
                return Entry(
                    card: known.decoder.card, family: (architecture.id, architecture.title),
                    className: known.reading.className, source: known.source, facts: known.decoder.facts,
                    parameters: figures.parameters, active: figures.activeParameters,
                    cacheBytesPerToken: figures.cacheBytesPerToken, coverage: coverage[known.id] ?? ModelCoverage())
            })
    }

    /// Whether it lists none.
    public var isEmpty: Bool { entries.isEmpty }

    /// The models whose id, title or family has words that begin with this one: what lacks a letter is a mistake.
    public func containing(_ word: String) -> ModelsReport {
        var report = self
        report.entries = entries.filter { entry in
            [entry.card.id, entry.card.title, entry.family.title].contains { FuzzyMatch.begins(word, in: $0) }
        }
        return report
    }

    /// For the eye, in at most `width` columns of a terminal: those that say least fall away first.
    public func text(width: Int) -> String {
        var table = TextTable([
            ("model", .left), ("family", .left), ("params", .right), ("active", .right), ("layers", .right),
            ("KV B/token", .right), ("context", .right), ("verified", .right),
        ])
        for entry in entries {
            table.append([
                entry.card.id, entry.family.title, Figure.number(entry.parameters, style: .si),
                Figure.number(entry.active, style: .si), String(entry.facts.layers),
                Figure.grouped(entry.cacheBytesPerToken),
                entry.facts.contextLength.map { Figure.grouped(Count($0)) } ?? "—", entry.coverage.short,
            ])
        }
        let note = """
            `modelmeter models ID` shows one of them, `--config FILE` a config.json of your own; every command takes both. The \
            first is the one that a command without --model evaluates. KV bytes are in bf16, as long as no window is full. \
            Verified: measured cases of which every figure is equal.
            """
        return table.text(width: width, dispensable: ["family", "layers", "context", "active"]) + "\n"
            + note.wrapped(to: width, cutsWords: false).map { $0 + "\n" }.joined()
    }

    /// Schema `modelmeter.models/1`.
    public var json: JSON {
        [
            "schema": "modelmeter.models/1",
            "models": .array(
                entries.map { entry in
                    [
                        "id": .string(entry.card.id), "title": .string(entry.card.title),
                        "family": .string(entry.family.id), "class": .string(entry.className),
                        "repository": entry.card.repository.map { .string($0) } ?? .null,
                        "parameters": .count(entry.parameters), "active_parameters": .count(entry.active),
                        "layers": .number(entry.facts.layers),
                        "kv_bytes_per_token": .count(entry.cacheBytesPerToken),
                        "context": entry.facts.contextLength.map(JSON.number) ?? .null,
                        "cases": .number(entry.coverage.cases), "cases_equal": .number(entry.coverage.equal),
                        "source": .string(entry.source),
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
    /// The same in few characters, for a column.
    var short: String { cases == 0 ? "—" : equal == cases ? "all \(cases)" : text }

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

    /// Those of the standard model: figures that were measured and must be equal, which leaves out what the model compares with
    /// itself, times, and figures printed in five digits.
    static func ofStandardModel() -> ModelCoverage {
        let checks = Check.allCases.filter { ![.models, .timing, .published].contains($0) }
        let found = Verification(reference: ReferenceSet.builtIn().withoutModels, checks: checks)
        var isEqual: [String: Bool] = [:]
        for row in found.rows where !row.isOfModelAlone {
            isEqual["\(row.file) \(row.group) \(row.index)", default: true] =
                (isEqual["\(row.file) \(row.group) \(row.index)"] ?? true) && row.distance == .zero
        }
        return ModelCoverage(cases: isEqual.count, equal: isEqual.values.count { $0 })
    }

    /// The group of the rows that compare parameters, which are no case.
    private static let parameters = "parameters"
}
