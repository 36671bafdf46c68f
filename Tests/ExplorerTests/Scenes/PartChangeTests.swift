import AnalyticCore
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("Parts against the baseline")
struct PartChangeTests {
    private func changed(_ columns: Int = 200, _ rows: Int = 60) throws -> ExplorerState {
        var explorer = try openedExplorer(columns, rows)
        explorer.type("b : batch=16 Enter")
        return explorer
    }

    @Test("a node's change is its figure here over that of the same path there, in the stage that is shown")
    func changes() throws {
        var explorer = try changed()
        let flops = try #require(NodeFigure.named("flops"))
        for node in explorer.evaluation.nodes.indices where explorer.evaluation.total(of: node).matrix > .zero {
            #expect(explorer.change(of: [node], flops)?.ratio == 16)
        }
        explorer.type("v")
        #expect(explorer.stage == .vision && explorer.change(of: [0], flops)?.ratio == 16)
    }

    @Test("across models nodes are matched by path, and what the other lacks has no figure")
    func models() throws {
        var explorer = try makeExplorer(model: "deepseek-v3")
        explorer.type("b : model=llama-3.1-8b Enter")
        let match = try #require(explorer.kept.match)
        let (now, before) = (explorer.evaluation, match.point.evaluation)
        func names(_ evaluation: Evaluation, _ node: Int) -> [String] {
            let parent = evaluation.nodes[node].parent
            return (parent < 0 ? [] : names(evaluation, parent)) + [evaluation.nodes[node].name.description]
        }
        let paths = Set(before.nodes.indices.map { names(before, $0) })
        var missing = 0
        for node in now.nodes.indices {
            let isThere = paths.contains(names(now, node))
            #expect((match.sums(of: [node], in: nil) != nil) == isThere, "\(now.path(of: node))")
            if !isThere { missing += 1 }
        }
        #expect(missing > 0 && missing < now.nodes.count)
    }

    @Test(
        "overview, breakdown, time view and tree have a column of changes, in the chosen style; without a baseline none has"
    )
    func columns() throws {
        for view in [ViewSpec.overview, .breakdown, .time] {
            var explorer = try openedExplorer(200, 60)
            explorer.show(view)
            #expect(!explorer.screen.contains("vs A"))
            explorer.type("b")
            #expect(!explorer.screen.contains("vs A"), "the same values have no changes")
            explorer.type(": batch=16 Enter")
            let page = try #require(explorer.kept.pages[.view(view.id, isMain: true)]?.page)
            let figure = try #require(NodeFigure.named("time"))
            let text = try #require(explorer.change(of: [0], figure)).text(.percent, unit: .seconds)
            let lines = explorer.screen
            #expect(!page.lines.isEmpty && lines.contains("vs A"), "\(view.id)")
            if view.id != .overview { #expect(lines.contains(text), "\(view.id)") }
            explorer.turnChanges()
            explorer.settle()
            let ratio = try #require(explorer.change(of: [0], figure)).text(.ratio, unit: .seconds)
            #expect(explorer.changeStyle == .ratio)
            #expect(view.id == .overview || explorer.screen.contains(ratio), "\(view.id)")
        }
        #expect(try changed(200, 60).screen.contains("time, estimate, vs A"))
        #expect(try !changed(120, 40).screen.contains("time, estimate, vs A"), "the tree has no room for the column")
    }

    @Test("sorted by change, the parts and the siblings in the tree stand first that moved most, either way")
    func sorts() throws {
        var explorer = try openedExplorer(200, 60)
        explorer.type("o o")
        for _ in SortOrder.Column.allCases where explorer.sort.column != .change { explorer.type("o") }
        #expect(explorer.sort.column != .change, "nothing to compare with")
        explorer.type("b : batch=16 Enter")
        for _ in SortOrder.Column.allCases where explorer.sort.column != .change { explorer.type("o") }
        #expect(explorer.sort.column == .change)
        let parts = explorer.kept.scene.parts.map { explorer.sizeOfChange($0) }
        #expect(parts == parts.sorted(by: >) && parts.first != parts.last)
        let siblings = explorer.kept.scene.rows.filter { $0.depth == 2 && $0.instance == nil }
        let sizes = siblings.map { explorer.sizeOfChange($0.node) }
        #expect(sizes == sizes.sorted(by: >) && sizes.count > 1)
        explorer.type("O")
        #expect(explorer.kept.scene.parts.map { explorer.sizeOfChange($0) } == parts.reversed())
    }

    @Test("the answer says how far each figure is from the baseline, which the first one names, where there is room")
    func answer() throws {
        var explorer = try openedExplorer(200, 60)
        #expect(!explorer.screen.contains("vs A)"))
        explorer.type("b : batch=16 Enter")
        let now = explorer.kept.answer
        let before = try #require(explorer.kept.match).answer
        let rate = Change(from: try #require(before.rate).estimate, to: try #require(now.rate).estimate).text(
            .percent, unit: .pageRate)
        #expect(explorer.screen.contains("pages/s (\(rate) vs A)"))
        let each = Change(from: try #require(before.perToken).estimate, to: try #require(now.perToken).estimate)
        #expect(explorer.screen.contains("per token (\(each.text(.percent, unit: .seconds)))"))
        let memory = Change(from: before.memory, to: now.memory).text(.percent, unit: .bytes)
        #expect(explorer.screen.contains("GB (\(memory))"))
    }
}
