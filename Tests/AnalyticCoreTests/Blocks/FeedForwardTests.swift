import Testing

@testable import AnalyticCore

@Suite("Feed-forward layers and mixtures of experts")
struct FeedForwardTests {
    private var workload: Workload {
        var workload = Workload()
        workload.execution = .graph
        return workload
    }

    private func evaluate(_ shape: FeedForwardShape) -> LayerEvaluation {
        LayerEvaluation(
            FeedForward(call: BlockCall(batch: 2, tokens: 3, past: 0), hidden: 10, shape: shape), workload: workload)
    }

    private func evaluate(
        _ shape: MixtureShape, batch: Int = 2, form: ModelForm = .reference
    ) -> LayerEvaluation {
        LayerEvaluation(
            MixtureOfExperts(
                call: BlockCall(batch: batch, tokens: 3, past: 0, form: form), hidden: 10, shape: shape),
            workload: workload)
    }

    @Test("gated layers have three matrices, in one product or two; plain ones have two")
    func matrices() {
        var shape = FeedForwardShape(inner: 7)
        #expect(evaluate(shape).parameterCount == 210)
        #expect(evaluate(shape).cost.matrix == Count(2 * 6 * 210))
        shape.form = .gatedInOne
        #expect(evaluate(shape).parameterCount == 210)
        #expect(evaluate(shape).cost.matrix == Count(2 * 6 * 210))
        shape.form = .plain(first: "fc1", second: "fc2")
        #expect(evaluate(shape).parameterCount == 140)
        #expect(evaluate(shape).cost.matrix == Count(2 * 6 * 140))
    }

    @Test("a bias adds a number for each output and no FLOP of a product")
    func bias() {
        var shape = FeedForwardShape(inner: 7)
        shape.hasBias = true
        #expect(evaluate(shape).parameterCount == Count(210 + 7 + 7 + 10))
        #expect(evaluate(shape).cost.matrix == Count(2 * 6 * 210))
    }

    @Test("experts: weights of all, FLOPs of the chosen")
    func mixture() {
        let shape = MixtureShape(experts: 8, perToken: 2, inner: 7)
        let found = evaluate(shape)
        // 8 experts of 3·10·7, and the router 10·8.
        #expect(found.parameterCount == Count(8 * 210 + 80))
        #expect(found.cost.matrix == Count(6 * (2 * 80 + 2 * 2 * 210)))
    }

    @Test("weights read are those of the experts that are hit")
    func weights() {
        let shape = MixtureShape(experts: 8, perToken: 2, inner: 7)
        func weights(_ mode: ExpertRouting.Mode) -> Count {
            var call = BlockCall(batch: 1, tokens: 3, past: 0)
            call.routing.mode = mode
            let found = LayerEvaluation(MixtureOfExperts(call: call, hidden: 10, shape: shape), workload: workload)
            return found.cost.weightBits
        }
        // Three tokens, two experts each: balanced they hit six.
        #expect(weights(.balanced) == Count(16 * (6 * 210 + 80)))
        // 8·(1 − (6/8)³) = 4.625, each tensor rounded once: 647.5 and 323.75 numbers.
        #expect(weights(.uniform) == Count(16 * (648 + 324 + 80)))
        #expect(weights(.whole) == Count(16 * (5 * 210 + 80)))
    }

    @Test("a shared expert sees every token, its gate makes one number")
    func shared() {
        var shape = MixtureShape(experts: 8, perToken: 2, inner: 7)
        shape.shared = SharedExpertShape(
            FeedForwardShape(inner: 4), name: "shared_expert", gateName: "shared_expert_gate")
        let found = evaluate(shape)
        #expect(found.parameterCount == Count(8 * 210 + 80 + 120 + 10))
        #expect(found.cost.matrix == Count(6 * 2 * (80 + 2 * 210 + 120 + 10)))
    }

    @Test("where the reference computes all experts, servers compute the chosen")
    func all() {
        var shape = MixtureShape(experts: 8, perToken: 2, inner: 7)
        shape.computesAll = true
        #expect(evaluate(shape).cost.matrix == Count(6 * 2 * (80 + 8 * 210)))
        #expect(evaluate(shape, form: .served).cost.matrix == Count(6 * 2 * (80 + 2 * 210)))
    }

    @Test("biases of router and experts are parameters")
    func biases() {
        var shape = MixtureShape(experts: 8, perToken: 2, inner: 7)
        shape.hasRouterBias = true
        shape.hasExpertBias = true
        #expect(evaluate(shape).parameterCount == Count(8 * (210 + 14 + 10) + 80 + 8))
    }
}
