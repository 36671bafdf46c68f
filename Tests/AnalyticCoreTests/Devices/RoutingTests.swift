import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("Experts hit")
struct RoutingTests {
    @Test("between k and the least of E and k·T, fewer the more uneven", arguments: [0.0, 1, 5, 20, 50])
    func bounds(skew: Double) {
        var routing = ExpertRouting()
        routing.skew = skew
        var before = 0
        for tokens in [1, 2, 3, 7, 16, 100, 1000, 1_000_000] {
            let hit = routing.distinct(experts: 64, perToken: 6, tokens: Count(tokens))
            #expect(hit >= 6 && hit <= min(64, 6 * tokens))
            #expect(hit >= before)
            #expect(hit <= ExpertRouting().distinct(experts: 64, perToken: 6, tokens: Count(tokens)))
            before = hit
        }
    }

    @Test("one token hits k, a long prompt all, 16 tokens what the formula says")
    func uniform() {
        let routing = ExpertRouting()
        #expect(routing.distinct(experts: 64, perToken: 6, tokens: 1) == 6)
        #expect(routing.distinct(experts: 64, perToken: 6, tokens: 4096) == 64)
        // 64·(1 − (58/64)^16) = 50.8
        #expect(routing.distinct(experts: 64, perToken: 6, tokens: 16) == 51)
    }

    @Test("probabilities sum to k and none exceeds 1")
    func probabilities() {
        for skew in [0.0, 3, 30, 50] {
            let all = ExpertRouting.probabilities(experts: 64, perToken: 6, skew: skew)
            #expect(abs(all.reduce(0, +) - 6) < 1e-9)
            #expect(all.allSatisfy { $0 >= 0 && $0 <= 1 })
        }
    }

    @Test("a steep fall over thousands of experts, and few popular enough, still give numbers that sum to k")
    func steep() throws {
        for (experts, perToken, skew) in [(2000, 1500, 50.0), (2000, 2000, 50), (65_536, 6, 0.01), (8, 8, 99)] {
            let all = ExpertRouting.probabilities(experts: experts, perToken: perToken, skew: skew)
            #expect(all.allSatisfy { $0 >= 0 && $0 <= 1 })
            #expect(abs(all.reduce(0, +) - Double(perToken)) < 1e-6 * Double(perToken))
            let hit = ExpertRouting.expectedDistinct(probabilities: all, perToken: perToken, tokens: 913)
            #expect(hit >= perToken && hit <= experts)
        }
        var scenario = Scenario()
        for (id, value) in [("n_routed_experts", "2000"), ("num_experts_per_tok", "1500"), ("moe.skew", "50")] {
            try scenario.set(id, value)
        }
        #expect(try Evaluation(scenario).expertsHit == 1500)
    }

    @Test("65 536 experts of uneven popularity are worked out in a moment")
    func many() {
        let time = ContinuousClock().measure {
            let all = ExpertRouting.probabilities(experts: 65_536, perToken: 6, skew: 0.1)
            _ = ExpertRouting.expectedDistinct(probabilities: all, perToken: 6, tokens: 913)
        }
        #expect(time < .seconds(2))
    }
}
