import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("Totals, narrow numbers and wide ones")
struct EvaluationTotalsTests {
    /// Whole numbers from a fixed seed.
    private struct Dice {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }

        mutating func scenario() throws -> Scenario {
            var scenario = Scenario()
            let options: [(String, [String])] = [
                ("image.mode", ["none", "tiny", "small", "base", "large", "gundam"]),
                ("prompt.tokens", ["1", "10", "777", "20000", "1073741824"]),
                ("decode.tokens", ["0", "1", "2", "100", "1000001"]), ("batch", ["1", "2", "7", "4096", "16777216"]),
                ("execution", ["eager", "fused"]), ("attention.vision", ["eager", "sdpa"]),
                ("attention.decoder", ["eager", "sdpa", "flash"]), ("logits", ["all", "last"]),
                ("precision.weights", ["bf16", "fp8", "int4", "awq-int4", "q4_k_m", "mxfp4"]),
                ("precision.activations", ["bf16", "fp32"]),
                ("precision.kv", ["bf16", "int4", "fp32"]), ("num_key_value_heads", ["10", "5", "1"]),
                ("n_shared_experts", ["0", "2"]), ("moe_layer_freq", ["1", "3"]), ("moe.skew", ["0", "3"]),
                ("first_k_dense_replace", ["0", "1", "12"]), ("sam_vit_b.global_attn_indexes", ["", "2,5,8,11"]),
                ("projector_config.projector_type", ["linear", "mlp_gelu"]), ("projector_config.depth", ["1", "4"]),
            ]
            for (id, values) in options { try scenario.set(id, values[next(below: values.count)]) }
            return scenario
        }
    }

    @Test("totals are the root of the full evaluation, whatever the scenario")
    func totals() throws {
        var dice = Dice(state: 7)
        for _ in 0..<300 {
            let scenario = try dice.scenario()
            let (whole, totals) = (try Evaluation(scenario), try EvaluationTotals(scenario))
            for pass in whole.plan.passes {
                #expect(totals.cost(in: pass) == whole.cost(of: 0, in: pass))
                #expect(totals.peakBytes(in: pass) == whole.peakBytes(of: 0, in: pass))
            }
            for stage in Stage.allCases {
                #expect(totals.cost(in: stage) == whole.cost(of: 0, in: stage))
                #expect(totals.peakBytes(in: stage) == whole.peakBytes(of: 0, in: stage))
            }
            #expect(totals.total == whole.total(of: 0))
            #expect(totals.parameterCount == whole.parameterCount)
            #expect(totals.geometry == whole.geometry)
            #expect(totals.cacheAfterDecode == whole.cacheAfterDecode)
        }
    }

    @Test("where narrow numbers are exact, every node is what wide ones give, and elsewhere they say so")
    func narrow() throws {
        var dice = Dice(state: 11)
        var (exact, rounded) = (0, 0)
        for _ in 0..<120 {
            let scenario = try dice.scenario()
            let geometry = scenario.model.geometry(of: scenario.workload)
            let plan = scenario.model.plan(scenario.workload, geometry)
            var narrow = CostRecorder<NarrowCount>(workload: scenario.workload, passCount: plan.passCount)
            var wide = CostRecorder<Count>(workload: scenario.workload, passCount: plan.passCount)
            scenario.model.describe(scenario.workload, geometry, plan, into: &narrow)
            narrow.finish()
            scenario.model.describe(scenario.workload, geometry, plan, into: &wide)
            wide.finish()
            #expect(wide.table.isExact)
            guard narrow.table.isExact else {
                rounded += 1
                continue
            }
            exact += 1
            for node in wide.table.nodes.indices {
                #expect(narrow.table.nodes[node].parameters == wide.table.nodes[node].parameters)
                for pass in plan.passes {
                    #expect(narrow.table.cost(of: node, in: pass) == wide.table.cost(of: node, in: pass))
                    #expect(narrow.table.peak(of: node, in: pass) == wide.table.peak(of: node, in: pass))
                    #expect(narrow.table.calls(of: node, in: pass) == wide.table.calls(of: node, in: pass))
                }
            }
        }
        #expect(exact > 20 && rounded > 20)
    }

    @Test("a number beyond 2^53 is not taken for exact, and one just below is")
    func edge() {
        let edge = NarrowCount(1 << 53)
        #expect(!edge.isExact && edge.wide == .max)
        #expect(NarrowCount((1 << 53) - 1).wide == Count((1 << 53) - 1))
        #expect(!(NarrowCount((1 << 53) - 1) + 1).isExact)
        #expect(!(edge + 1).isExact && !(edge * 3).isExact)
        #expect((edge * 0).wide == .zero)
    }
}
