import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("The overview")
struct OverviewTests {
    /// The texts of the rows of the main page.
    private func rows(_ explorer: ExplorerState) -> [[String]] {
        (explorer.mainPage?.lines ?? []).map { line in
            line.pieces.compactMap { if case .text(let span) = $0.content { span.text } else { nil } }
        }
    }

    @Test(
        "the times of its stages, the host's among them, add up to the request that the time view states",
        arguments: EngineName.allCases)
    func sum(engine: EngineName) throws {
        for settings in ["batch=1", "batch=16", "image.mode=none Space prompt.tokens=500", "decode.tokens=0"] {
            var explorer = try makeExplorer(200, 90)
            explorer.type(": engine=\(engine.rawValue) Space \(settings) Enter")
            let service = Service(explorer.timing)
            let before = explorer.beforeFirstKernel(service)
            let parts = before.map(\.seconds) + Stage.allCases.compactMap { service.part($0, .estimate) }
            let whole = try #require(service.latency(.estimate))
            #expect(abs(parts.reduce(0, +) / whole - 1) < 1e-9, "\(settings)")
            let shown = rows(explorer)
            for (name, seconds) in before {
                #expect(
                    shown.contains { $0.first == name && $0.contains(Figure.seconds(seconds)) }, "\(settings): \(name)")
            }
            #expect(shown.contains { $0.first == "together" && $0.contains(Figure.seconds(whole)) }, "\(settings)")
            explorer.type("7")
            #expect(rows(explorer).contains { $0.first == "request" && $0.contains(Figure.seconds(whole)) })
        }
    }

    @Test("a verdict on a target reads the same as in the time view")
    func verdicts() throws {
        var explorer = try makeExplorer(120, 60)
        for (settings, verdicts) in [
            ("batch=1", ["✓ < 1.00 s", "✓ < 50.0 ms"]),
            ("target.ttft_s=0.001 Space target.tpot_ms=0.1", ["✗ > 1.00 ms", "✗ > 100 µs"]),
        ] {
            explorer.type(": \(settings) Enter")
            for key in ["1", "7"] {
                explorer.type(key)
                for verdict in verdicts { #expect(explorer.screen.contains(verdict), "\(key): \(verdict)") }
            }
        }
    }

    @Test("a stage that is chosen is the one that parts are of, and they add up to it")
    func stage() throws {
        var explorer = try makeExplorer(120, 90)
        explorer.type("v")
        let vision = explorer.evaluation.cost(of: 0, in: .vision)
        explorer.type("m")
        for key in ["1", "2"] {
            explorer.type(key)
            #expect(explorer.screen.contains("in vision"))
            let sums = rows(explorer).filter { $0.first == "together" || $0.first == "page" }
            #expect(sums.contains { $0.contains(Figure.number(vision.matrix, style: .si)) && $0.contains("100%") })
        }
    }
}
