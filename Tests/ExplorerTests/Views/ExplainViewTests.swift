import AnalyticCore
import DeviceLibrary
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("The explain view")
struct ExplainViewTests {
    /// The lines of the main page, each as one text.
    private func lines(_ explorer: ExplorerState) -> [String] {
        (explorer.mainPage?.lines ?? []).map { line in
            line.pieces.compactMap { piece -> String? in
                if case .text(let span) = piece.content { span.text } else { nil }
            }.joined(separator: " ")
        }
    }

    @Test("an operation's view shows its formula in words, its values, and the sum that is its figure; F shows letters")
    func operation() throws {
        var explorer = try makeExplorer(120, 60)
        explorer.select(path: "model.layers.0.mlp.gate_proj")
        explorer.type("e")
        let node = try #require(explorer.kept.scene.selected?.node)
        let total = Figure.grouped(explorer.evaluation.total(of: node).matrix)
        #expect(lines(explorer).contains { $0.contains("batch × tokens") || $0.contains("hidden size × inner width") })
        #expect(lines(explorer).contains { $0.contains("2 × 1 × 913 × 1280 × 6848") })
        #expect(lines(explorer).contains { $0.hasSuffix("= \(total) FLOPs") })
        #expect(!lines(explorer).contains { $0.contains("letters") })
        explorer.type("F")
        #expect(
            lines(explorer).contains { $0.contains("2·B·S·H·F") } && lines(explorer).contains { $0.contains("letters") }
        )
    }

    @Test(
        "at every width the view of an operation, a module, a parameter and a figure is whole: no result is cut",
        arguments: [60, 80, 120, 200],
        ["model.layers.0.mlp.gate_proj", "model.layers.1-11.mlp", "", "batch", "tpot", "kv"])
    func widths(columns: Int, subject: String) throws {
        var explorer = try makeExplorer(columns, 40)
        if subject.isEmpty {
            explorer.type("e")
        } else {
            explorer.type(
                ": " + "explain".map(String.init).joined(separator: " ") + " Space "
                    + subject.map(String.init).joined(separator: " ") + " Enter")
        }
        #expect(explorer.view == .explain)
        let page = try #require(explorer.mainPage)
        #expect(page.lines.count > 10)
        for line in page.lines { #expect(line.end <= page.width, "\(columns): \(line.end) of \(page.width)") }
        let sums = explorer.explained.blocks.flatMap { block -> [String] in
            if case .chain(let steps) = block { steps.map(\.result) } else { [] }
        }
        let text = lines(explorer).joined(separator: "\n")
        for sum in sums { #expect(text.contains(explorer.look.glyphs.text(sum)), "\(sum)") }
    }

    @Test("e explains the parameter in focus, and the figure of the memory, KV and time views; once more goes back")
    func asked() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("Tab e")
        #expect(explorer.explainSubject == .parameter("prompt.tokens"))
        #expect(explorer.screen.contains("what it changes") && explorer.screen.contains("where it enters"))
        explorer.type("Down")
        #expect(explorer.explainSubject == .parameter("decode.tokens"))
        explorer.type("e")
        #expect(explorer.view == .overview)
        for (key, subject) in [("8", ExplainSubject.memory), ("3", .cache), ("7", .rate)] {
            var explorer = try makeExplorer(120, 40)
            explorer.type("\(key) e")
            #expect(explorer.explainSubject == subject)
            explorer.type("e")
            #expect(explorer.view != .explain)
        }
        explorer = try makeExplorer(120, 40)
        explorer.type("v v v 7 e")
        #expect(explorer.explainSubject == .perToken)
    }

    @Test("going on in the tree explains the tree again")
    func movesOn() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("8 e")
        #expect(explorer.explainSubject == .memory)
        explorer.type("Down")
        #expect(explorer.explainSubject == .node(explorer.kept.scene.selected?.node ?? 0))
    }

    @Test("what would change it comes with the view, from evaluations of the same request, and follows each edit")
    func outlook() throws {
        var explorer = try makeExplorer(120, 60)
        explorer.select(path: "model.layers.0.mlp.gate_proj")
        explorer.type("e")
        #expect(lines(explorer).contains { $0.contains("execution eager → graph") })
        let before = try #require(explorer.derived.outlook?.now.nodeSeconds)
        explorer.type(": batch=4 Enter")
        let outlook = try #require(explorer.derived.outlook)
        #expect(outlook.request == explorer.outlookRequest && outlook.now.nodeSeconds != before)
        #expect(lines(explorer).contains { $0.contains("batch 4 → 64") })
    }

    @Test("a word that is nothing says what is near")
    func unknown() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": e x p l a i n Space t p o t t Enter")
        #expect(explorer.screen.contains("tpot"))
        #expect(explorer.view != .explain)
    }

    @Test("other models explain themselves", arguments: ["llama-3.1-8b", "deepseek-v3"])
    func models(id: String) throws {
        var explorer = try makeExplorer(model: id, 120, 60)
        explorer.type("e")
        #expect(lines(explorer).contains { $0.contains("its parts add up") })
        explorer.type(
            ": explain Space tpot Enter".replacing("explain", with: "e x p l a i n").replacing("tpot", with: "t p o t"))
        #expect(lines(explorer).contains { $0.contains("one step adds up") })
        #expect(!explorer.screen.contains("page"))
    }
}
