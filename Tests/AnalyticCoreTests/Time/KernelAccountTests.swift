import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("Why a kernel takes its time")
struct KernelAccountTests {
    private static func time(_ settings: [(String, String)]) throws -> TimeEvaluation {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return TimeEvaluation(try Evaluation(scenario))
    }

    @Test("one kernel times their number is the time of the operation", arguments: Execution.allCases)
    func adds(execution: Execution) throws {
        let time = try Self.time([("execution", execution.rawValue)])
        let nodes = time.evaluation.nodes
        for node in nodes.indices where nodes[node].kind != nil && nodes[node].section == .decoder {
            let taken = time.time(of: node, in: .prefill)
            guard let account = time.account(of: node, in: .prefill) else {
                #expect(taken.busy == 0)
                continue
            }
            // Where constants above a peak would beat the floor, the floor stands.
            let expected = max(account.seconds, taken.floor)
            #expect(abs(taken.busy - expected) <= 0.02 * expected, "\(time.evaluation.path(of: node))")
            #expect(account.terms.allSatisfy { $0.seconds > 0 && !$0.reason.isEmpty })
        }
    }

    @Test("by hand: a projection's fixed cost, walk, compute and memory")
    func byHand() throws {
        let time = try Self.time([
            ("execution", "graph"), ("kernel.product.fixed_us", "3"), ("kernel.product.walk_us", "1"),
            ("kernel.product.bandwidth", "0.8"), ("device.bandwidth_gb_s", "1000"),
        ])
        let node = try #require(time.evaluation.node(at: "lm_head.logits"))
        let account = try #require(time.account(of: node, in: .firstStep))
        #expect(account.family == .product && account.kernels == 1)
        #expect(account.fit.standing == .user)
        let terms = Dictionary(uniqueKeysWithValues: account.terms.map { ($0.name, $0.seconds) })
        let (fixed, walk) = (terms["fixed cost of one kernel"] ?? 0, terms["walk along K"] ?? 0)
        let memory = terms["memory"] ?? 0
        #expect(abs(fixed - 3e-6) < 1e-12)
        #expect(abs(walk - 1.28e-6) < 1e-12)
        let bytes = 2.0 * (1280 * 129_280 + 1280 + 129_280)
        #expect(abs(memory / (bytes / 800e9) - 1) < 1e-9)
        #expect(account.one >= memory + 4.28e-6)
    }

    @Test("the error of a stage lies between those of its families, and is not stated for a device nobody measured")
    func errors() throws {
        let time = try Self.time([("device", "h100-sxm")])
        let table = time.evaluation.scenario.machine.device.kernels
        let errors = KernelFamily.allCases.compactMap { table[fit: $0].error }
        for stage in Stage.allCases {
            guard let error = time.error(of: stage) else { continue }
            #expect(error >= (errors.min() ?? 0) && error <= (errors.max() ?? 0))
        }
        var scenario = Scenario()
        scenario.machine.device.kernels = KernelTable()
        let bare = TimeEvaluation(try Evaluation(scenario))
        #expect(Stage.allCases.allSatisfy { bare.error(of: $0) == nil })
    }

    @Test(
        "a layer's time is the sum of its operations, not below its floor, and waits for the host where that is slower")
    func layer() throws {
        for name in ["DeepseekV2DecoderLayer.moe", "LlamaAttention", "ImageEncoderViT"] {
            for execution in Execution.allCases {
                var scenario = Scenario()
                scenario.workload.execution = execution
                let entry = try #require(LayerCatalogue.find(name)).entry
                let layer = LayerEvaluation(
                    try entry.layer(entry.defaultShape, in: scenario), workload: scenario.workload)
                let times = LayerTimes(layer, on: scenario.machine, workload: scenario.workload)
                let parts = layer.nodes.indices.filter { layer.nodes[$0].kind != nil }
                let sum = parts.reduce(Time.zero) { $0 + times[$1] }
                #expect(times[0].floor > 0 && times[0].floor <= times[0].seconds)
                #expect(abs(sum.seconds - times[0].seconds) < 1e-9 * times[0].seconds)
                let dispatched = times[0].launches * scenario.machine.hostDispatch * 1e-6
                let longer = execution == .graph ? times[0].busy : max(times[0].busy, dispatched)
                #expect(abs(times[0].seconds - longer) < 1e-9 * longer)
            }
        }
    }
}
