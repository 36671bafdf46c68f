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

    @Test("what chance decides keeps its fraction: two tokens read the weights of 11.4375 experts, in any execution")
    func fraction() throws {
        // 64·(1 − (58/64)²) = 11.4375
        #expect(ExpertRouting().expected(experts: 64, perToken: 6, tokens: 2) == 11.4375)
        for execution in ["eager", "graph"] {
            for (routing, elements) in [
                ("uniform", 13_117_440), ("whole", 11 * 1_146_880), ("balanced", 12 * 1_146_880),
            ] {
                var scenario = Scenario()
                try scenario.set("batch", "2")
                try scenario.set("execution", execution)
                try scenario.set("moe.routing", routing)
                let evaluation = try Evaluation(scenario)
                let node = try #require(evaluation.node(at: "model.layers.3.mlp.experts.0.up_proj"))
                // 1280·896 weights each, 2 bytes, in 11 layers.
                #expect(
                    evaluation.cost(of: node, in: .firstStep).weightBits == Count(11 * 16 * elements), "\(routing)")
            }
        }
    }

    @Test("products with an expected number round once, and whole numbers stay exact however large")
    func rounding() {
        #expect(Count(1001).times(0.5) == 501)
        #expect(Count(3).times(11.4375) == 34)
        #expect(Count(UInt128(1) << 100).times(3) == Count((UInt128(1) << 100) * 3))
        #expect(Count.max.times(1.5) == .max)
        #expect(Count(7).times(0) == .zero)
        let formula = Expression.expected(
            .distinctExperts, 11.4375, times: .dimension(.hidden, 3) * .dimension(.feedForward, 5))
        #expect(formula.symbols == "E*·H·F")
        #expect(formula.values == "11.44·3·5")
        #expect(formula.value == 172)
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
            let hit = ExpertRouting.expectation(probabilities: all, perToken: perToken, tokens: 913)
            #expect(hit >= Double(perToken) && hit <= Double(experts))
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
            _ = ExpertRouting.expectation(probabilities: all, perToken: 6, tokens: 913)
        }
        #expect(time < .seconds(2))
    }
}
