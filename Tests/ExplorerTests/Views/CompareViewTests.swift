import AnalyticCore
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("The compare view")
struct CompareViewTests {
    @Test("every figure that is compared is one of the catalogue, and so is every figure of the tree")
    func catalogue() {
        #expect(ExplorerState.compared.allSatisfy { MetricCatalogue.metric($0) != nil })
        #expect(NodeFigures.tree.allSatisfy { NodeFigure.named($0) != nil })
        #expect(SortOrder.Column.allCases.allSatisfy { $0.figure.map { NodeFigure.named($0.id) != nil } ?? true })
    }

    @Test("at any width a change stands beside the value that it belongs to", arguments: Array(76...110))
    func columns(width: Int) throws {
        var explorer = try makeExplorer(width, 40)
        explorer.type("b : image.grid=2x2 Enter 5")
        let line = try #require(explorer.screen.split(separator: "\n").first { $0.contains("context ") })
        let now = explorer.evaluation.geometry.contextTokens
        #expect(line.contains(" \(now) "), "\(line)")
        #expect(!line.contains("+×") && !line.contains("-×"))
    }
}
