import AnalyticCore

/// Why a request takes as long as it does: its longest part, what that waits for, and the arithmetic, in one sentence.
public struct Reason: Hashable, Sendable {
    /// A part of the time of a request.
    public enum Part: Hashable, Sendable {
        /// The host prepares the request.
        case host
        /// The request waits for the host's workers.
        case wait
        /// A stage of the model.
        case stage(Stage)
        /// The prefills of other requests, between the steps of this one.
        case others
    }

    /// The longest part.
    public let part: Part
    /// What of the device the part waits for; nil where it is not the device.
    public let limiter: Limiter?
    /// The part's share of the time that is explained, 1 for all of it.
    public let share: Double
    /// Which part of the whole it is, in words; nothing where only one is looked at.
    public let lead: String
    /// What it waits for, with the arithmetic.
    public let arithmetic: String

    /// The sentence.
    public var text: String { lead.isEmpty ? arithmetic : "\(lead); \(arithmetic)" }
    /// The stage, where the part is one.
    public var stage: Stage? { if case .stage(let stage) = part { stage } else { nil } }

    /// Why the stages of a service take as long as they do: of the requests that run at once, not of all that are asked for.
    ///
    /// - Parameters:
    ///   - stages: The stages that are explained; nil for a whole request, the host and other requests included.
    ///   - style: How figures are written.
    ///   - times: The sign between factors.
    public init?(_ service: Service, stages: [Stage]? = nil, style: FigureStyle = .si, times: String = "×") {
        let words = ReasonWords(service, style: style, times: times)
        let evaluation = service.time.evaluation
        let shown = stages ?? evaluation.stages
        var parts: [(part: Part, seconds: Double)] = shown.map { stage in
            (.stage(stage), stages == nil ? words.secondsOfRequest(stage) : words.seconds(stage))
        }
        if stages == nil, let first = service.firstToken(.estimate) {
            let steps = Double(evaluation.scenario.workload.decodeTokens)
            parts += [(.host, first.host), (.wait, first.wait), (.others, service.prefillsPerStep * steps)]
        }
        let whole = parts.reduce(0) { $0 + $1.seconds }
        guard whole > 0, let longest = parts.max(by: { $0.seconds < $1.seconds }) else { return nil }
        let card = evaluation.scenario.model.card
        let of = stages == nil ? "the time of a \(card.request)" : "the stages' time"
        let percent = Figure.percent(longest.seconds / whole)
        part = longest.part
        share = longest.seconds / whole
        if stages == nil, let rate = words.hostLimit {
            (limiter, lead, arithmetic) = (nil, "", rate)
            return
        }
        switch longest.part {
        case .host:
            (limiter, lead, arithmetic) = (nil, "the host is \(percent) of \(of)", words.host(longest.seconds))
        case .wait:
            limiter = nil
            lead = "waiting is \(percent) of \(of)"
            arithmetic = "requests come at random and wait \(Figure.seconds(longest.seconds)) for the host's workers"
        case .others:
            (limiter, lead, arithmetic) = (nil, "prefills of others are \(percent) of \(of)", words.others)
        case .stage(let stage):
            guard let found = words.limiter(stage) else { return nil }
            lead = parts.count > 1 ? "\(stage.rawValue) is \(percent) of \(of)" : ""
            if stage == .decode, let scheduler = words.schedulerLimit {
                (limiter, arithmetic) = (.host, scheduler)
            } else {
                (limiter, arithmetic) = (found, words.arithmetic(of: found, stage))
            }
        }
    }
}
