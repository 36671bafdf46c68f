import AnalyticCore

extension ExplainContext {
    /// What each letter of the formulas stands for, with its value in each pass.
    func addLetters(_ runs: [RunOfPass], to page: inout Explained) {
        func letters(_ operation: Operation<Expression>) -> [Expression.Letter] {
            [
                operation.matrix, operation.vectorElements, operation.weights, operation.reads, operation.writes,
                operation.fixedReads, operation.fixedWrites, operation.keyValueReads, operation.keyValueWrites,
            ].flatMap(\.letters)
        }
        var order: [Dimension] = []
        for letter in runs.flatMap({ letters($0.operation) }) where !order.contains(letter.dimension) {
            order.append(letter.dimension)
        }
        guard !order.isEmpty else { return }
        page.heading("letters")
        var table = Explained.Table(
            [.init("", .words, priority: 0), .init("stands for", .words, priority: 1)]
                + runs.enumerated().map { .init(title(of: $1.pass), .figure, priority: 2 + $0) })
        for dimension in order {
            let values = runs.map { run -> Explained.Table.Cell in
                var texts: [String] = []
                for letter in letters(run.operation) where letter.dimension == dimension {
                    if !texts.contains(letter.text) { texts.append(letter.text) }
                }
                return .text(texts.joined(separator: ", "), .muted)
            }
            table.add([.text("\(dimension.symbol)", .strong), .text("\(dimension.meaning)", .muted)] + values)
        }
        page.table(table)
    }
}
