import AnalyticCore
import Explorer
import TerminalKit
import Testing

@Suite("Moving, folding, searching")
struct MovingTests {
    private func labels(_ explorer: ExplorerState) -> [String] {
        TreeRows.visible(in: explorer).map(\.label)
    }

    @Test("folding a node hides what is below and keeps a selection in sight")
    func folding() throws {
        var explorer = try makeExplorer()
        #expect(labels(explorer).contains("sam_model"))
        explorer.type("Down Down Right Down")
        #expect(labels(explorer).contains("patch_embed"))
        explorer.type("g Down Space")
        #expect(!labels(explorer).contains("sam_model"))
        #expect(TreeRows.visible(in: explorer).contains { $0.key == explorer.tree.selected })
    }

    @Test("identical layers open one by one, and each costs its part")
    func instances() throws {
        var explorer = try makeExplorer()
        let isFound = explorer.select(path: "model.layers.1-11")
        #expect(isFound)
        explorer.type("i")
        let rows = TreeRows.visible(in: explorer).filter { $0.instance != nil }
        #expect(rows.map(\.label) == (1...11).map { String($0) })
        #expect(rows.allSatisfy { $0.divisor == 11 })
        explorer.type("Down Space")
        #expect(TreeRows.visible(in: explorer).contains { $0.key.contains("#1/self_attn") })
        explorer.type("i")
        #expect(TreeRows.visible(in: explorer).allSatisfy { $0.instance == nil })
    }

    @Test("a search keeps matching rows and their ancestors, in both lists")
    func search() throws {
        var explorer = try makeExplorer()
        explorer.type("/ gate")
        let shown = labels(explorer)
        #expect(shown.contains("gate") && shown.contains("DeepSeek-OCR") && !shown.contains("sam_model"))
        explorer.type("Enter n")
        let first = explorer.tree.selected
        explorer.type("n")
        #expect(explorer.tree.selected != first)
        explorer.type("N")
        #expect(explorer.tree.selected == first)
        explorer.type("Esc")
        #expect(explorer.filter.isEmpty)
        explorer.type("/ vocab Enter")
        #expect(explorer.focus == .parameters)
        explorer.type("Enter ^U 1000 Enter")
        #expect(explorer.scenario.deepseekOCR.decoder.vocabulary == 1000)
    }

    @Test("a change of the model leaves a sensible selection")
    func modelChange() throws {
        var explorer = try makeExplorer()
        explorer.select(path: "model.layers.1-11.mlp.gate")
        explorer.type(": first_k_dense_replace=12 Enter")
        #expect(explorer.screen.contains("layers"))
        explorer.type("Down Up e")
        #expect(explorer.view == .explain)
    }

    @Test("the wheel moves, a click selects, a second click opens")
    func mouse() throws {
        var explorer = try makeExplorer()
        explorer.remember(explorer.render())
        let row = try #require(explorer.render().surface.lines.firstIndex { $0.contains("sam_model") })
        let click = Event.mouse(MouseEvent(action: .press, position: Point(column: 12, row: row), button: 1))
        _ = explorer.update(click)
        #expect(explorer.tree.selected == "/model/sam_model")
        #expect(!labels(explorer).contains("patch_embed"))
        _ = explorer.update(click)
        #expect(labels(explorer).contains("patch_embed"))
        _ = explorer.update(.mouse(MouseEvent(action: .wheelDown, position: Point(column: 5, row: row), button: 5)))
        #expect(explorer.tree.selected != "/model/sam_model")
    }

    @Test("quitting, suspending, copying and the mouse are effects")
    func effects() throws {
        var explorer = try makeExplorer()
        // What the first screen asks for by itself is asked for by then.
        _ = explorer.begin()
        let expected: [(String, [Effect])] = [
            ("^Z", [.suspend]), ("^L", [.redraw]), ("%", [.setMouse(false)]), ("Tab", []),
            ("y", [.copy("modelmeter")]), ("q", [.quit]),
        ]
        for (name, effects) in expected {
            let chord = try #require(KeyChord(name))
            let answered = explorer.update(.key(chord))
            #expect(answered == effects, "\(name)")
        }
        #expect(explorer.isQuitting)
    }

    @Test("q inside a field or a line is a letter")
    func letters() throws {
        var explorer = try makeExplorer()
        explorer.type("/ q")
        #expect(!explorer.isQuitting && explorer.filter == "q")
        explorer.type("Esc ? q")
        #expect(explorer.help == nil && !explorer.isQuitting)
    }
}
