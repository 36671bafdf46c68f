/// How tokens spread over experts: the choice of `moe.routing`.
public enum ExpertRouting: String, CaseIterable, Sendable {
    /// Each token picks its experts independently of the others, all experts alike.
    case uniform
    /// The choices fall on as many experts as they can.
    case balanced

    /// Distinct experts that `tokens` tokens hit when each picks `perToken` of `experts`.
    func distinct(experts: Int, perToken: Int, tokens: Count) -> Int {
        switch self {
        case .uniform: Self.expectedDistinct(experts: experts, perToken: perToken, tokens: tokens)
        case .balanced: (tokens * Count(perToken)).integer.map { min($0, experts) } ?? experts
        }
    }

    /// Distinct experts that `tokens` tokens are expected to hit when each picks `perToken` of `experts` uniformly:
    /// E·(1 − (1 − k/E)^T), rounded to whole experts, never below k nor above min(E, k·T). None for no tokens.
    public static func expectedDistinct(experts: Int, perToken: Int, tokens: Count) -> Int {
        guard experts > 0, perToken > 0, tokens > .zero else { return 0 }
        guard let tokens = tokens.integer, tokens < 1 << 40 else { return experts }
        let missed = power(1 - Double(perToken) / Double(experts), tokens)
        let expected = Double(experts) * (1 - missed) + 0.5
        let most = (Count(perToken) * Count(tokens)).integer.map { min(experts, $0) } ?? experts
        return max(perToken, min(most, Int(expected)))
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
