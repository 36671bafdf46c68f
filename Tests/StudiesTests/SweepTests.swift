import AnalyticCore
import Testing

@testable import Studies

@Suite("Sweeps")
struct SweepTests {
    @Test(
        "ranges multiply, add or list",
        arguments: [
            ("1..16*2", ["1", "2", "4", "8", "16"]), ("64..256+64", ["64", "128", "192", "256"]),
            ("1..10+4", ["1", "5", "9"]), ("1, 2,8", ["1", "2", "8"]), ("1x2,2x3", ["1x2", "2x3"]),
            ("eager,fused", ["eager", "fused"]), ("4k..8k+2k", ["4000", "6000", "8000"]),
            ("0.5..2*2", ["0.5", "1", "2"]),
            ("7..7*3", ["7"]),
        ])
    func ranges(text: String, values: [String]) throws {
        #expect(try SweepRange(parsing: text).values == values)
    }

    @Test(
        "what is no range says why",
        arguments: ["1..8", "8..1*2", "1..8*1", "1..8+0", "0..8*2", "a..b+1", "1,,2", "", "1..99999999+1"])
    func notRanges(text: String) {
        #expect(throws: SweepError.self) { try SweepRange(parsing: text) }
    }

    private func sweep(_ x: String, _ range: String, _ metrics: [String], series: (String, String)? = nil) throws
        -> Sweep
    {
        Sweep(
            base: Scenario(), x: Sweep.Axis(id: x, range: try SweepRange(parsing: range)),
            series: try series.map { Sweep.Axis(id: $0.0, range: try SweepRange(parsing: $0.1)) },
            metrics: try metrics.map { try #require(MetricCatalogue.metric($0)) })
    }

    @Test("a row holds what an evaluation of its values holds")
    func rows() throws {
        let sweep = try sweep("batch", "1..64*4", ["decode.flops", "kv", "ttft"], series: ("decode.tokens", "10,1000"))
        let rows = SweepRunner.rows(of: sweep)
        #expect(rows.count == 8)
        for row in rows {
            var scenario = Scenario()
            try scenario.set("batch", row.x)
            try scenario.set("decode.tokens", try #require(row.series))
            let evaluation = try Evaluation(scenario)
            #expect(row.values[0] == evaluation.cost(of: 0, in: .decode).matrix.approximate)
            #expect(row.values[1] == evaluation.cacheAfterDecode.approximate)
            #expect(row.values[2] == Service(TimeEvaluation(evaluation)).timeToFirstToken(.estimate))
        }
    }

    @Test("many points on all cores come in their order, and stop when asked")
    func order() throws {
        let sweep = try sweep("prompt.tokens", "1..10000+1", ["tokens.context"])
        var seen: [String] = []
        SweepRunner.run(sweep) { seen += $0.map(\.x) }
        #expect(seen == (1...10_000).map { String($0) })
        var asked = 0
        let done = SweepRunner.run(
            sweep,
            goesOn: {
                asked += 1
                return asked <= 1
            }
        ) { _ in }
        #expect(done == SweepRunner.portion)
    }

    @Test("values that are not legal are rows with a reason, and the others stand")
    func illegal() throws {
        let rows = SweepRunner.rows(of: try sweep("num_attention_heads", "10,7,20", ["kv"]))
        #expect(rows.map { $0.problem == nil } == [true, false, true])
        #expect(rows[1].values == [nil])
    }

    @Test("every sweep that is ready runs, each of its figures is there, and its regimes are known")
    func named() throws {
        for named in NamedSweep.all {
            let sweep = try named.sweep(from: Scenario())
            #expect(sweep.metrics.count == named.metrics.count, "\(named.id)")
            #expect(named.regimes.allSatisfy { id in Regime.all.contains { $0.id == id } })
            for row in SweepRunner.rows(of: sweep) {
                #expect(row.problem == nil, "\(named.id) \(row.x)")
                #expect(row.values.allSatisfy { $0 != nil }, "\(named.id) \(row.x)")
            }
        }
        #expect(Set(MetricCatalogue.all.map(\.id)).count == MetricCatalogue.all.count)
    }

    @Test("regimes end exactly where the figures cross")
    func crossings() throws {
        let named = try #require(NamedSweep.all.first { $0.id == "decode-length" })
        let found = named.crossings(along: try named.sweep(from: Scenario()))
        let crossing = try #require(found.first { $0.regime == "prefill-decode" })
        func difference(_ steps: String) throws -> Double {
            var scenario = Scenario()
            try scenario.set("decode.tokens", steps)
            let evaluation = try Evaluation(scenario)
            return evaluation.cost(of: 0, in: Stage.prefill).matrix.approximate
                - evaluation.cost(of: 0, in: .decode).matrix.approximate
        }
        #expect(try difference(crossing.before) > 0)
        #expect(try difference(crossing.after) <= 0)
        #expect(Int(crossing.before).map { $0 + 1 } == Int(crossing.after))
        // Weights of 2 bytes against 61 440 bytes of cache per token: 6 672 212 480 / 61 440 = 108 597 tokens, 913 of them prompt.
        let cache = try #require(found.first { $0.regime == "kv-weights" })
        #expect(cache.after == String(6_672_212_480 / 61_440 + 1 - 913))
    }
}
