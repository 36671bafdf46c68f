/// A formula as a sum of products, kept with its values: the reading of a cost that people can follow.
///
/// Built by running the very code that computes the exact figure over `Expression` in place of `Count`.
public struct Expression: Quantity, Hashable {
    /// One letter with its value.
    public struct Letter: Hashable, Sendable {
        /// Which letter.
        public let dimension: Dimension
        /// Its value in this evaluation, rounded where it is an expected number.
        public let value: Int
        /// The expected number that it stands for; nil where it stands for a whole one.
        let expected: Double?

        /// Its value as it is written: expected numbers to two decimals.
        public var text: String { expected.map { Figure.decimal($0, places: 2) } ?? String(value) }
    }

    /// A coefficient times letters, in the order in which they were first written.
    struct Term: Hashable, Sendable {
        var coefficient: Int
        var factors: [Factor]

        /// Whether both are the same letters to the same powers, in whatever order.
        func isLike(_ other: Term) -> Bool {
            factors.count == other.factors.count && factors.allSatisfy(other.factors.contains)
        }
    }

    /// A letter and its power, or a parenthesised sum and its power.
    struct Factor: Hashable, Sendable {
        var base: Base
        var power: Int
    }

    indirect enum Base: Hashable, Sendable {
        case letter(Letter)
        case group(Expression)
    }

    private(set) var terms: [Term]

    init(terms: [Term]) {
        self.terms = terms
    }

    /// A constant.
    public init(integerLiteral value: Int) {
        terms = value == 0 ? [] : [Term(coefficient: value, factors: [])]
    }

    /// A letter with its value.
    public static func dimension(_ dimension: Dimension, _ value: Int) -> Expression {
        Expression(letter: Letter(dimension: dimension, value: value, expected: nil))
    }

    private init(letter: Letter) {
        terms = [Term(coefficient: 1, factors: [Factor(base: .letter(letter), power: 1)])]
    }

    /// The product with an expected number. Its value is rounded once, over the whole product, so it may be added to others
    /// but is not meant to be multiplied again.
    public static func expected(_ dimension: Dimension, _ expected: Double, times number: Expression) -> Expression {
        let whole = Int(expected.rounded())
        let isWhole = Double(whole) == expected
        return Expression(letter: Letter(dimension: dimension, value: whole, expected: isWhole ? nil : expected))
            * number
    }

    /// The sum; like terms are gathered.
    public static func + (left: Expression, right: Expression) -> Expression {
        var terms = left.terms
        for term in right.terms {
            if let index = terms.firstIndex(where: { $0.isLike(term) }) {
                terms[index].coefficient += term.coefficient
            } else {
                terms.append(term)
            }
        }
        return Expression(terms: terms)
    }

    /// The product; a sum stays in parentheses, as it was written.
    public static func * (left: Expression, right: Expression) -> Expression {
        guard let first = left.asTerm, let second = right.asTerm else { return 0 }
        var product = first
        product.coefficient *= second.coefficient
        for factor in second.factors {
            if let index = product.factors.firstIndex(where: { $0.base == factor.base }) {
                product.factors[index].power += factor.power
            } else {
                product.factors.append(factor)
            }
        }
        return Expression(terms: [product])
    }

    /// The expression as one term, a sum as one parenthesised factor; nil for zero.
    private var asTerm: Term? {
        switch terms.count {
        case 0: nil
        case 1: terms[0]
        default: Term(coefficient: 1, factors: [Factor(base: .group(self), power: 1)])
        }
    }
}

extension Expression {
    /// The exact value.
    public var value: Count {
        terms.reduce(Count.zero) { sum, term in
            var product = Count(term.coefficient)
            var expected: Double?
            for factor in term.factors {
                for _ in 0..<factor.power {
                    if let number = factor.base.expected {
                        expected = (expected ?? 1) * number
                    } else {
                        product = product * factor.base.value
                    }
                }
            }
            return sum + (expected.map { product.times($0) } ?? product)
        }
    }

    /// The formula in letters, such as `2·B·S·C²`.
    public var symbols: String {
        text { String(describing: $0.dimension.symbol) }
    }

    /// The same formula with its values put in, such as `2·1·257·1024²`.
    public var values: String {
        text { $0.text }
    }

    /// The formula in words, such as `2 × batch × tokens × (hidden size)²`.
    public var words: String {
        text(times: " × ") { letter, hasPower in
            let title = letter.dimension.title
            return hasPower && title.contains(" ") ? "(\(title))" : title
        }
    }

    /// The formula with its values and blanks between them, such as `2 × 1 × 257 × 1024²`.
    public var spacedValues: String {
        text(times: " × ") { letter, _ in letter.text }
    }

    /// Every letter of the formula, each once, in order of appearance.
    public var letters: [Letter] {
        var found: [Letter] = []
        for factor in terms.flatMap(\.factors) {
            let letters: [Letter] =
                switch factor.base {
                case .letter(let letter): [letter]
                case .group(let group): group.letters
                }
            for letter in letters where !found.contains(letter) {
                found.append(letter)
            }
        }
        return found
    }

    private func text(_ name: (Letter) -> String) -> String {
        text(times: "·") { letter, _ in name(letter) }
    }

    private func text(times: String, _ name: (_ letter: Letter, _ hasPower: Bool) -> String) -> String {
        guard !terms.isEmpty else { return "0" }
        return terms.map { term in
            var parts = term.factors.map { factor in
                let base =
                    switch factor.base {
                    case .letter(let letter): name(letter, factor.power != 1)
                    case .group(let group): "(" + group.text(times: times, name) + ")"
                    }
                return factor.power == 1 ? base : base + Self.superscript(factor.power)
            }
            if term.coefficient != 1 || parts.isEmpty {
                parts.insert(String(term.coefficient), at: 0)
            }
            return parts.joined(separator: times)
        }.joined(separator: " + ")
    }

    private static func superscript(_ power: Int) -> String {
        let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return String(String(power).compactMap(\.wholeNumberValue).map { digits[$0] })
    }
}

extension Expression.Base {
    /// The expected number that it stands for; nil where its value is whole.
    fileprivate var expected: Double? {
        if case .letter(let letter) = self { letter.expected } else { nil }
    }

    fileprivate var value: Count {
        switch self {
        case .letter(let letter): Count(letter.value)
        case .group(let group): group.value
        }
    }
}
