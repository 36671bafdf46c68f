import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("Views as values")
struct ViewSpecTests {
    @Test("every view has its own id, title and key")
    func unique() {
        #expect(Set(ViewSpec.all.map(\.id)).count == ViewSpec.all.count)
        #expect(Set(ViewSpec.all.map(\.key)).count == ViewSpec.all.count)
        #expect(Set(ViewSpec.all.map(\.title)).count == ViewSpec.all.count)
        #expect(ViewSpec.all.allSatisfy { KeyChord($0.key) != nil && $0.help.hasSuffix(".") })
    }

    @Test("no key means two things in one pane of one view", arguments: ViewSpec.all.map(\.id.rawValue))
    func keys(id: String) throws {
        let view = try #require(ViewSpec.named(id)).id
        for pane in Pane.allCases {
            let chords = Command.all.filter { $0.listens(in: pane, view: view) }.flatMap(\.chords)
            #expect(Set(chords).count == chords.count, "\(pane)")
        }
    }

    @Test("the footer names only commands that exist and listen", arguments: ViewSpec.all.map(\.id.rawValue))
    func hints(id: String) throws {
        let spec = try #require(ViewSpec.named(id))
        for hint in spec.hints {
            let command = try #require(Command.all.first { $0.id == hint }, "\(hint)")
            #expect(command.listens(in: .detail, view: spec.id) || command.context != .detail)
        }
    }

    @Test(
        "where the stage is offered, choosing one changes what the view shows",
        arguments: ViewSpec.all.map(\.id.rawValue))
    func stage(id: String) throws {
        let spec = try #require(ViewSpec.named(id))
        guard spec.hints.contains("stage") else { return }
        var explorer = try makeExplorer(120, 60)
        explorer.show(spec)
        explorer.focus = .detail
        func shown() -> [String] {
            explorer.finish(explorer.begin())
            // A drawing is compared as it is drawn.
            guard let page = explorer.mainPage?.lines else {
                return explorer.screen.split(separator: "\n").dropFirst(4).dropLast(3).map { String($0) }
            }
            return page.map {
                $0.pieces.map { if case .text(let span) = $0.content { span.text } else { "" } }.joined()
            }
        }
        var before = shown()
        for _ in Stage.allCases {
            explorer.type("v")
            let now = shown()
            #expect(now != before, "\(explorer.stage)")
            before = now
        }
    }

    @Test(
        "every view scrolls to its end where it does not fit, and says how much is below",
        arguments: ViewSpec.all.map(\.id.rawValue))
    func scrolling(id: String) throws {
        let spec = try #require(ViewSpec.named(id))
        guard spec.move == nil else { return }
        var explorer = try makeExplorer(100, 200)
        explorer.type("b")
        explorer.show(spec)
        explorer.focus = .detail
        explorer.finish(explorer.begin())
        let last = explorer.screen.split(separator: "\n").dropLast(3).last { $0.dropFirst(38).contains { $0.isLetter } }
        let words = try #require(last).dropFirst(38).filter { $0.isLetter || $0.isNumber }
        _ = explorer.update(.resize(Size(columns: 100, rows: 24)))
        let length = explorer.mainPage?.lines.count ?? 0
        if length > explorer.detailRows {
            #expect(explorer.screen.contains("\(length - explorer.detailRows) more"))
            explorer.type("G")
            #expect(!explorer.screen.split(separator: "\n").contains { $0.dropFirst(38).contains(" more ") })
            let bottom = explorer.screen.split(separator: "\n").map {
                $0.dropFirst(38).filter { $0.isLetter || $0.isNumber }
            }
            #expect(bottom.contains { $0.contains(words) || words.contains($0) && $0.count > 8 }, "\(words)")
        }
    }

    @Test("what is kept is what the state says", arguments: [(80, 24), (120, 40), (200, 60)])
    func kept(size: (Int, Int)) throws {
        var explorer = try makeExplorer(size.0, size.1)
        for keys in ["Down Down Right", "2", "v", "o", "/ mlp Enter", "Esc e", "m m", ".", "Tab Down ]", "u", "b 5"] {
            explorer.type(keys)
            let scene = Scene(explorer)
            #expect(scene.rows.map(\.key) == explorer.kept.scene.rows.map(\.key), "\(keys)")
            #expect(scene.parts == explorer.kept.scene.parts && scene.node == explorer.kept.scene.node, "\(keys)")
            var fresh = explorer
            fresh.kept = Kept(fresh.timing)
            fresh.settle()
            #expect(fresh.render().surface == explorer.render().surface, "\(keys)")
        }
    }
}
