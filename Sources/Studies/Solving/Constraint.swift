import AnalyticCore

/// What an answer must meet: that it fits, or a figure on one side of a limit.
public struct Constraint: Sendable {
    /// How a figure lies to its limit.
    public enum Relation: String, CaseIterable, Sendable {
        case atMost = "<="
        case atLeast = ">="
        case below = "<"
        case above = ">"
        case equal = "="

        func holds(_ value: Double, _ limit: Double) -> Bool {
            switch self {
            case .atMost: value <= limit
            case .atLeast: value >= limit
            case .below: value < limit
            case .above: value > limit
            case .equal: value == limit
            }
        }

        /// Whether larger values are the better ones; for equality neither is.
        var wantsMore: Bool { self == .atLeast || self == .above }
    }

    enum Kind: Sendable {
        /// The memory of one device against what the engine may take of it.
        case fits
        case limit(SolveQuantity, Relation, Limit)
    }

    enum Limit: Sendable {
        case number(Double)
        case quantity(SolveQuantity)
    }

    /// As it is written.
    public let text: String
    let kind: Kind
    /// Whether it holds where there is no figure, as a time per token where nothing is decoded.
    let isMetByNothing: Bool

    init(_ text: String, _ kind: Kind, isMetByNothing: Bool = false) {
        (self.text, self.kind, self.isMetByNothing) = (text, kind, isMetByNothing)
    }

    /// That everything fits in memory.
    public static let fits = Constraint("fits", .fits)

    /// That the scenario's targets of the times to the first token and per token are met.
    public static func targets() -> [Constraint] {
        [("ttft", "target.ttft"), ("tpot", "target.tpot")].compactMap { name, target in
            guard let figure = MetricCatalogue.metric(name), let limit = MetricCatalogue.metric(target) else {
                return nil
            }
            return Constraint(
                "\(name)<=\(target)", .limit(.metric(figure), .atMost, .quantity(.metric(limit))), isMetByNothing: true)
        }
    }

    /// How much of an evaluation it reads.
    var needs: MetricNeeds {
        switch kind {
        case .fits: .tree
        case .limit(let left, _, .number): left.needs
        case .limit(let left, _, .quantity(let right)): max(left.needs, right.needs)
        }
    }

    /// How a scenario stands to each of several.
    ///
    /// - Throws: `ScenarioError` where the scenario is not legal.
    public static func verdicts(
        _ constraints: [Constraint], of scenario: Scenario
    ) throws(ScenarioError) -> [Verdict] {
        let point = SolvePoint(try Evaluation(scenario), for: constraints.map(\.needs).max() ?? .totals)
        return constraints.map { $0.verdict(point) }
    }

    /// How a scenario stands to it.
    func verdict(_ point: SolvePoint) -> Verdict {
        switch kind {
        case .fits:
            guard let memory = point.memory else { return Verdict(self, value: nil, limit: nil, holds: false) }
            return Verdict(
                self, value: memory.total, limit: memory.usable, holds: memory.fits == true)
        case .limit(let quantity, let relation, let limit):
            let bound: Double?
            switch limit {
            case .number(let number): bound = number
            case .quantity(let other): bound = other.value(point)
            }
            let value = quantity.value(point)
            guard let value, let bound else {
                return Verdict(self, value: value, limit: bound, holds: isMetByNothing)
            }
            return Verdict(self, value: value, limit: bound, holds: relation.holds(value, bound))
        }
    }
}

/// How a scenario stands to a constraint.
public struct Verdict: Sendable {
    /// The constraint.
    public let constraint: Constraint
    /// The figure; nil where there is none.
    public let value: Double?
    /// Its limit, in the same unit.
    public let limit: Double?
    /// Whether it is met.
    public let holds: Bool

    init(_ constraint: Constraint, value: Double?, limit: Double?, holds: Bool) {
        (self.constraint, self.value, self.limit, self.holds) = (constraint, value, limit, holds)
    }

    /// How far the figure may still go before the limit, in its unit; below 0 by how much it misses. nil where there is no figure.
    public var slack: Double? {
        guard let value, let limit else { return nil }
        switch constraint.kind {
        case .fits: return limit - value
        case .limit(_, .equal, _): return -abs(value - limit)
        case .limit(_, let relation, _): return relation.wantsMore ? value - limit : limit - value
        }
    }

    /// By how much of its limit the figure misses it; 0 where it is met.
    var miss: Double {
        guard !holds else { return 0 }
        guard let slack, let limit, limit != 0 else { return .infinity }
        return max(abs(slack / limit), .leastNonzeroMagnitude)
    }

    private var quantityText: (Double) -> String {
        switch constraint.kind {
        case .fits: { Figure.scaled($0, "B") }
        case .limit(let quantity, _, _): { quantity.text($0) }
        }
    }

    /// The figure with its unit.
    public var valueText: String { value.map(quantityText) ?? "no value" }
    /// The limit with its unit.
    public var limitText: String { limit.map(quantityText) ?? "no limit" }
    /// The slack with its unit, without a sign.
    public var slackText: String { slack.map { quantityText(abs($0)) } ?? "—" }

    /// Figure, limit, and what is left or missing: `memory 8.44 GB of 80.0 GB, 71.6 GB left`.
    public var text: String {
        let name: String
        switch constraint.kind {
        case .fits: name = "memory"
        case .limit(let quantity, _, _): name = quantity.id
        }
        guard value != nil, limit != nil else { return "\(name) has no value" }
        if case .limit(_, .equal, _) = constraint.kind {
            return "\(name) \(valueText), \(holds ? "as asked" : "not \(limitText)")"
        }
        let share = limit.flatMap { limit in slack.map { abs($0 / limit) } }
        let part = share.map { $0.isFinite && $0 > 0 ? " (\(Figure.percent($0)))" : "" } ?? ""
        let side = if case .limit(_, let relation, _) = constraint.kind { " \(relation.rawValue) " } else { " of " }
        return "\(name) \(valueText)\(side)\(limitText), \(slackText)\(part) \(holds ? "left" : "missing")"
    }
}
