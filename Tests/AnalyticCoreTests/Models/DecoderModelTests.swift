import Testing

@testable import AnalyticCore

@Suite("A decoder as one value")
struct DecoderModelTests {
    private func layer(window: Int? = nil, norms: LayerNorms = .pre) -> DecoderLayerShape {
        var attention = GroupedAttentionShape(heads: 4, keyValueHeads: 2, headWidth: 3)
        attention.window = window.map { .sliding(width: $0) }
        var layer = DecoderLayerShape(attention: .grouped(attention), feedForward: .dense(FeedForwardShape(inner: 7)))
        layer.norms = norms
        return layer
    }

    private func model(_ layers: [DecoderLayerShape], tied: Bool = false) -> DecoderModel {
        DecoderModel(hidden: 10, vocabulary: 100, tiesHead: tied, layers: layers)
    }

    @Test("layers that are alike are one group, wherever they stand")
    func groups() {
        let model = model([layer(window: 6), layer(), layer(window: 6), layer(), layer()])
        #expect(model.groups.map(\.indexes) == [[0, 2], [1, 3, 4]])
        #expect(model.layers == 5)
        #expect(model.windows == [.sliding(width: 6)])
    }

    @Test("parameters: embedding, layers, last norm and a head that may be tied")
    func parameters() throws {
        // A layer: attention 360, feed-forward 210, two norms of 10.
        #expect(try model([layer(), layer()]).parameterCounts().all == Count(1000 + 2 * 590 + 10 + 1000))
        #expect(try model([layer(), layer()], tied: true).parameterCounts().all == Count(1000 + 2 * 590 + 10))
        #expect(try model([layer(norms: .sandwich)]).parameterCounts().all == Count(1000 + 610 + 10 + 1000))
        #expect(try model([layer(norms: .parallel)]).parameterCounts().all == Count(1000 + 580 + 10 + 1000))
    }

    @Test("active parameters leave out the experts that a token did not choose")
    func active() throws {
        var mixed = layer()
        mixed.feedForward = .mixture(MixtureShape(experts: 8, perToken: 2, inner: 7))
        let counts = try model([mixed, layer()]).parameterCounts()
        #expect(Count(counts.all.value - counts.active.value) == Count(6 * 210))
    }

    @Test("FLOPs by module: every parent is the sum of its children, layers are folded to one path")
    func modules() throws {
        let call = DecoderCall(model([layer(), layer(window: 6)]), BlockCall(batch: 1, tokens: 4, past: 0))
        let modules = try CallEvaluation(call).modules
        #expect(modules["model.layers.*.self_attn.q_proj"]?.matrix == Count(2 * 2 * 4 * 120))
        #expect(modules["model.layers.*.self_attn"]?.matrix == Count(2 * (2 * 4 * 360 + 4 * 4 * 4 * 12)))
        #expect(modules["model.layers.*"]?.matrix == modules["model"]?.matrix)
        #expect(modules["lm_head"]?.matrix == Count(2 * 4 * 1000))
        #expect(modules["lm_head"]?.parameters == 1000)
    }

    @Test("the head scores all positions, or as many as are wanted")
    func scored() throws {
        var request = TextRequest()
        request.promptTokens = 50
        let model = model([layer()])
        let all = try CallEvaluation(request.prefill(of: model)).modules["lm_head"]?.matrix
        request.logits = .last
        let last = try CallEvaluation(request.prefill(of: model)).modules["lm_head"]?.matrix
        #expect(all == Count(2 * 50 * 1000))
        #expect(last == Count(2 * 1000))
    }

    @Test(
        "a request costs what its steps cost one by one, also where windows fill on the way",
        arguments: [[nil], [20], [9, nil], [20, 25, nil], [40], [5, 16]] as [[Int?]])
    func steps(windows: [Int?]) throws {
        let model = model(windows.map { layer(window: $0) })
        for form in ModelForm.allCases {
            var request = TextRequest()
            request.promptTokens = 15
            request.batch = 2
            request.form = form
            let costs = try (0..<17).map { try CallEvaluation(request.step($0, of: model)).cost }
            let plan = Plan(stages: [.prefill, .decode], steps: 17, turns: model.turns(prompt: 15, steps: 17))
            let whole = plan.decode { pass in plan.step(of: pass).map { costs[$0] } ?? .zero }
            #expect(whole == costs.reduce(.zero, +))
        }
    }

    @Test("cache bytes follow the statements of the layers, window by window")
    func cacheBytes() {
        let model = model([layer(), layer(window: 6)])
        // 12 numbers a token and layer: 100 of them, and the 5 that the window keeps.
        #expect(model.cacheBytes(batch: 3, tokens: 100) == Count(2 * 3 * 12 * 105))
        #expect(model.cacheBytesPerToken() == 48)
        #expect(model.cacheBytesPerToken(precision: .fp8) == 24)
    }

    @Test("sizes that do not fit are refused by the names of their fields")
    func validation() throws {
        try model([layer()]).validate()
        let uneven = GroupedAttentionShape(heads: 4, keyValueHeads: 3, headWidth: 3)
        let shape = DecoderLayerShape(attention: .grouped(uneven), feedForward: .dense(FeedForwardShape(inner: 7)))
        #expect(throws: ConfigRefusal.self) { try model([shape]).validate() }
        #expect(throws: ConfigRefusal.self) { try model([]).validate() }
        #expect(throws: ConfigRefusal.self) { try model([layer(window: 1)]).validate() }
        var many = layer()
        many.feedForward = .mixture(MixtureShape(experts: 2, perToken: 3, inner: 7))
        #expect(throws: ConfigRefusal.self) { try model([many]).validate() }
    }

    @Test("a figure that would not fit is an error, not a number")
    func overflow() {
        let model = model([layer()])
        let call = DecoderCall(model, BlockCall(batch: 1 << 62, tokens: 1 << 62, past: 0))
        #expect(throws: ScenarioError.self) { try CallEvaluation(call) }
    }
}
