import Testing

@testable import Explorer

@Suite("The column solver")
struct ColumnSolverTests {
    private let needs = [
        ColumnNeed(least: 8, ideal: 20, priority: 0), ColumnNeed(least: 9, ideal: 9, priority: 2),
        ColumnNeed(least: 6, ideal: 6, priority: 1), ColumnNeed(least: 4, ideal: 4, most: 30, priority: 3),
    ]

    @Test("columns never take more than there is, and none overlaps the next", arguments: 0...120)
    func fits(width: Int) {
        let widths = ColumnSolver.widths(of: needs, in: width, gap: 2)
        let starts = ColumnSolver.starts(of: widths, gap: 2)
        var end = 0
        for (width, start) in zip(widths, starts) {
            guard let width else { continue }
            #expect(start >= end)
            end = start + width
        }
        #expect(end <= width)
        #expect(widths[0] != nil, "the most important column stays")
    }

    @Test("the least important column falls away first, and what is over goes to the most important one")
    func priorities() {
        #expect(ColumnSolver.widths(of: needs, in: 30) == [8, 9, 6, 4])
        #expect(ColumnSolver.widths(of: needs, in: 29) == [12, 9, 6, nil])
        #expect(ColumnSolver.widths(of: needs, in: 24) == [17, nil, 6, nil])
        #expect(ColumnSolver.widths(of: needs, in: 14) == [14, nil, nil, nil])
        #expect(ColumnSolver.widths(of: needs, in: 5) == [5, nil, nil, nil])
        #expect(ColumnSolver.widths(of: needs, in: 42) == [20, 9, 6, 4])
        #expect(ColumnSolver.widths(of: needs, in: 52) == [20, 9, 6, 14])
    }
}
