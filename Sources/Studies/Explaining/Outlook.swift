import AnalyticCore

/// The same request with one value changed, evaluated in full: what would change a figure, and by how much.
public struct Outlook: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// What is changed.
        public let scenario: Scenario
        /// What it is asked for.
        public let subject: Subject

        /// A question.
        public init(_ scenario: Scenario, of subject: Subject) {
            (self.scenario, self.subject) = (scenario, subject)
        }
    }

    /// What the change is looked at in.
    public enum Subject: Hashable, Sendable {
        /// The time of a node, by its path, in a stage or in all.
        case node(path: String, stage: Stage?)
        /// Everything that a parameter moves.
        case parameter(String)
        /// A figure of `Outcome`, by its id.
        case figure(String)
    }

    /// One value changed.
    public struct Change: Sendable {
        /// The parameter, by its id.
        public let id: String
        /// Its name on screen.
        public let label: String
        /// Its value now.
        public let from: String
        /// Its value then.
        public let to: String
        /// What comes of it.
        public let outcome: Outcome

        /// The change in words: `batch 1 → 16`.
        public var words: String { "\(label) \(from) → \(to)" }
    }

    /// What was asked.
    public let request: Request
    /// As it is.
    public let now: Outcome
    /// As it would be, one change after another.
    public let changes: [Change]

    /// Works the changes out; nil where the task is cancelled or the scenario is not legal.
    public init?(_ request: Request) {
        let scenario = request.scenario
        guard let base = try? Evaluation(scenario),
            let now = Outcome(scenario, of: request.subject, sharing: base)
        else { return nil }
        var changes: [Change] = []
        for candidate in Self.candidates(for: request) {
            if Task.isCancelled { return nil }
            guard let parameter = try? scenario.parameters.parameter(candidate.id),
                let outcome = Outcome(candidate.scenario, of: request.subject, sharing: base)
            else { continue }
            let texts = [scenario, candidate.scenario].map { parameter.text(in: $0) }
            changes.append(
                Change(
                    id: parameter.id, label: parameter.label, from: texts[0], to: texts[1], outcome: outcome))
        }
        self.request = request
        self.now = now
        self.changes = changes
    }

    /// Values of the parameters that most often help a node, or that move a figure, for those that no search of levers is for.
    private static func levers(for subject: Subject) -> [(id: String, values: [String])] {
        switch subject {
        case .figure("context"):
            [
                ("image.mode", ["none", "tiny", "small", "base", "large", "gundam"]),
                ("image.grid", ["1x2", "2x2", "3x2", "4x2", "3x3"]),
                ("prompt.tokens", ["*2"]),
            ]
        case .figure("kv"):
            [("batch", ["*16"]), ("precision.kv", ["fp8"]), ("prompt.tokens", ["*2"]), ("decode.tokens", ["*2"])]
        default:
            [
                ("execution", ["graph"]), ("batch", ["*16"]), ("precision.weights", ["fp8"]),
                ("precision.activations", ["fp8"]), ("precision.kv", ["fp8"]), ("logits", ["last"]),
            ]
        }
    }

    /// The metrics for which levers are searched, by the ids of the figures.
    private static let searched = ["ttft": "ttft", "tpot": "tpot", "rate": "pages_per_s"]
    private static let mostLevers = 6

    /// Steps of a parameter that has this many choices or more are not all tried.
    private static let mostChoices = 6

    private static func candidates(for request: Request) -> [(id: String, scenario: Scenario)] {
        let scenario = request.scenario
        if case .parameter(let id) = request.subject { return steps(of: id, in: scenario).map { (id, $0) } }
        if case .figure(let figure) = request.subject, let metric = searched[figure].flatMap(MetricCatalogue.metric) {
            var found: [(id: String, scenario: Scenario)] = []
            for lever in Levers.of(scenario, metric: metric, goesOn: { !Task.isCancelled }) {
                guard lever.helps, Levers.tryable.contains(lever.parameter.id) else { continue }
                // Of each parameter the value that helps most.
                guard !found.contains(where: { $0.id == lever.parameter.id }) else { continue }
                found.append((lever.parameter.id, lever.scenario))
                if found.count == mostLevers { break }
            }
            return found
        }
        return levers(for: request.subject).flatMap { id, values in
            values.compactMap { value -> (id: String, scenario: Scenario)? in
                guard let parameter = try? scenario.parameters.parameter(id),
                    let changed = try? scenario.setting(parameter, to: value), changed != scenario
                else { return nil }
                // A format that is no narrower than the present one does not help.
                if value == "fp8", parameter.text(in: scenario).isNarrow { return nil }
                return (id, changed)
            }
        }
    }

    /// A parameter a step up, or down where there is no further up; of a choice every other value.
    private static func steps(of id: String, in scenario: Scenario) -> [Scenario] {
        guard let parameter = try? scenario.parameters.parameter(id) else { return [] }
        if case .choice(let options, _, _) = parameter.kind {
            return options.prefix(mostChoices).compactMap { option in
                let changed = try? scenario.setting(parameter, to: option)
                return changed == scenario ? nil : changed
            }
        }
        let up = scenario.stepping(parameter, by: 1)
        if case .whole = parameter.kind, let double = try? scenario.setting(parameter, to: "*2"), double != scenario {
            return [up, double].compactMap { $0 }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
        return [up ?? scenario.stepping(parameter, by: -1)].compactMap { $0 }
    }
}

extension String {
    /// Whether a format of numbers has 8 bits or fewer.
    fileprivate var isNarrow: Bool {
        contains("8") || contains("4") || contains("nf")
    }
}
