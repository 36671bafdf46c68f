import AnalyticCore
import Testing

@Suite("Formulas in words")
struct FormulaWordsTests {
    @Test("every letter has a word of its own")
    func titles() {
        let titles = Dimension.allCases.map(\.title)
        #expect(Set(titles).count == titles.count && titles.allSatisfy { !$0.isEmpty })
    }

    @Test("words and values stand in the same order; a power of several words has parentheses")
    func words() {
        let hidden = Expression.dimension(.hidden, 5), tokens = Expression.dimension(.tokens, 3)
        #expect((2 * tokens * hidden * hidden).words == "2 × tokens × (hidden size)²")
        #expect((2 * tokens * hidden * hidden).spacedValues == "2 × 3 × 5²")
        #expect((tokens * (hidden + 1)).words == "tokens × (hidden size + 1)")
    }

    @Test("every kind of operation is said in a sentence")
    func kinds() {
        for kind in OperationKind.allCases { #expect(kind.sentence.description.hasSuffix("."), "\(kind)") }
    }
}
