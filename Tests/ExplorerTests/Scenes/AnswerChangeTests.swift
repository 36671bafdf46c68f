import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("What an edit did to the answer")
struct AnswerChangeTests {
    private func told(_ keys: String, _ explorer: ExplorerState) -> (text: String, kind: Message.Kind?) {
        var explorer = explorer
        explorer.type(keys)
        return (explorer.message?.text ?? "", explorer.message?.kind)
    }

    @Test("stands in the line below after edits, steps, the palette, undo and redo: only what moved, with both figures")
    func told() throws {
        let explorer = try makeExplorer()
        let edited = told(": batch=16 Enter", explorer).text
        #expect(edited.contains("first token 234 ms → 2.80 s") && edited.contains("pages/s 0.815 → 2.76"), "\(edited)")
        #expect(!edited.contains("fits"))
        let undone = told(": batch=16 Enter u", explorer).text
        #expect(undone.hasPrefix("undone: ") && undone.contains("first token 2.80 s → 234 ms"), "\(undone)")
        let again = told(": batch=16 Enter u ^R", explorer).text
        #expect(again.hasPrefix("again: ") && again.contains("first token 234 ms → 2.80 s"), "\(again)")
        let stepped = told("Tab / batch Enter ]", explorer).text
        #expect(stepped.contains("first token 234 → ") && stepped.contains("ms"), "\(stepped)")
        let typed = told("Tab / batch Enter Enter 16 Enter", explorer).text
        #expect(typed.contains("pages/s 0.815 → 2.76"), "\(typed)")
    }

    @Test("stands there while a value is typed, against what stood before the field was opened")
    func live() throws {
        let explorer = try makeExplorer()
        #expect(told("Tab / batch Enter Enter 16", explorer).text.contains("pages/s 0.815 → 2.76"))
        #expect(told("Tab / batch Enter Enter 16 Esc", explorer).text.isEmpty)
        let after = told("Tab / batch Enter Enter 16 Esc ]", explorer).text
        #expect(after.contains("pages/s 0.815 → "), "\(after)")
    }

    @Test("is said to be none where nothing moved")
    func none() throws {
        #expect(told(": target.ttft_s=2 Enter", try makeExplorer()).text.hasSuffix("no effect on the answer"))
    }

    @Test("begins with the verdict where it no longer fits, and in the words of the model that runs")
    func verdict() throws {
        let over = told(": device.memory_gb=8 Enter", try makeExplorer())
        #expect(over.text.contains("no longer fits: 8.44 GB of 8.00 GB") && over.kind == .problem, "\(over.text)")
        let text = told(": batch=4 Enter", try makeExplorer(model: "llama-3.1-8b")).text
        #expect(text.contains("tokens/s ") && !text.contains("pages"), "\(text)")
    }

    @Test("is whole at any width: clauses fall away from the end", arguments: [60, 70, 80, 100, 120, 200])
    func whole(width: Int) throws {
        var explorer = try makeExplorer(width, 24)
        explorer.type(": batch=16 Space device=l40s Space execution=graph Enter")
        let text = try #require(explorer.message?.text)
        #expect(text.count <= width - 4 && explorer.screen.contains(text), "\(text)")
        #expect(text.contains("first token 234 ms → ") || text.contains("first token 234 → "), "\(text)")
    }
}
