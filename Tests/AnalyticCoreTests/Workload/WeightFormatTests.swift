import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("How weights are stored")
struct WeightFormatTests {
    private static func evaluation(_ settings: [(String, String)]) throws -> Evaluation {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return try Evaluation(scenario)
    }

    @Test("a plain precision stores every number in its bits", arguments: Precision.allCases)
    func plain(precision: Precision) throws {
        let evaluation = try Self.evaluation([("precision.weights", precision.rawValue)])
        let bits = Count(precision.bits)
        #expect(evaluation.weightBits == evaluation.parameterCount * bits)
        let wide = try Self.evaluation([])
        for stage in Stage.allCases {
            let found = evaluation.cost(of: 0, in: stage).weightBits * 16
            // Index buffers keep their bytes.
            let buffers = wide.nodes.indices.contains { wide.cost(of: $0, in: stage).weightBits > .zero }
            #expect(buffers && found <= wide.cost(of: 0, in: stage).weightBits * max(bits, 16))
        }
    }

    @Test("AWQ by hand: 532 bits for 128 numbers of attention and MLPs, 16 bits for the rest")
    func awq() throws {
        let evaluation = try Self.evaluation([("precision.weights", "awq-int4")])
        let attention = 12 * 4 * 1280 * 1280
        let experts = 11 * 64 * 3 * 1280 * 896
        let mlp = 3 * 1280 * 6848 + 11 * 3 * 1280 * 1792
        let narrow = Count(attention + experts + mlp)
        let rest = Count(evaluation.parameterCount.value - narrow.value)
        #expect(evaluation.weightBits == Count(narrow.value / 128 * 532) + rest * 16)
        let node = try #require(evaluation.node(at: "model.layers.0.mlp.gate_proj"))
        #expect(evaluation.cost(of: node, in: .firstStep).weightBits == Count(1280 * 6848 / 128 * 532))
        let head = try #require(evaluation.node(at: "lm_head.logits"))
        #expect(evaluation.cost(of: head, in: .firstStep).weightBits == Count(1280 * 129_280 * 16))
        #expect(abs(MemoryEvaluation(evaluation).weights / evaluation.weightBytes.approximate - 1) < 1e-9)
    }

    @Test("blocks come out as their bytes say: FP8 with a scale per 128x128, MXFP4, q4_K and q6_K")
    func widths() {
        #expect(WeightFormat.fp8Block.width(of: .attention).bits == 8 + 32.0 / 16_384)
        #expect(WeightFormat.mxfp4.width(of: .experts).bits == 4.25)
        #expect(WeightFormat.mxfp4.width(of: .attention).bits == 16)
        #expect(WeightFormat.q4KM.width(of: .embedding).bits == 4.5)
        #expect(WeightFormat.q4KM.width(of: .head).bits == 6.5625)
        // A third of an MLP is in q6_K in half the layers.
        #expect(WeightFormat.q4KM.width(of: .mlp).bits == 4.84375)
        #expect(WeightFormat.q4KM.width(of: .norm).bits == 32)
    }

    @Test("a part's own precision changes that part and nothing else")
    func parts() throws {
        let plain = try Self.evaluation([])
        for (id, path) in [
            ("vision", "model.sam_model"), ("attention", "model.layers.0.self_attn"),
            ("experts", "model.layers.1.mlp.experts"), ("mlp", "model.layers.0.mlp"), ("head", "lm_head"),
        ] {
            let narrow = try Self.evaluation([("precision.\(id)", "int4")])
            for other in [
                "model.sam_model", "model.layers.0.self_attn", "model.layers.1.mlp.experts", "model.layers.0.mlp",
                "lm_head", "model.embed_tokens", "model.norm", "model.layers.1.mlp.gate",
            ] {
                let node = try #require(plain.node(at: other))
                let (before, after) = (plain.total(of: node).weightBits, narrow.total(of: node).weightBits)
                if other == path {
                    #expect(after < before, "\(id) \(other)")
                } else {
                    #expect(after == before, "\(id) \(other)")
                }
            }
            #expect(narrow.weightBits < plain.weightBits)
        }
        var scenario = Scenario()
        try scenario.set("precision.head", "fp8")
        try scenario.set("precision.head", "as weights")
        #expect(scenario == Scenario())
    }

    @Test("totals, tree and formulas agree in every format", arguments: WeightFormat.allCases)
    func agree(format: WeightFormat) throws {
        var scenario = Scenario()
        scenario.workload.weightFormat = format
        scenario.workload.batch = 3
        let evaluation = try Evaluation(scenario)
        let totals = try EvaluationTotals(scenario)
        #expect(totals.weightBits == evaluation.weightBits)
        for stage in Stage.allCases {
            #expect(totals.cost(in: stage) == evaluation.cost(of: 0, in: stage))
        }
        for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
            for pass in evaluation.plan.passes {
                #expect(evaluation.explanation(of: node, in: pass).cost == evaluation.cost(of: node, in: pass))
            }
        }
    }

    @Test("narrower weights never make a decode step slower at the floor, and the facts name what stays wide")
    func floor() throws {
        func floor(_ format: String) throws -> Double {
            let evaluation = try Self.evaluation([("precision.weights", format)])
            return TimeEvaluation(evaluation).time(of: 0, in: .decode).floor
        }
        let wide = try floor("bf16")
        for format in ["fp8-block", "awq-int4", "gptq-int4", "q4_k_m", "mxfp4"] {
            let found = try floor(format)
            #expect(found < wide, "\(format)")
            #expect(try floor("int4") < found, "\(format)")
        }
        var scenario = Scenario()
        try scenario.set("precision.weights", "awq-int4")
        #expect(
            scenario.workload.weightFacts
                == "other MLPs, routed experts, attention int4 at 4.16 bits with scales; vision, head, router, norms, embedding bf16"
        )
        #expect(!scenario.workload.hasUniformWeights && Scenario().workload.hasUniformWeights)
    }
}
