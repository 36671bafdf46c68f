import AnalyticCore
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("The compare view")
struct CompareViewTests {
    @Test("every figure of the tree is one of the catalogue, and so is what the breakdown is sorted by")
    func catalogue() {
        #expect(NodeFigures.tree.allSatisfy { NodeFigure.named($0) != nil })
        #expect(SortOrder.Column.allCases.allSatisfy { $0.figure.map { NodeFigure.named($0.id) != nil } ?? true })
    }

    @Test("at any width a change stands beside the value that it belongs to", arguments: Array(76...110))
    func columns(width: Int) throws {
        var explorer = try makeExplorer(width, 40)
        explorer.type("b : image.grid=2x2 Enter 5")
        let line = try #require(explorer.mainPageLines.first { $0.hasPrefix("context tok") })
        let now = explorer.evaluation.geometry.contextTokens
        #expect(line.split(separator: " ").contains("\(now)"), "\(line)")
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
        #expect(role("pages/s") == .fall && role("per token") == .rise)
        #expect(role("1000 pages") == .fall && role("weights") == .muted)
    }

    @Test("both values stand beside each other, at any width", arguments: [76, 80, 90, 100, 120, 200])
    func both(width: Int) throws {
        var explorer = try makeExplorer(width, 40)
        explorer.type("b : batch=16 Enter 5")
        let lines = explorer.mainPageLines
        let rate = try #require(lines.first { $0.hasPrefix("pages/s") })
        #expect(rate.contains("0.815") && rate.contains("2.76"), "\(rate)")
        let products = try #require(lines.first { $0.hasPrefix("matrix FLOPs") })
        #expect(products.contains("4.69 T") && !products.contains("75.0 T"), "of one page each: \(products)")
    }

    @Test("as many scenarios as there is room for stand there, the present values among them, and the rest are counted")
    func many() throws {
        for width in [76, 80, 100, 120, 200] {
            var explorer = try makeExplorer(width, 40)
            explorer.type(
                "b : batch=2 Enter b : batch=4 Enter b : batch=8 Enter b : batch=16 Enter : baseline Space A Enter 5 f")
            let page = explorer.mainPageLines
            let values = try #require(page.first { $0.hasPrefix("batch") }).split(separator: " ").dropFirst()
            #expect(values.first == "1" && values.last == "16", "the baseline and now are there: \(values)")
            let count = page.first { $0.contains("of 5 scenarios") }
            #expect(values.count == 5 ? count == nil : count?.hasPrefix("\(values.count) of 5") == true, "\(width)")
            #expect(width < 120 || values.count == 5)
        }
    }

    @Test("= turns how changes are written: percent, ratio, difference")
    func changes() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("b : batch=16 Enter 5")
        func line() -> String { explorer.mainPageLines.first { $0.hasPrefix("pages/s") } ?? "" }
        #expect(line().contains("+238%"))
        explorer.type("=")
        #expect(line().contains("×3.38") || line().contains("×3.39"), "\(line())")
        explorer.type("=")
        #expect(line().contains("+1.9"), "\(line())")
    }

    @Test(
        "bars are in proportion over the whole page: what changes more has the longer one, and next to nothing has none"
    )
    func bars() throws {
        var explorer = try makeExplorer(200, 60)
        explorer.type("b : decode.tokens=101 Enter 5 f")
        func bar(_ title: String) -> Int {
            let lines = explorer.mainPageLines
            return lines.filter { $0.hasPrefix(title) }.map { $0.count { "◀▶".contains($0) } }.max() ?? 0
        }
        #expect(bar("decode time") > 0 && bar("first token") == 0)
        #expect(bar("decode time") >= bar("whole page"))
    }
}

extension ExplorerState {
    /// Every line of the main view, as text.
    var mainPageLines: [String] {
        (mainPage?.lines ?? []).map { line in
            line.pieces.reduce(into: "") { text, piece in
                guard case .text(let span) = piece.content else { return }
                text += String(repeating: " ", count: max(0, piece.column - text.count)) + span.text
            }
        }
    }
}
