import AnalyticCore
import Studies
import TextKit

/// The answer to a question, as text and as JSON.
public struct SolveReport: Sendable {
    private let solution: Solution
    private let scenario: Scenario

    /// The report of a solution that was found from a scenario.
    public init(_ solution: Solution, from scenario: Scenario) {
        self.solution = solution
        self.scenario = scenario
    }

    private var question: Question { solution.question }

    /// For the eye: the answer in a line, how it stands to each constraint, how it was found, and the command that shows it.
    public var text: String {
        var lines = [solution.line, ""]
        func add(_ name: String, _ texts: [String]) {
            for (index, text) in texts.enumerated() {
                lines.append((index == 0 ? name : "").padded(to: 12) + text)
            }
        }
        add("question", [question.text])
        let found = solution.best ?? solution.nearest
        if let best = solution.best, let objective = best.objective {
            add(
                "value",
                [
                    "\(question.over.id)=\(best.value)"
                        + (isItself ? "" : ", \(question.goal.id) \(question.goal.text(objective))")
                ])
        }
        if let found { add(solution.best == nil ? "misses" : "stands", found.verdicts.map { Self.mark($0) }) }
        if let binding = solution.binding, let beyond = solution.beyond {
            add("binds", ["\(binding.constraint.text): \(question.over.id)=\(beyond.value) has \(binding.text)"])
        }
        add(
            "then",
            solution.others.map { other in
                "\(other.value), \(other.objective.map(question.goal.text) ?? "—")"
            })
        add("found by", [solution.methodText])
        if let found {
            add("holds for", [Answer.conditions(of: found.scenario).joined(separator: ", ")])
            add("command", [found.scenario.commandLine()])
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var isItself: Bool { question.goal.id == question.over.id }

    /// A verdict with its sign.
    static func mark(_ verdict: Verdict) -> String {
        "\(verdict.holds ? "✓" : "✗") \(verdict.text)"
    }

    /// Schema `modelmeter.solve/1`.
    public var json: JSON {
        [
            "schema": "modelmeter.solve/1",
            "question": .string(question.text), "parameter": .string(question.over.id),
            "value": solution.best.map { $0.value.json } ?? .null,
            "metric": .string(question.goal.id),
            "metric_value": solution.best?.objective.map(JSON.decimal) ?? .null,
            "binding": solution.binding.map { .string($0.constraint.text) } ?? .null,
            "slack": .array(solution.best?.verdicts.map(\.json) ?? []),
            "beyond": Self.json(solution.beyond), "nearest": Self.json(solution.nearest),
            "others": .array(
                solution.others.map { other in
                    ["value": other.value.json, "metric_value": other.objective.map(JSON.decimal) ?? .null]
                }),
            "method": .string(solution.method.rawValue), "points": .number(solution.points),
            "command": .string((solution.best ?? solution.nearest)?.scenario.commandLine() ?? scenario.commandLine()),
        ]
    }

    private static func json(_ candidate: Solution.Candidate?) -> JSON {
        guard let candidate else { return .null }
        return ["value": candidate.value.json, "constraints": .array(candidate.verdicts.map(\.json))]
    }
}

extension Verdict {
    /// The constraint with its figure, in base units; what is left below 0 is what is missing.
    var json: JSON {
        [
            "constraint": .string(constraint.text), "holds": .bool(holds),
            "value": value.map(JSON.decimal) ?? .null, "limit": limit.map(JSON.decimal) ?? .null,
            "slack": slack.map(JSON.decimal) ?? .null,
        ]
    }
}
