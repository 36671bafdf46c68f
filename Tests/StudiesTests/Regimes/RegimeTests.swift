import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Regimes")
struct RegimeTests {
    @Test("regimes end exactly where the figures cross")
    func crossings() throws {
        let named = try NamedSweep.named("decode-length")
        let found = SweepFindings(try named.sweep(from: Scenario())).crossings
        let crossing = try #require(found.first { $0.regime == "prefill-decode" })
        func difference(_ steps: String) throws -> Double {
            var scenario = Scenario()
            try scenario.set("decode.tokens", steps)
            let evaluation = try Evaluation(scenario)
            return evaluation.cost(of: 0, in: Stage.prefill).matrix.approximate
                - evaluation.cost(of: 0, in: .decode).matrix.approximate
        }
        #expect(try difference(crossing.before.text) > 0)
        #expect(try difference(crossing.after.text) <= 0)
        #expect(crossing.before.number.map { $0 + 1 } == crossing.after.number)
        // Weights of 2 bytes against 61 440 bytes of cache per token: 6 672 212 480 / 61 440 = 108 597 tokens, 913 of them prompt.
        let cache = try #require(found.first { $0.regime == "kv-weights" })
        #expect(cache.after == .whole(6_672_212_480 / 61_440 + 1 - 913))
    }

    @Test("the batch at which memory is full is found, exactly")
    func memory() throws {
        var base = Scenario()
        try base.set("device", "l4")
        let sweep = try Sweep(
            base: base, x: Sweep.Axis("batch", "1..256*2", in: base), metrics: [MetricCatalogue.named("tpot")],
            regimes: Regime.all.filter { $0.id == Regime.memory })
        let findings = SweepFindings(sweep)
        let crossing = try #require(findings.crossings.first)
        func fits(_ batch: ParameterValue) throws -> Bool? {
            MemoryEvaluation(try Evaluation(sweep.scenario(batch, series: nil))).fits
        }
        #expect(try fits(crossing.before) == true && fits(crossing.after) == false)
        #expect(crossing.before.number.map { $0 + 1 } == crossing.after.number)
        let unfit = try (0..<findings.rows.count).count { try fits(sweep.xValue($0)) == false }
        #expect(findings.rowsThatDoNotFit == unfit && unfit > 0)
    }

    @Test("where times are read, the ends of both targets are found, with the unit of x and what holds beyond")
    func targets() throws {
        var base = Scenario()
        try base.set("target.tpot_ms", "12")
        let found = SweepFindings(try NamedSweep.named("batch").sweep(from: base)).crossings
        let (first, each) = (
            try #require(found.first { $0.regime == "ttft-target" }),
            try #require(found.first { $0.regime == "tpot-target" })
        )
        #expect(first.beyond == "TTFT misses its target")
        #expect(each.placeText == "between \(each.before) and \(each.after) sequences")
        func met(_ batch: ParameterValue) throws -> Bool {
            var scenario = try NamedSweep.named("batch").sweep(from: base).base
            try scenario.set("batch", batch.text)
            return Constraint.targets().allSatisfy {
                (try? Constraint.verdicts([$0], of: scenario).first?.holds) ?? false
            }
        }
        let ends = [first, each].compactMap { $0.before.number }.min() ?? 0
        #expect(try met(.whole(Int(ends))) && !met(.whole(Int(ends) + 1)))
        let counted = try NamedSweep.named("decode-length").sweep(from: base)
        #expect(!counted.regimes.contains { Regime.targets.contains($0.id) })
    }

    @Test("a decimal place is found to three digits")
    func decimals() throws {
        let sweep = try Sweep(
            base: Scenario(), x: Sweep.Axis("device.memory_gb", "1..100*10", in: Scenario()),
            metrics: [MetricCatalogue.named("memory")], regimes: Regime.all.filter { $0.id == Regime.memory })
        let crossing = try #require(SweepFindings(sweep).crossings.first)
        let need = try MemoryEvaluation(Evaluation(Scenario())).total / 1e9
        let ends = (try #require(crossing.before.number), try #require(crossing.after.number))
        #expect(ends.0 < need && need <= ends.1 && ends.1 - ends.0 < 0.002 * ends.1)
    }

    @Test("regimes bear on the metrics that are read, and memory on all of them")
    func bearing() throws {
        func ids(_ metric: String) throws -> [String] {
            try Regime.bearing(on: [MetricCatalogue.named(metric)]).map(\.id)
        }
        #expect(try ids("tokens.context") == [Regime.memory])
        #expect(try ids("kv").contains("kv-weights"))
        #expect(try ids("tpot").contains("decode-launch"))
        #expect(try !ids("prefill.flops").contains("decode-launch"))
        #expect(Set(Regime.all.map(\.id)).count == 15, "none is lost for a metric that there is not")
    }
}
