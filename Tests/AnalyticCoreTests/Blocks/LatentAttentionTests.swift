import Testing

@testable import AnalyticCore

@Suite("Multi-head latent attention")
struct LatentAttentionTests {
    /// 4 heads; latent 5, turned 2, plain 3, value 6; hidden size 10.
    private func shape(queryRank: Int?) -> LatentAttentionShape {
        LatentAttentionShape(
            heads: 4, queryRank: queryRank, latentRank: 5, plainWidth: 3, rotaryWidth: 2, valueWidth: 6)
    }

    private func evaluate(
        _ shape: LatentAttentionShape, tokens: Int, past: Int, form: ModelForm = .reference
    ) -> LayerEvaluation {
        var workload = Workload()
        workload.execution = .graph
        let call = BlockCall(batch: 2, tokens: tokens, past: past, form: form)
        return LayerEvaluation(LatentAttention(call: call, hidden: 10, shape: shape), workload: workload)
    }

    @Test("parameters are the same however it runs")
    func parameters() {
        // q 10·20; kv_a 10·7, its norm 5; kv_b 5·4·9; o 24·10.
        let direct = 200 + 70 + 5 + 180 + 240
        for form in ModelForm.allCases {
            #expect(evaluate(shape(queryRank: nil), tokens: 1, past: 9, form: form).parameterCount == Count(direct))
            // q_a 10·8, its norm 8, q_b 8·20 in place of q.
            let ranked = evaluate(shape(queryRank: 8), tokens: 1, past: 9, form: form)
            #expect(ranked.parameterCount == Count(direct - 200 + 80 + 8 + 160))
        }
    }

    @Test("expanded, keys and values of the whole past are made again in every call")
    func expanded() {
        let cost = evaluate(shape(queryRank: nil), tokens: 1, past: 9).cost
        // A batch of 2: q, kv_a, o on one token; kv_b on ten; scores 5 and values 6 channels wide.
        let projections = 2 * 2 * (200 + 70 + 240)
        let expansion = 2 * 2 * 10 * 180
        let attention = 2 * 2 * 4 * 10 * (5 + 6)
        #expect(cost.matrix == Count(projections + expansion + attention))
    }

    @Test("absorbed, a step meets the compressed cache as it is")
    func absorbed() {
        let cost = evaluate(shape(queryRank: nil), tokens: 1, past: 9, form: .served).cost
        let projections = 2 * 2 * (200 + 70 + 240)
        // Queries from 3 to 5 channels, mixed values from 5 to 6, for each of 4 heads.
        let absorption = 2 * 2 * 4 * (3 * 5 + 5 * 6)
        let attention = 2 * 2 * 4 * 10 * (7 + 5)
        #expect(cost.matrix == Count(projections + absorption + attention))
        // The cache is read once: 7 numbers for each of ten tokens of two sequences.
        #expect(cost.keyValueReadBits == Count(16 * 2 * 10 * 7))
    }

    @Test("a prompt is expanded in both forms")
    func prompt() {
        let forms = ModelForm.allCases.map { evaluate(shape(queryRank: 8), tokens: 9, past: 0, form: $0).cost }
        #expect(forms[0] == forms[1])
    }

    @Test("the cache keeps one compressed vector a token")
    func cache() {
        var recorder = CacheRecorder(tokens: 10)
        let call = BlockCall(batch: 2, tokens: 1, past: 9)
        recorder.module("", LatentAttention(call: call, hidden: 10, shape: shape(queryRank: nil)))
        #expect(recorder.perToken == 7)
        #expect(recorder.elements == Count(2 * 10 * 7))
    }
}
