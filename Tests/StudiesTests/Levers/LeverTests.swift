import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Levers")
struct LeverTests {
    private let rate = MetricCatalogue.rate(of: .standard)

    private func scenario(_ settings: [(String, String)] = []) throws -> Scenario {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return scenario
    }

    @Test("each lever's figures are those of its scenarios evaluated alone, and its scenario differs in its parameter")
    func figures() throws {
        let base = try scenario()
        let levers = Levers.of(base, metric: rate)
        #expect(levers.count > 150)
        for lever in levers
        where ["batch", "device", "execution", "precision.kv", "image.grid"].contains(lever.parameter.id) {
            let point = try StudyPoint(lever.scenario, for: .time)
            #expect(lever.after == rate.value(point), "\(lever.title)")
            #expect(lever.parameter.text(in: lever.scenario) == lever.to)
            #expect(lever.parameter.text(in: base) == lever.from)
            #expect(lever.from != lever.to)
        }
    }

    @Test("numbers are stepped in both directions, words take every other choice, and what is compared stays")
    func complete() throws {
        let base = try scenario([("batch", "4")])
        let levers = Levers.of(base, metric: rate)
        func values(_ id: String) -> Set<String> { Set(levers.filter { $0.parameter.id == id }.map(\.to)) }
        #expect(values("batch") == ["2", "8"])
        #expect(values("execution") == ["compiled", "graph"])
        #expect(values("device").count == base.devices.all.count - 1)
        #expect(values("model").isEmpty)
        #expect(values("measured.tpot_ms").isEmpty)
        let ids = Set(base.parameters.all.map(\.id))
        #expect(Levers.tryable.subtracting(ids).isEmpty)
    }

    @Test("the order is by effect; what does not fit or lacks units stands behind, with that word, and never helps")
    func order() throws {
        let base = try scenario([("device", "l4"), ("batch", "16")])
        let levers = Levers.of(base, metric: rate)
        let usable = levers.prefix { $0.standing == .usable }
        #expect(levers.dropFirst(usable.count).allSatisfy { $0.standing != .usable && !$0.helps && $0.caveat != nil })
        #expect(zip(usable, usable.dropFirst()).allSatisfy { $0.effect >= $1.effect })
        let larger = try #require(levers.first { $0.parameter.id == "batch" && $0.to == "32" })
        #expect(larger.caveat?.contains("does not fit") == true)
        let narrow = try #require(
            Levers.of(try scenario([("device", "a100-sxm-80")]), metric: rate)
                .first { $0.parameter.id == "precision.activations" && $0.to == "fp8" })
        #expect(narrow.caveat?.contains("no bf16 x fp8 units") == true, "\(narrow.standing)")
    }

    @Test("titles are a few words of the parameter's own")
    func titles() throws {
        let levers = Levers.of(try scenario(), metric: rate)
        let titles = Set(levers.map(\.title))
        for title in ["batch 2", "CUDA graphs", "fp8 weights", "fp8 KV cache", "engine vllm", "L40S 48GB"] {
            #expect(titles.contains(title), "\(title)")
        }
    }

    @Test("a lever that makes a target be missed which is met is no help")
    func targets() throws {
        let base = try scenario([("target.tpot_ms", "11")])
        let each = try #require(
            MetricCatalogue.metric("tpot")?.value(try StudyPoint(base, for: .time)))
        var tight = base
        try tight.set("target.tpot_ms", String(each * 1e3 * 1.0001))
        let lever = try #require(Levers.of(tight, metric: rate).first { $0.parameter.id == "batch" })
        #expect(lever.improves)
        #expect(!lever.helps)
        #expect(lever.caveat?.contains("TPOT") == true)
    }

    @Test("what is worth a try can be changed by a user, helps, and is followed by the best two together")
    func tries() throws {
        let findings = try #require(LeverFindings(try scenario(), metric: rate))
        #expect(findings.tries.count == 3)
        #expect(findings.tries.allSatisfy { $0.helps && Levers.tryable.contains($0.parameter.id) })
        let pair = try #require(findings.tries.last)
        #expect(pair.steps.count == 2)
        #expect(findings.tries.dropLast().allSatisfy { $0.effect < pair.effect })
        // One doubling of the batch says little: of the larger ones the first that helps and meets the targets counts.
        #expect(findings.tries.contains { $0.parameter.id == "batch" && $0.to == "4" })
        #expect(findings.largestBatch == MemoryEvaluation.largestBatch(Scenario()))
    }

    @Test("where it does not fit, what makes it fit is worth a try, each by another parameter")
    func fitting() throws {
        let base = try scenario([("device", "l4"), ("batch", "64")])
        let findings = try #require(LeverFindings(base, metric: rate, isWhole: false))
        #expect(!findings.tries.isEmpty)
        #expect(Set(findings.tries.map(\.parameter.id)).count == findings.tries.count)
        for lever in findings.tries {
            #expect(MemoryEvaluation(try Evaluation(lever.scenario)).fits == true, "\(lever.title)")
        }
    }

    @Test("times go down and rates up for the better")
    func better() throws {
        #expect(rate.isBetterHigher)
        for id in ["ttft", "tpot", "price", "memory", "total.flops", "prefill_share"] {
            #expect(try !MetricCatalogue.named(id).isBetterHigher, "\(id)")
        }
        for id in ["tokens_per_s", "decode.mbu", "kv.requests", "capacity"] {
            #expect(try MetricCatalogue.named(id).isBetterHigher, "\(id)")
        }
    }
}
