import AnalyticCore
import DeviceLibrary
import Studies
import TerminalKit
import Testing

@testable import Explorer

@Suite("Levers view")
struct LeversViewTests {
    @Test("every lever stands in the order of its effect, with the figure then and what it holds for")
    func order() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("H")
        let shown = try #require(explorer.shownLevers)
        #expect(explorer.screen.contains("levers  pages/s, estimate"))
        #expect(explorer.screen.contains("transformers, eager, batch 1, bf16"))
        let first = try #require(shown.levers.first)
        #expect(explorer.screen.contains(first.title))
        #expect(explorer.screen.contains(first.metric.text(first.after)))
    }

    @Test("Enter puts the selected lever in force as one step, and u takes it back")
    func applied() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("H Down")
        let before = explorer.scenario
        let lever = try #require(explorer.shownLevers?.levers[1])
        explorer.type("Enter")
        #expect(explorer.scenario == lever.scenario)
        #expect(explorer.message?.text.contains(lever.title) == true)
        explorer.type("u")
        #expect(explorer.scenario == before)
    }

    @Test("Space ranks by the next figure, the palette by any, and a change of the scenario ranks anew")
    func metrics() throws {
        var explorer = try makeExplorer(120, 40)
        explorer.type("H Space")
        #expect(explorer.screen.contains("levers  TTFT, estimate"), "\(explorer.screen)")
        #expect(explorer.derived.levers?.findings.metric.id == "ttft")
        explorer.type(": levers Space tpot Enter")
        #expect(explorer.derived.levers?.findings.metric.id == "tpot")
        explorer.type(": batch=8 Enter")
        #expect(explorer.derived.levers?.request.scenario.workload.batch == 8)
    }

    @Test("the selected lever is on the screen wherever it is, and in a low pane too")
    func scrolled() throws {
        var explorer = try makeExplorer(80, 24)
        explorer.type("H")
        let count = try #require(explorer.shownLevers?.levers.count)
        for _ in 0..<count { explorer.type("Down") }
        let last = try #require(explorer.shownLevers?.levers.last)
        #expect(explorer.screen.contains(explorer.look.glyphs.cursor + " "), "\(explorer.screen)")
        #expect(explorer.screen.contains(last.title.prefix(10)))
    }

    @Test("a decoder's levers are ranked by its tokens, in its words")
    func decoder() throws {
        var explorer = try makeExplorer(model: "llama-3.1-8b")
        explorer.type("H")
        #expect(explorer.derived.levers?.findings.metric.id == "tokens_per_s.request")
    }
}

@Suite("Tries")
struct TryTests {
    @Test(
        "the best changes are there with the first screen, follow each change, and are put in force by their commands")
    func tries() throws {
        var explorer = try openedExplorer(120, 40)
        explorer.finish(explorer.begin())
        #expect(explorer.areTriesCurrent)
        let tries = try #require(explorer.tries)
        #expect(tries.count == 3)
        #expect(explorer.largestBatch == MemoryEvaluation.largestBatch(explorer.scenario))
        #expect(explorer.screen.contains("up to batch \(explorer.largestBatch ?? 0)"))
        #expect(explorer.screen.contains(tries[0].title))
        explorer.type("!")
        #expect(!explorer.areTriesCurrent, "they are those of the values before until they are worked out")
        explorer.wait()
        #expect(explorer.scenario == tries[0].scenario)
        #expect(explorer.areTriesCurrent)
        #expect(explorer.tries?.first?.before == tries[0].after)
        explorer.type(": try-2 Enter u u")
        explorer.wait()
        #expect(explorer.tries?.first?.title == tries[0].title)
    }

    @Test("tries of values before are not put in force")
    func stale() throws {
        var explorer = try openedExplorer(120, 40)
        explorer.finish(explorer.begin())
        var other = explorer.scenario
        try other.set("batch", "2")
        explorer.commit(other)
        explorer.applyTry(0)
        #expect(explorer.scenario == other)
        #expect(explorer.message?.text.contains("worked out") == true)
    }
}
