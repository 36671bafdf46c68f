import AnalyticCore
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("Rows of the tree that cost next to nothing")
struct SmallRowsTests {
    private func rows(_ explorer: ExplorerState) -> [TreeRow] { TreeRows.visible(in: explorer) }

    @Test("stand in one row with their sum, so that the rows add up to their parent; Space shows each")
    func folded() throws {
        var explorer = try openedExplorer()
        for figure in NodeFigures.tree {
            explorer.figure = figure
            explorer.settle()
            let rows = rows(explorer)
            guard let group = rows.first(where: { !$0.members.isEmpty }) else { continue }
            let below = rows.filter { $0.depth == group.depth && $0.key.hasPrefix("/model/") && $0.members.isEmpty }
            let nodes = below.map(\.node) + group.members
            #expect(Set(nodes) == Set(explorer.evaluation.children(of: group.node)), "\(figure)")
            let whole = explorer.treeFigure.value(explorer.sums(of: 0, in: nil))?.number ?? 0
            for member in group.members {
                let amount = explorer.treeFigure.value(explorer.sums(of: member, in: nil))?.number ?? 0
                #expect(amount < whole * 1e-3 || amount == 0, "\(figure)")
            }
        }
        explorer.figure = "time"
        explorer.settle()
        let before = rows(explorer)
        let group = try #require(before.first { !$0.members.isEmpty })
        #expect(explorer.screen.contains("\(group.members.count) smaller"))
        explorer.select(group.key)
        explorer.type("Space")
        #expect(rows(explorer).count == before.count + group.members.count)
        explorer.type("Down Down")
        #expect(rows(explorer).count == before.count + group.members.count)
        #expect(group.members.contains(explorer.selectedTreeRow?.node ?? -1))
    }

    @Test("stay in sight where they are selected or looked for")
    func selected() throws {
        var explorer = try openedExplorer()
        explorer.select(path: "model.embed_tokens")
        #expect(explorer.selectedTreeRow?.label == "embed_tokens")
        explorer.select(path: "model.sam_model")
        explorer.type("v v v")
        #expect(explorer.stage == .decode && explorer.selectedTreeRow?.label == "sam_model")
        explorer.type("/ embed_tokens Enter")
        #expect(rows(explorer).contains { $0.label == "embed_tokens" })
    }
}
