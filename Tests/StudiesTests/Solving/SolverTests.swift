import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Solver")
struct SolverTests {
    private func scenario(_ settings: [(String, String)] = []) throws -> Scenario {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return scenario
    }

    private func solve(_ sentence: String, _ settings: [(String, String)] = []) throws -> Solution {
        let scenario = try scenario(settings)
        return try Solver.solve(try Question(parsing: sentence, in: scenario), from: scenario)
    }

    private func value(_ metric: String, _ scenario: Scenario) throws -> Double {
        try #require(try MetricCatalogue.named(metric).value(try StudyPoint(scenario, for: .time)))
    }

    @Test("the largest batch that fits is the one that memory ends at, found by bisection, with the one beyond it")
    func largestBatch() throws {
        for settings in [[("device", "l4")], [("engine", "vllm")], []] {
            let solution = try solve("maximise batch subject to fits", settings)
            let most = MemoryEvaluation.largestBatch(try scenario(settings))
            #expect(solution.best?.value == .whole(most))
            #expect(solution.beyond?.value == .whole(most + 1))
            #expect(solution.binding?.holds == false)
            #expect(solution.method == .bisection)
            #expect(solution.line.hasPrefix("batch \(most): memory binds, \(most + 1) needs "), "\(solution.line)")
        }
    }

    @Test("of several constraints the one that is missed next binds, and the others say how much is left")
    func several() throws {
        let solution = try solve("maximise batch subject to memory<=24GB ttft<=700ms", [("execution", "graph")])
        let best = try #require(solution.best)
        #expect(best.verdicts.allSatisfy { $0.holds && ($0.slack ?? -1) >= 0 })
        let beyond = try #require(solution.beyond)
        let (first, memory) = (try value("ttft", beyond.scenario), try value("memory", beyond.scenario))
        #expect(first > 0.7 || memory > 24e9)
        #expect(try value("ttft", best.scenario) <= 0.7)
        #expect(solution.binding?.constraint.text == (first > 0.7 ? "ttft<=700ms" : "memory<=24GB"))
    }

    @Test("where nothing will do, the nearest value says by how much it misses")
    func impossible() throws {
        let solution = try solve("maximise batch subject to tpot<=1us")
        #expect(solution.best == nil)
        let nearest = try #require(solution.nearest)
        let verdict = try #require(nearest.verdicts.first)
        #expect(!verdict.holds)
        #expect(verdict.value == (try value("tpot", nearest.scenario)))
        #expect(verdict.slack.map { $0 < 0 } == true)
        #expect(solution.line.contains("no batch will do") && solution.line.contains("missing"), "\(solution.line)")
    }

    @Test("a lower end is found as well as an upper one, of numbers with a fraction to three digits")
    func lower() throws {
        let solution = try solve("minimise device.bandwidth_gb_s subject to tpot<=3ms", [("execution", "graph")])
        let best = try #require(solution.best)
        #expect(try value("tpot", best.scenario) <= 3e-3)
        let least = try #require(best.value.number)
        var below = try scenario([("execution", "graph")])
        try below.set("device.bandwidth_gb_s", String(least * 0.998))
        #expect(try value("tpot", below) > 3e-3)
    }

    @Test("a value between the ends of what will do is found where too small and too large ones miss")
    func interval() throws {
        let rate = try value("pages_per_s", scenario([("execution", "graph")]))
        let solution = try solve("minimise batch subject to pages_per_s>=\(rate * 1.5) fits", [("execution", "graph")])
        let best = try #require(solution.best)
        #expect(try value("pages_per_s", best.scenario) >= rate * 1.5)
        let batch = try #require(best.value.number.map { Int($0) })
        #expect(batch > 1)
        #expect(
            try value("pages_per_s", scenario([("execution", "graph"), ("batch", String(batch - 1))])) < rate * 1.5)
    }

    @Test("every device is tried, what is best is best of those that meet all, and those without a price are counted")
    func devices() throws {
        let solution = try solve("cheapest device that fits ttft<=1s", [("execution", "graph")])
        let best = try #require(solution.best)
        #expect(solution.method == .every)
        let base = try scenario([("execution", "graph")])
        var silent = 0
        for device in base.devices.all {
            var other = base
            other.machine.device = device
            guard let point = try? StudyPoint(other, for: .time) else { continue }
            guard let price = MetricCatalogue.metric("price")?.value(point) else {
                silent += 1
                continue
            }
            let fits = MetricCatalogue.metric("fits")?.value(point) == 1
            guard fits, try value("ttft", other) <= 1 else { continue }
            #expect(price >= (best.objective ?? .infinity), "\(device.id)")
        }
        #expect(solution.silent == silent)
        #expect(solution.others.allSatisfy { $0.isFeasible && ($0.objective ?? 0) >= (best.objective ?? 0) })
    }

    @Test("the smallest device is the one with the least memory that does it")
    func smallest() throws {
        let solution = try solve("smallest device that fits", [("batch", "16")])
        let best = try #require(solution.best)
        #expect(best.objective == (try value("capacity", best.scenario)))
        #expect(solution.binding?.constraint.text == "fits")
        #expect(try #require(solution.beyond?.objective) < (best.objective ?? 0))
    }

    @Test("the best figure over a number is no worse than at any value that was tried by hand")
    func peak() throws {
        let solution = try solve(
            "maximise pages_per_s over batch subject to fits ttft<=1s", [("execution", "graph")])
        let best = try #require(solution.best)
        for batch in [1, 2, 3, 5, 7, 10, 16, 32, 64] {
            let other = try scenario([("execution", "graph"), ("batch", String(batch))])
            guard try value("ttft", other) <= 1 else { continue }
            #expect(try value("pages_per_s", other) <= (best.objective ?? 0), "\(batch)")
        }
        #expect(solution.method == .search)
    }

    @Test("a range narrows what is tried")
    func range() throws {
        let base = try scenario()
        let list = try Question(.maximise, "pages_per_s", over: "batch=1,2,4", subjectTo: ["fits"], in: base)
        #expect(try Solver.solve(list, from: base).best?.value == .whole(4))
        let long = try Question(.maximise, "batch", over: "batch=1..100000", subjectTo: [], in: base)
        let solution = try Solver.solve(long, from: base)
        #expect(solution.best?.value == .whole(100_000))
        #expect(solution.beyond == nil)
        #expect(solution.line.contains("range ends"))
    }

    @Test("the largest value keeps the targets that are met, and those alone")
    func targets() throws {
        let base = try scenario([("target.tpot_ms", "0.001")])
        let question = try #require(Question.largest(try base.parameters.parameter("batch"), in: base))
        #expect(question.constraints.map(\.text) == ["fits", "ttft<=target.ttft"])
    }
}
