import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("The parameters")
struct ParametersViewTests {
    private func explorer(at group: ParameterGroup) throws -> ExplorerState {
        var explorer = try makeExplorer(120, 200)
        explorer.focus = .parameters
        let first = try #require(ParameterList.standard.all.firstIndex { $0.group == group })
        explorer.move(toParameter: first)
        explorer.settle()
        return explorer
    }

    @Test(
        "constants of kernels are folded at first, and Enter or Space opens and folds them",
        arguments: ["Enter", "Space"])
    func folding(key: String) throws {
        var explorer = try explorer(at: .kernels)
        let count = ParameterList.standard.all.count { $0.group == .kernels }
        #expect(explorer.screen.contains("▸ kernels: \(count)") && !explorer.screen.contains("products: of peak"))
        explorer.type(key)
        #expect(explorer.editor == nil)
        #expect(explorer.screen.contains("▾ kernels") && explorer.screen.contains("dispatch"))
        explorer.type("Space")
        #expect(explorer.screen.contains("▸ kernels: \(count)"))
    }

    @Test("a folded group is one step for the selection, and its heading is no parameter")
    func moving() throws {
        var explorer = try explorer(at: .kernels)
        explorer.type("+ ] x X Y")
        #expect(explorer.scenario == Scenario())
        explorer.type("Down")
        #expect(explorer.selectedParameter.group == .parallel)
        explorer.type("Up Up")
        #expect(explorer.selectedParameter.group == .device)
    }

    @Test("a search finds what is folded, and a changed value shows on the heading")
    func finding() throws {
        var explorer = try explorer(at: .kernels)
        explorer.type("/ dispatch Enter")
        #expect(explorer.screen.contains("dispatch") && explorer.selectedParameter.id == "host.dispatch_us")
        explorer.type("Esc : host.dispatch_us=5 Enter")
        #expect(explorer.screen.contains(", 1 changed"))
    }

    @Test("a click on a heading folds its group")
    func clicking() throws {
        var explorer = try explorer(at: .prompt)
        let lines = explorer.render().surface.lines
        let row = try #require(lines.firstIndex { $0.contains("▾ image") })
        explorer.remember(explorer.render())
        _ = explorer.update(
            .mouse(MouseEvent(action: .press, position: Point(column: 5, row: row), button: 1)))
        #expect(explorer.screen.contains("▸ image: "))
    }
}
