/// How tokens spread over experts.
public struct ExpertRouting: Hashable, Sendable {
    /// The choice of `moe.routing`.
    public enum Mode: String, CaseIterable, Sendable {
        /// Each token picks its experts independently of the others.
        case uniform
        /// The choices fall on as many experts as they can.
        case balanced
        /// As uniform, rounded to whole experts, as one run hits them.
        case whole
    }

    /// How tokens pick.
    public var mode = Mode.uniform
    /// By how many percent each expert is chosen less often than the one before; 0: all alike.
    public var skew = 0.0

    /// Uniform routing.
    public init() {}

    /// Distinct experts that `tokens` tokens hit when each picks `perToken` of `experts`, in whole experts.
    func distinct(experts: Int, perToken: Int, tokens: Count) -> Int {
        Self.whole(expected(experts: experts, perToken: perToken, tokens: tokens))
    }

    /// Distinct experts that `tokens` tokens are expected to hit when each picks `perToken` of `experts`: whose weights are
    /// read. A fraction where the choices are left to chance.
    func expected(experts: Int, perToken: Int, tokens: Count) -> Double {
        guard mode != .balanced else {
            return Double((tokens * Count(perToken)).integer.map { min($0, experts) } ?? experts)
        }
        let expected =
            skew > 0
            ? Self.expectation(
                probabilities: Self.probabilities(experts: experts, perToken: perToken, skew: skew),
                perToken: perToken, tokens: tokens)
            : Self.expectation(experts: experts, perToken: perToken, tokens: tokens)
        return mode == .whole ? Double(Self.whole(expected)) : expected
    }

    /// The whole number of experts that a run hits where `expected` are expected.
    static func whole(_ expected: Double) -> Int { Int(expected + 0.5) }

    /// How likely a token picks each expert, where each is less popular than the one before; they sum to `perToken`, and
    /// none is above 1: what an expert cannot take goes to the others.
    ///
    /// Popularity falls by the ratio r, so that what is left from an expert on is that expert's popularity times
    /// 1 + r + r² + …; only this ratio is used, since popularities themselves soon become too small for a number.
    static func probabilities(experts: Int, perToken: Int, skew: Double) -> [Double] {
        guard experts > 0 else { return [] }
        let ratio = 1 - skew / 100
        var rest = Array(repeating: 1.0, count: experts)
        for index in rest.indices.dropLast().reversed() { rest[index] = 1 + ratio * rest[index + 1] }
        var probabilities = Array(repeating: 1.0, count: experts)
        // The most popular come first: those that would be chosen more than always are always chosen.
        var full = 0
        while full < min(perToken, experts), Double(perToken - full) > rest[full] { full += 1 }
        guard full < experts else { return probabilities }
        var probability = Double(max(0, perToken - full)) / rest[full]
        for index in full..<experts {
            probabilities[index] = probability
            probability *= ratio
        }
        return probabilities
    }

    /// Σ 1 − (1 − p)^T, between `perToken` and min(E, k·T). `probabilities` fall.
    static func expectation(probabilities: [Double], perToken: Int, tokens: Count) -> Double {
        let experts = probabilities.count
        guard experts > 0, perToken > 0, tokens > .zero else { return 0 }
        guard let count = tokens.integer, count < 1 << 40 else {
            return Double(max(perToken, probabilities.count { $0 > 0 }))
        }
        guard count > 1 else { return Double(perToken) }
        // Experts so unlikely that all of them together come to less than a millionth of one are passed over.
        let least = 1e-6 / Double(count) / Double(experts)
        var expected = 0.0
        for probability in probabilities {
            guard probability > least else { break }
            expected += 1 - power(1 - probability, count)
        }
        let most = (Count(perToken) * tokens).integer.map { min(experts, $0) } ?? experts
        return max(Double(perToken), min(Double(most), expected))
    }

    /// Distinct experts that `tokens` tokens are expected to hit when each picks `perToken` of `experts` uniformly:
    /// E·(1 − (1 − k/E)^T), never below k nor above min(E, k·T). None for no tokens.
    static func expectation(experts: Int, perToken: Int, tokens: Count) -> Double {
        guard experts > 0, perToken > 0, tokens > .zero else { return 0 }
        guard tokens > 1 else { return Double(perToken) }
        guard let tokens = tokens.integer, tokens < 1 << 40 else { return Double(experts) }
        let missed = power(1 - Double(perToken) / Double(experts), tokens)
        let most = (Count(perToken) * Count(tokens)).integer.map { min(experts, $0) } ?? experts
        return max(Double(perToken), min(Double(most), Double(experts) * (1 - missed)))
    }

    /// The same in whole experts.
    public static func expectedDistinct(experts: Int, perToken: Int, tokens: Count) -> Int {
        whole(expectation(experts: experts, perToken: perToken, tokens: tokens))
    }

    /// `base` to a whole power, by squaring.
    static func power(_ base: Double, _ exponent: Int) -> Double {
        var result = 1.0
        var square = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result *= square }
            square *= square
            rest >>= 1
        }
        return result
    }
}
