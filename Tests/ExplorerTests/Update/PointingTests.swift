import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("The mouse")
struct PointingTests {
    private func opened(_ columns: Int = 120, _ rows: Int = 40) throws -> ExplorerState {
        var explorer = try openedExplorer(columns, rows)
        explorer.remember(explorer.render())
        return explorer
    }

    private func mouse(_ action: MouseAction, _ explorer: inout ExplorerState, at point: Point) {
        _ = explorer.update(.mouse(MouseEvent(action: action, position: point, button: 1)))
        explorer.remember(explorer.render())
    }

    private func click(_ target: HitMap.Target, in explorer: inout ExplorerState) throws {
        let rect = try #require(explorer.hitMap.rect(of: target), "\(target)")
        mouse(.press, &explorer, at: rect.origin)
        mouse(.release, &explorer, at: rect.origin)
    }

    @Test("every hint of the bottom row runs its command")
    func hints() throws {
        var explorer = try opened()
        for (_, _, id) in Command.footer(for: explorer).prefix(6) {
            #expect(explorer.hitMap.targets.contains(.command(try #require(id))), "\(id ?? "")")
        }
        try click(.command("explain"), in: &explorer)
        #expect(explorer.view == .explain)
        try click(.command("help"), in: &explorer)
        #expect(explorer.help != nil)
    }

    @Test("what the header states goes to where it is changed")
    func header() throws {
        var explorer = try opened()
        try click(.edit("batch"), in: &explorer)
        #expect(explorer.editor != nil && explorer.selectedParameter.id == "batch")
        explorer.type("16 Enter")
        #expect(explorer.scenario.workload.batch == 16)
        explorer.remember(explorer.render())
        try click(.view(.memory), in: &explorer)
        #expect(explorer.view == .memory)
    }

    @Test("a part of the table is selected in the tree, a column's title chooses its figure")
    func parts() throws {
        var explorer = try opened()
        let node = try #require(explorer.evaluation.node(at: "model.sam_model"))
        try click(.node(node), in: &explorer)
        #expect(explorer.tree.selected == "/model/sam_model")
        try click(.figure("flops"), in: &explorer)
        #expect(explorer.figure == "flops")
        explorer.type("g")
        explorer.remember(explorer.render())
        try click(.stop("layers"), in: &explorer)
        #expect(explorer.tree.selected == "/model/layers" && explorer.focus == .path)
    }

    @Test("the divider follows the mouse, and stays clear of the edges", arguments: [(60, 61), (2, 24), (119, 80)])
    func divider(to column: Int, expected: Int) throws {
        var explorer = try opened()
        let rect = try #require(explorer.hitMap.rect(of: .divider))
        mouse(.press, &explorer, at: rect.origin)
        mouse(.drag, &explorer, at: Point(column: column, row: rect.minRow))
        mouse(.release, &explorer, at: rect.origin)
        #expect(explorer.layout.detail?.minColumn == expected)
        #expect(explorer.screen.contains("where it goes"))
    }

    @Test("a number that is dragged steps as it goes, and is taken back as one step")
    func number() throws {
        var explorer = try opened()
        let batch = try #require(explorer.scenario.parameters.position(of: "batch"))
        let start = try #require(explorer.hitMap.rect(of: .parameter(batch))).origin
        mouse(.press, &explorer, at: start)
        for step in 1...3 { mouse(.drag, &explorer, at: Point(column: start.column + 2 * step, row: start.row)) }
        mouse(.release, &explorer, at: start)
        #expect(explorer.scenario.workload.batch > 2)
        #expect(explorer.message?.text.contains("pages/s 0.815 → ") == true, "\(explorer.message?.text ?? "")")
        explorer.type("u")
        #expect(explorer.scenario.workload.batch == 1 && !explorer.history.canUndo)
    }

    @Test("a cell of the bound map puts its values in force, a point of a sweep is read out")
    func plots() throws {
        var explorer = try opened(160, 44)
        explorer.type("0")
        explorer.finish(explorer.begin())
        explorer.remember(explorer.render())
        try click(.values("prompt.tokens=1024 batch=8"), in: &explorer)
        #expect(explorer.scenario.workload.promptTokens == 1024 && explorer.scenario.workload.batch == 8)
        explorer.type("s")
        explorer.finish(explorer.begin())
        explorer.remember(explorer.render())
        try click(.sweepPoint(2), in: &explorer)
        #expect(explorer.sweep.cursor == 2 && explorer.focus == .detail)
    }

    @Test("nothing that a click or a drag does can fail, wherever it lands")
    func everywhere() throws {
        var explorer = try opened(80, 24)
        for row in 0..<24 {
            for column in stride(from: 0, to: 80, by: 3) {
                mouse(.press, &explorer, at: Point(column: column, row: row))
                mouse(.drag, &explorer, at: Point(column: 79 - column, row: row))
                mouse(.release, &explorer, at: Point(column: column, row: row))
                explorer.type("Esc Esc")
                explorer.remember(explorer.render())
            }
        }
        let fresh = try Evaluation(explorer.scenario)
        #expect(fresh.total(of: 0) == explorer.evaluation.total(of: 0))
    }
}
