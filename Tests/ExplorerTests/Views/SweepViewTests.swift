import AnalyticCore
import Studies
import TerminalKit
import Testing
import TextKit

@testable import Explorer

@Suite("The sweep view")
struct SweepViewTests {
    @Test("it shows curves, a read-out and where regimes end, and follows every other parameter")
    func live() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("s")
        #expect(explorer.screen.contains("sweep  decode-length"))
        #expect(explorer.screen.contains("at decode.tokens = 1 "))
        #expect(explorer.screen.contains("a decode matrix FLOPs 1.20 GFLOPs"))
        #expect(explorer.screen.contains("prefill FLOPs against decode FLOPs: decode.tokens 892 → 893"))
        explorer.type("Right Right")
        #expect(explorer.screen.contains("at decode.tokens = 4"))
        explorer.type(": image.grid=1x2 Enter")
        #expect(!explorer.screen.contains("892 → 893"))
    }

    @Test("a curve of a stage has the stage's colour, that of weights and cache theirs")
    func colours() throws {
        var explorer = try makeExplorer(120, 40)
        func roles(_ keys: String) throws -> [String: Role] {
            explorer.type(keys)
            guard case .sweep(let drawing) = explorer.sweepDrawing(width: 80).content else { return [:] }
            return Dictionary(zip(drawing.chart.lines.map(\.label), drawing.roles)) { first, _ in first }
        }
        let stages = try roles("s")
        for stage in Stage.allCases { #expect(stages["\(stage.rawValue) matrix FLOPs"] == stage.role, "\(stage)") }
        let bytes = try roles(": y Space kv,weights Enter")
        #expect(bytes.filter { $0.value == .kv }.count == 1 && bytes.filter { $0.value == .weights }.count == 1)
    }

    @Test("the wheel and the arrows leave the metric alone")
    func wheel() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("s")
        let before = explorer.sweep
        explorer.type("Down Up PgDn")
        for action in [MouseAction.wheelDown, .wheelUp] {
            explorer.remember(explorer.render())
            _ = explorer.update(.mouse(MouseEvent(action: action, position: Point(column: 100, row: 10), button: 0)))
        }
        #expect(explorer.sweep == before)
    }

    @Test("x, series and y can be chosen, from the list of parameters or by name")
    func choices() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": x Space batch=1..64*2 Enter")
        #expect(explorer.view == .sweep)
        explorer.type(": y Space tpot,ttft Enter : series Space decode.tokens=10,1000 Enter")
        #expect(explorer.screen.contains("tpot, ttft against batch"))
        #expect(explorer.screen.contains("TPOT, estimate, decode.tokens 1000"))
        explorer.type(": y Space nonsense Enter")
        #expect(explorer.screen.contains("there is no metric 'nonsense'"))
        explorer.type("Esc Space")
        #expect(explorer.screen.contains("sweep  batch"))
    }

    @Test(
        "axes turn, and every sweep that is ready draws at every size",
        arguments: [(40, 10), (120, 40)])
    func sizes(size: (Int, Int)) throws {
        var explorer = try makeExplorer(size.0, size.1)
        explorer.type("s a")
        for _ in NamedSweep.all {
            explorer.type("Space")
            #expect(explorer.render().surface.lines.allSatisfy { displayWidth($0) <= size.0 })
        }
    }
}

@Suite("Limits in the sweep view")
struct SweepLimitTests {
    @Test(
        "where memory ends stands below the curves with its unit, the capacity is a line, and the present value is marked"
    )
    func limits() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type(": device=l4 Enter : x Space batch=1..64 Enter : y Space memory Enter")
        let most = MemoryEvaluation.largestBatch(explorer.scenario)
        #expect(explorer.screen.contains("it does not fit in memory: batch \(most) → \(most + 1) sequences"))
        #expect(explorer.screen.contains("capacity of one device"))
        #expect(explorer.screen.contains("now"))
    }
}
