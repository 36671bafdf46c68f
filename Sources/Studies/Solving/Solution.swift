import AnalyticCore

/// What came of a question.
public struct Solution: Sendable {
    /// One value that was tried.
    public struct Candidate: Sendable {
        /// The value.
        public let value: ParameterValue
        /// The scenario with it.
        public let scenario: Scenario
        /// What is made large or small; nil where there is none, as without a price.
        public let objective: Double?
        /// How it stands to each constraint.
        public let verdicts: [Verdict]
        /// What decides between equals: the model's rate.
        let rate: Double?

        /// Whether all constraints are met and there is something to compare.
        public var isFeasible: Bool { objective != nil && verdicts.allSatisfy(\.holds) }
        /// The constraint that it misses by the largest part of its limit; nil where it misses none.
        public var worst: Verdict? { verdicts.filter { !$0.holds }.max { $0.miss < $1.miss } }
        /// By how much of their limits it misses constraints, the largest.
        var miss: Double { worst?.miss ?? 0 }
    }

    /// How it was found.
    public enum Method: String, Sendable {
        /// Halving between a value that does and one that does not; every figure was seen to only rise or only fall along the way.
        case bisection
        /// Every value was tried.
        case every
        /// Values all along the range, then ever finer about the best: figures rise and fall, so that one between may be missed.
        case search
    }

    /// What was asked.
    public let question: Question
    /// The answer; nil where no value meets all constraints.
    public let best: Candidate?
    /// The next value that would be better but misses a constraint; nil where there is none.
    public let beyond: Candidate?
    /// The value that misses least, where none meets all.
    public let nearest: Candidate?
    /// Others that meet all constraints, the next best first; only of values that were all tried.
    public let others: [Candidate]
    /// How it was found.
    public let method: Method
    /// How many values were evaluated.
    public let points: Int
    /// How many values have no figure to compare, as devices without a price.
    public let silent: Int
    /// The ends between which values were looked for, as they would be typed; nil for a list.
    public let ends: (low: String, high: String)?

    /// The constraint that keeps the value from being better; nil where the range ends or all were tried.
    public var binding: Verdict? { beyond?.worst }

    /// The method in words.
    public var methodText: String {
        let range = ends.map { " between \($0.low) and \($0.high)" } ?? ""
        let count = "\(points) \(points == 1 ? "point" : "points")"
        let without = silent > 0 ? ", of which \(silent) have no \(question.goal.id)" : ""
        return switch method {
        case .bisection: "bisection\(range), \(count), along which every figure only rises or only falls"
        case .every: "all \(points) values tried\(without)"
        case .search: "search\(range), \(count): figures rise and fall along them"
        }
    }

    /// The answer in a line: `batch 21: memory binds, 22 needs 24.1 GB of 23.8 GB`.
    public var line: String {
        let name = question.over.label
        guard let best else {
            guard let nearest else { return "no value of \(question.over.id) is legal" }
            let misses = nearest.verdicts.filter { !$0.holds }.map(\.text).joined(separator: "; ")
            return
                "no \(name) will do; nearest is \(nearest.value): \(misses.isEmpty ? "no \(question.goal.id)" : misses)"
        }
        var line = "\(name) \(best.value)"
        if question.goal.id != question.over.id, let objective = best.objective {
            line += ", \(question.goal.text(objective))"
        }
        if let beyond, let binding {
            return line + ": \(binding.constraint.name) binds, \(beyond.value) "
                + (binding.value == nil ? "has none" : "needs \(binding.valueText) of \(binding.limitText)")
        }
        if method == .every { return line + ", the best of \(points)" }
        return line + ": no constraint binds, the range ends there"
    }
}

extension Constraint {
    /// What it is about, in a word.
    var name: String {
        switch kind {
        case .fits: "memory"
        case .limit(let quantity, _, _): quantity.id
        }
    }
}
