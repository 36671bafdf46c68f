import Testing

@testable import AnalyticCore

@Suite("Attention with grouped heads")
struct GroupedQueryAttentionTests {
    /// 4 query heads over 2 key heads of 3 channels, hidden size 10.
    private var shape: GroupedAttentionShape { GroupedAttentionShape(heads: 4, keyValueHeads: 2, headWidth: 3) }

    private func evaluate(
        _ shape: GroupedAttentionShape, tokens: Int, past: Int, batch: Int = 1, form: ModelForm = .reference
    ) -> LayerEvaluation {
        var workload = Workload()
        workload.execution = .graph
        let call = BlockCall(batch: batch, tokens: tokens, past: past, form: form)
        return LayerEvaluation(GroupedQueryAttention(call: call, hidden: 10, shape: shape), workload: workload)
    }

    private func kept(_ shape: GroupedAttentionShape, tokens: Int, past: Int, batch: Int = 1) -> CacheRecorder {
        var recorder = CacheRecorder(tokens: past + tokens)
        let call = BlockCall(batch: batch, tokens: tokens, past: past)
        recorder.module("", GroupedQueryAttention(call: call, hidden: 10, shape: shape))
        return recorder
    }

    @Test("parameters are those of four projections, with biases, norms and sinks where there are any")
    func parameters() {
        // q 10·12, k and v 10·6 each, o 12·10.
        #expect(evaluate(shape, tokens: 1, past: 0).parameterCount == 360)
        var all = shape
        all.hasInputBias = true
        all.hasOutputBias = true
        all.hasSinks = true
        all.norm = .perHead
        // Biases 12 + 6 + 6 + 10, one sink a head, one weight per channel for queries and for keys.
        #expect(evaluate(all, tokens: 1, past: 0).parameterCount == Count(360 + 34 + 4 + 6))
        all.norm = .whole
        #expect(evaluate(all, tokens: 1, past: 0).parameterCount == Count(360 + 34 + 4 + 18))
        all.norm = .perHeadWithOwnWeights
        #expect(evaluate(all, tokens: 1, past: 0).parameterCount == Count(360 + 34 + 4 + 18))
        all.norm = .withoutWeight
        #expect(evaluate(all, tokens: 1, past: 0).parameterCount == Count(360 + 34 + 4))
    }

    @Test("FLOPs are two a weight and token, and two a channel, query and key for each of two products")
    func flops() {
        // 5 tokens behind 7: 2·5·360, and 4·5·12·(4·3).
        #expect(evaluate(shape, tokens: 5, past: 7).cost.matrix == Count(3600 + 2880))
        #expect(evaluate(shape, tokens: 5, past: 7, batch: 3).cost.matrix == Count(3 * (3600 + 2880)))
    }

    @Test("one product for queries, keys and values costs and weighs as three")
    func fused() {
        var fused = shape
        fused.isFused = true
        fused.hasInputBias = true
        var apart = shape
        apart.hasInputBias = true
        let one = evaluate(fused, tokens: 5, past: 7)
        let three = evaluate(apart, tokens: 5, past: 7)
        #expect(one.cost.matrix == three.cost.matrix)
        #expect(one.parameterCount == three.parameterCount)
        #expect(one.cost.keyValueWriteBits == three.cost.keyValueWriteBits)
    }

    @Test("the cache keeps keys and values of every token; a step reads them all and writes one")
    func cache() {
        let recorder = kept(shape, tokens: 1, past: 7, batch: 2)
        #expect(recorder.perToken == 12)
        #expect(recorder.elements == Count(2 * 8 * 12))
        let step = evaluate(shape, tokens: 1, past: 7)
        #expect(step.cost.keyValueReadBits == Count(16 * 8 * 12))
        #expect(step.cost.keyValueWriteBits == Count(16 * 12))
    }

    @Test(
        "a window keeps one token less than its width, and bounds what a step is multiplied with",
        arguments: [
            (past: 0, tokens: 4, kept: 4, columns: 4), (past: 4, tokens: 1, kept: 5, columns: 5),
            (past: 5, tokens: 1, kept: 5, columns: 6), (past: 500, tokens: 1, kept: 5, columns: 6),
            (past: 0, tokens: 9, kept: 5, columns: 9), (past: 500, tokens: 3, kept: 5, columns: 8),
        ])
    func window(past: Int, tokens: Int, kept: Int, columns: Int) {
        for window in [AttentionWindow.sliding(width: 6), .chunked(width: 6)] {
            var narrow = shape
            narrow.window = window
            #expect(self.kept(narrow, tokens: tokens, past: past).elements == Count(kept * 12))
            let cost = evaluate(narrow, tokens: tokens, past: past).cost
            #expect(cost.matrix == Count(720 * tokens + 48 * tokens * columns))
        }
    }

    @Test("as servers run it, a prompt is multiplied inside the window alone")
    func servedWindow() {
        var narrow = shape
        narrow.window = .sliding(width: 6)
        #expect(evaluate(narrow, tokens: 9, past: 0, form: .served).cost.matrix == Count(720 * 9 + 48 * 9 * 6))
        #expect(evaluate(shape, tokens: 9, past: 0, form: .served).cost.matrix == Count(720 * 9 + 48 * 9 * 9))
    }

    @Test("how many channels turn changes no product, and the work of turning")
    func rotary() {
        var half = shape
        half.rotaryWidth = 2
        var none = shape
        none.rotaryWidth = 0
        let all = [shape, half, none].map { evaluate($0, tokens: 5, past: 7).cost }
        #expect(Set(all.map(\.matrix)).count == 1)
        // Three FLOPs for each turned channel of 6 heads and 5 tokens.
        #expect(all[0].vector.value - all[2].vector.value == 3 * 5 * 6 * 3)
        #expect(all[1].vector.value - all[2].vector.value == 3 * 5 * 6 * 2)
    }
}
