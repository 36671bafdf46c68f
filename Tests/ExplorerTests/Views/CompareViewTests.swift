import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("The compare view")
struct CompareViewTests {
    @Test("at any width a change stands beside the value that it belongs to", arguments: Array(76...110))
    func columns(width: Int) throws {
        var explorer = try makeExplorer(width, 40)
        explorer.type("b : image.grid=2x2 Enter 5")
        let line = try #require(explorer.screen.split(separator: "\n").first { $0.contains("context tokens") })
        let now = explorer.evaluation.geometry.contextTokens
        #expect(line.contains(" \(now) "), "\(line)")
        #expect(!line.contains("+×") && !line.contains("-×"))
    }
}
