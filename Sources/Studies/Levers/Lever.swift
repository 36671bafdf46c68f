import AnalyticCore

/// A change of one parameter, or of two, with what it does to a metric.
public struct Lever: Sendable {
    /// One parameter that changes.
    public struct Step: Sendable {
        /// The parameter.
        public let parameter: Parameter
        /// What it is.
        public let from: ParameterValue
        /// What it becomes.
        public let to: ParameterValue
    }

    /// Whether it can be recommended.
    public enum Standing: Hashable, Sendable {
        /// It can.
        case usable
        /// It takes more memory than the engine may use; bytes.
        case doesNotFit(needs: Double, of: Double)
        /// The device has no units for the precision.
        case lacksUnits(String)
        /// A target that is met is missed afterwards: its name, the time and the limit, seconds.
        case missesTarget(String, seconds: Double, limit: Double)
    }

    /// What changes: one parameter, or two for a pair.
    public let steps: [Step]
    /// The scenario afterwards.
    public let scenario: Scenario
    /// What is looked at, in the model's words.
    public let metric: Metric
    /// The metric before.
    public let before: Double
    /// The metric afterwards.
    public let after: Double
    /// Whether it can be recommended.
    public let standing: Standing

    /// The parameter; the first one of a pair.
    public var parameter: Parameter { steps[0].parameter }
    /// The values before, as they would be typed.
    public var from: String { steps.map(\.from.text).joined(separator: ", ") }
    /// The values afterwards.
    public var to: String { steps.map(\.to.text).joined(separator: ", ") }
    /// How many times as much the metric is; nil where it was nothing.
    public var factor: Double? { before != 0 ? after / before : after == 0 ? 1 : nil }
    /// How far the metric moves, in either direction: 0 for not at all.
    public var effect: Double {
        guard let factor, factor > 0 else { return after == before ? 0 : .infinity }
        return abs(Logarithm.natural(factor))
    }

    /// Whether the metric changes for the better.
    public var improves: Bool { metric.isBetterHigher ? after > before : after < before }
    /// Whether it can be recommended: it is for the better, fits, and breaks no target.
    public var helps: Bool { standing == .usable && improves }

    /// What it is, in a few words: `batch 16`, `CUDA graphs`, `fp8 weights`.
    public var title: String { steps.map { LeverWords.title($0, in: scenario) }.joined(separator: " and ") }

    /// Why it can't be recommended, in words; nil where it can.
    public var caveat: String? {
        switch standing {
        case .usable: nil
        case .doesNotFit(let needs, let capacity):
            "does not fit: \(Figure.scaled(needs, "B")) of \(Figure.scaled(capacity, "B"))"
        case .lacksUnits(let units): units
        case .missesTarget(let name, let seconds, let limit):
            "\(name) \(Figure.seconds(seconds)) misses \(Figure.seconds(limit))"
        }
    }
}

extension Metric {
    /// Whether more of it is better: rates, shares of a peak that are reached, and what fits.
    public var isBetterHigher: Bool {
        switch unit {
        case .pageRate, .tokenRate, .yesOrNo, .requests: true
        case .percent: id.hasSuffix(".mfu") || id.hasSuffix(".mbu")
        default: id == "capacity"
        }
    }
}
