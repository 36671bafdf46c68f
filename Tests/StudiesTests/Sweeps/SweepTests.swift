import AnalyticCore
import DeviceLibrary
import Synchronization
import Testing

@testable import Studies

@Suite("Sweeps")
struct SweepTests {
    private func sweep(
        _ x: String, _ range: String, _ metrics: [String], series: (String, String)? = nil, regimes: [Regime] = []
    ) throws -> Sweep {
        try Sweep(
            base: Scenario(), x: Sweep.Axis(x, range, in: Scenario()),
            series: series.map { try Sweep.Axis($0.0, $0.1, in: Scenario()) },
            metrics: metrics.map { try MetricCatalogue.named($0) }, regimes: regimes)
    }

    @Test("a row holds what an evaluation of its values holds")
    func rows() throws {
        let sweep = try sweep("batch", "1..64*4", ["decode.flops", "kv", "ttft"], series: ("decode.tokens", "10,1000"))
        let rows = SweepRunner.rows(of: sweep)
        #expect(rows.count == 8)
        for row in 0..<rows.count {
            var scenario = Scenario()
            try scenario.set("batch", sweep.xValue(row).text)
            try scenario.set("decode.tokens", try #require(sweep.seriesValue(row)).text)
            let evaluation = try Evaluation(scenario)
            #expect(rows[row, 0] == evaluation.cost(of: 0, in: .decode).matrix.approximate)
            #expect(rows[row, 1] == evaluation.cacheAfterDecode.approximate)
            #expect(rows[row, 2] == Service(TimeEvaluation(evaluation)).timeToFirstToken(.estimate))
        }
    }

    @Test("many points on all cores come in their order, and stop when asked")
    func order() throws {
        let sweep = try sweep("prompt.tokens", "1..10000+1", ["tokens.context"])
        var seen: [Double?] = []
        SweepRunner.run(sweep, make: { ($0, $1) }) { first, rows in
            #expect(first == seen.count)
            seen += (0..<rows.count).map { rows[$0, 0] }
        }
        #expect(seen == (1...10_000).map { Double($0 + 903) })
        let asked = Mutex(0)
        var rowsTaken = 0
        let done = SweepRunner.run(
            sweep,
            goesOn: {
                asked.withLock {
                    $0 += 1; return $0 <= 9
                }
            }, make: { $1.count }, take: { rowsTaken += $0 })
        #expect(done == rowsTaken && done < 10_000 && done % 64 == 0)
    }

    @Test("a search over very many curves is stopped between two evaluations")
    func stops() throws {
        let sweep = try sweep(
            "batch", "1,64", ["kv"], series: ("decode.tokens", "1..100000"), regimes: Regime.all)
        let start = ContinuousClock.now
        let findings = SweepFindings(sweep, goesOn: { ContinuousClock.now - start < .milliseconds(50) })
        #expect(!findings.isComplete && ContinuousClock.now - start < .seconds(5))
    }

    @Test("values that are not legal are rows with a reason, and the others stand")
    func illegal() throws {
        let rows = SweepRunner.rows(of: try sweep("num_attention_heads", "10,7,20", ["kv"]))
        #expect((0..<3).map { rows.problem($0) == nil } == [true, false, true])
        #expect(rows[1, 0] == nil && rows[0, 0] != nil)
    }

    @Test("one parameter on both axes is refused, as is one axis that undoes the other")
    func axes() throws {
        #expect(throws: SweepError.sameAxis("batch")) {
            try sweep("batch", "1,2", ["kv"], series: ("batch", "4,8"))
        }
        let rows = SweepRunner.rows(
            of: try sweep("image.mode", "small,custom", ["kv"], series: ("image.base_size", "768,640")))
        #expect(rows.problem(0)?.description.contains("image.mode=small") == true, "it sets the size to 640")
        #expect(rows.problem(1) == nil && rows.problem(2) == nil)
    }

    @Test("a sweep without metrics, or of a metric that is none, is refused")
    func nothing() {
        #expect(throws: SweepError.self) { try sweep("batch", "1,2", []) }
        #expect(throws: SweepError.metric("kvv", nearest: ["kv"])) { try sweep("batch", "1,2", ["kvv"]) }
    }

    @Test("what a sweep that is ready sets itself is said, where it changes something")
    func ownSettings() throws {
        let batch = try NamedSweep.named("batch")
        var scenario = Scenario()
        #expect(batch.changes(of: scenario) == ["execution=graph"])
        try scenario.set("execution", "graph")
        #expect(batch.changes(of: scenario).isEmpty)
        #expect(throws: SweepError.unknownSweep("bath", model: "DeepSeek-OCR", NamedSweep.all.map(\.id))) {
            try NamedSweep.named("bath")
        }
    }

    @Test("every sweep that is ready runs, each of its figures is there, and its regimes are known")
    func named() throws {
        for named in NamedSweep.all {
            let sweep = try named.sweep(from: Scenario())
            #expect(sweep.metrics.count == named.metrics.count, "\(named.id)")
            #expect(named.regimes.allSatisfy { id in Regime.all.contains { $0.id == id } })
            let rows = SweepRunner.rows(of: sweep)
            for row in 0..<rows.count {
                #expect(rows.problem(row) == nil, "\(named.id) \(sweep.xValue(row))")
                let values = sweep.metrics.indices.map { rows[row, $0] }
                #expect(values.allSatisfy { $0 != nil }, "\(named.id) \(sweep.xValue(row))")
            }
        }
    }
}
