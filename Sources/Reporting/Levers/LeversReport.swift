import AnalyticCore
import Studies

/// What each parameter does to a metric, as text, JSON, CSV and Markdown.
public struct LeversReport: Sendable {
    private let scenario: Scenario
    private let metric: Metric
    private let before: Double?
    private let levers: [Lever]
    private let showsAll: Bool

    /// Steps every parameter of a scenario.
    ///
    /// - Parameter showsAll: Whether lists hold every lever: also those that do next to nothing, and every choice of a parameter.
    public init(_ scenario: Scenario, metric: Metric, showsAll: Bool = false) {
        self.scenario = scenario
        self.metric = metric.inWords(of: scenario.model.card)
        self.showsAll = showsAll
        levers = Levers.of(scenario, metric: metric)
        before = levers.first?.before ?? (try? StudyPoint(scenario, for: metric.needs)).flatMap(metric.value)
    }

    private var shown: ShownLevers { ShownLevers(levers, most: showsAll ? .max : 3) }
    private var listed: [Lever] { showsAll ? levers : shown.levers }

    private var heading: String {
        "\(metric.title): \(before.map(metric.text) ?? "no value") on \(Answer.conditions(of: scenario).joined(separator: ", "))"
    }

    private static let header = ["lever", "parameter", "from", "to", "after", "×", "", "note"]

    /// For the eye: a tornado, the largest effect first; what can't be recommended stands behind with the reason.
    ///
    /// - Parameter width: Columns of the terminal; columns fall away whole.
    public func text(width: Int) -> String {
        var table = TextTable(
            Self.header.map { ($0, ["after", "×"].contains($0) ? .right : .left) })
        let most = shown.mostEffect
        for lever in listed {
            table.append(
                [lever.title, lever.parameter.id, lever.from, lever.to] + figures(lever) + [
                    bar(lever, most), lever.caveat ?? "",
                ])
        }
        let rest = showsAll ? "" : shown.remainder
        return heading + "\n\n" + table.text(width: width, dispensable: ["parameter", "from", "to", "note"])
            + (rest.isEmpty ? "" : "\nnot shown: \(rest); --all lists them\n")
    }

    /// The same as Markdown.
    public var markdown: String {
        heading + ".\n\n"
            + MarkdownTable.text(
                ["lever", "parameter", "from", "to", "after", "×", "note"],
                listed.map { [$0.title, $0.parameter.id, $0.from, $0.to] + figures($0) + [$0.caveat ?? ""] })
    }

    private func figures(_ lever: Lever) -> [String] {
        [metric.text(lever.after), lever.factor.map { Figure.ratio($0) } ?? "—"]
    }

    /// A bar from the middle: to the right where the figure rises, to the left where it falls.
    private func bar(_ lever: Lever, _ most: Double) -> String {
        let half = 10
        guard most > 0, lever.effect > 0 else { return String(repeating: " ", count: half) + "|" }
        let length = lever.effect.isFinite ? max(1, Int((min(1, lever.effect / most) * Double(half)).rounded())) : half
        let marks = String(repeating: lever.standing == .usable ? "#" : ".", count: length)
        guard lever.after > lever.before else {
            return String(repeating: " ", count: half - length) + marks + "|"
        }
        return String(repeating: " ", count: half) + "|" + marks
    }

    /// Schema `modelmeter.levers/1`: every lever, the largest effect first.
    public var json: JSON {
        [
            "schema": "modelmeter.levers/1",
            "metric": .string(metric.id), "unit": .string(metric.symbol),
            "value": before.map(JSON.decimal) ?? .null,
            "command": .string(scenario.commandLine("levers --metric \(metric.id)")),
            "levers": .array(
                levers.map { lever in
                    [
                        "parameter": .string(lever.parameter.id), "from": .string(lever.from), "to": .string(lever.to),
                        "metric": .string(metric.id), "before": .decimal(lever.before), "after": .decimal(lever.after),
                        "factor": lever.factor.map(JSON.decimal) ?? .null,
                        "command": .string(lever.scenario.commandLine()),
                        "usable": .bool(lever.standing == .usable), "note": lever.caveat.map { .string($0) } ?? .null,
                    ]
                }),
        ]
    }

    /// One line per lever, all digits.
    public var csv: String {
        var csv = CSV(header: ["parameter", "from", "to", metric.heading, "before", "factor", "note", "command"])
        for lever in levers {
            csv.append([
                lever.parameter.id, lever.from, lever.to, ParameterValue.decimal(lever.after).text,
                ParameterValue.decimal(lever.before).text, lever.factor.map { ParameterValue.decimal($0).text } ?? "",
                lever.caveat ?? "", lever.scenario.commandLine(),
            ])
        }
        return csv.text
    }
}
