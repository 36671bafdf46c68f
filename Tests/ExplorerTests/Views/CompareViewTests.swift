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

    @Test("what got worse has one colour and what got better the other, whether it rose or fell")
    func colours() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("b : batch=16 Enter 5")
        func role(_ title: String) -> Role? {
            let line = explorer.mainPage?.lines.first { line in
                if case .text(let span)? = line.pieces.first?.content { span.text == title } else { false }
            }
            let spans = (line?.pieces ?? []).compactMap { if case .text(let span) = $0.content { span } else { nil } }
            return spans.first { $0.text.hasSuffix("%") }?.role
        }
        #expect(role("pages/s, estimate") == .fall && role("TPOT, estimate") == .rise)
        #expect(role("price of 1000 pages") == .fall && role("weights") == .muted)
    }

    @Test("both values stand beside each other, at any width", arguments: [76, 80, 90, 100, 120, 200])
    func both(width: Int) throws {
        var explorer = try makeExplorer(width, 40)
        explorer.type("b : batch=16 Enter 5")
        let line = try #require(explorer.screen.split(separator: "\n").first { $0.contains("pages/s, ") })
        #expect(line.contains("0.815") && line.contains("2.76"), "\(line)")
        let products = try #require(explorer.screen.split(separator: "\n").first { $0.contains("all matrix FLOPs") })
        #expect(products.contains("4.69 T") && products.contains("75.0 T"), "\(products)")
    }
}
