import AnalyticCore
import Studies

/// What each parameter does to a metric, as the levers view and the answer show it.
public struct LeverPicture: Sendable {
    /// What it is of.
    public struct Request: Hashable, Sendable {
        let scenario: Scenario
        let metric: String
        /// Whether every parameter is stepped, or only those that a user can change.
        let isWhole: Bool
    }

    /// What it is of.
    public let request: Request
    /// What was found.
    let findings: LeverFindings

    /// Works it out; nil where there is no such metric, or the task is cancelled.
    init?(_ request: Request) {
        guard let metric = MetricCatalogue.metric(request.metric),
            let findings = LeverFindings(
                request.scenario, metric: metric, isWhole: request.isWhole, goesOn: { !Task.isCancelled })
        else { return nil }
        self.request = request
        self.findings = findings
    }
}

/// What the levers view shows.
struct LeverChoice: Sendable, Hashable {
    /// The metric, by its id; nil for the model's rate.
    var metric: String?
    /// The selected row.
    var selected = 0
}

extension ExplorerState {
    /// The metric that the levers view is of.
    var leverMetric: Metric {
        let found = levers.metric.flatMap { id in MetricCatalogue.of(scenario.model).first { $0.id == id } }
        return found ?? MetricCatalogue.rate(of: scenario.model)
    }

    /// What the levers view needs at the present values.
    var leversRequest: LeverPicture.Request {
        LeverPicture.Request(scenario: scenario, metric: leverMetric.id, isWhole: true)
    }

    /// What the answer's tries need at the present values.
    var triesRequest: LeverPicture.Request {
        LeverPicture.Request(scenario: scenario, metric: MetricCatalogue.rateID(of: scenario.model), isWhole: false)
    }

    /// The few changes that help most, the best first and last the best two together: for the present values, or, while they
    /// are worked out anew, for those before. nil until they have been worked out for the first time.
    public var tries: [Lever]? { derived.tries?.findings.tries }

    /// Whether the tries are those of the present values.
    public var areTriesCurrent: Bool { derived.tries?.request == triesRequest }

    /// The largest batch that fits at the present values; nil while that is worked out.
    public var largestBatch: Int? { areTriesCurrent ? derived.tries?.findings.largestBatch : nil }

    /// Puts one of the tries in force, counted from 0, as one step that can be taken back.
    mutating func applyTry(_ index: Int) {
        guard areTriesCurrent, let tries else { return note("what would help is still being worked out") }
        guard tries.indices.contains(index) else {
            return note("there are \(tries.count) tries, no number \(index + 1)")
        }
        apply(tries[index])
    }

    /// Puts a lever in force as one step that can be taken back.
    mutating func apply(_ lever: Lever) {
        guard lever.scenario != scenario else { return note("\(lever.title) is in force") }
        guard commit(lever.scenario) else { return }
        // Speed, first token and time per token are told of every change; another figure is told here.
        let isTold = [MetricCatalogue.rate(of: scenario.model).id, "ttft", "tpot"].contains(lever.metric.id)
        let arrow = look.glyphs.arrowRight
        let effect =
            "\(lever.metric.title) \(lever.metric.text(lever.before)) \(arrow) \(lever.metric.text(lever.after))"
        note(lever.title + (isTold ? "" : ": " + effect), kind: .good)
    }
}
