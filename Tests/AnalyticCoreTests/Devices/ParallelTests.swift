import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("Many devices")
struct ParallelTests {
    private static func scenario(_ settings: [(String, String)]) throws -> Scenario {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return scenario
    }

    private static func time(_ settings: [(String, String)]) throws -> TimeEvaluation {
        TimeEvaluation(try Evaluation(scenario(settings)))
    }

    @Test("heads that do not divide, a device without a link and more devices than experts are refused by name")
    func refused() throws {
        for tensor in [2, 5, 10] { try Self.scenario([("parallel.tensor", String(tensor))]).validate() }
        for tensor in [3, 4, 7, 16, 20] {
            let scenario = try Self.scenario([("parallel.tensor", String(tensor))])
            #expect(throws: ScenarioError.self) { try scenario.validate() }
        }
        // Two KV heads on ten devices: each is kept five times.
        try Self.scenario([("num_key_value_heads", "2"), ("parallel.tensor", "10")]).validate()
        let many = try Self.scenario([("parallel.expert", "65")])
        #expect(throws: ScenarioError.self) { try many.validate() }
        var alone = try Self.scenario([("parallel.tensor", "2")])
        alone.machine.device.link = nil
        do {
            try alone.validate()
            Issue.record("a device without a link was accepted")
        } catch {
            #expect("\(error)".contains(alone.machine.device.name) && "\(error)".contains("link"))
        }
    }

    @Test("collectives stand in the tree where devices share a layer, and change no count")
    func nodes() throws {
        let one = try Evaluation(Self.scenario([]))
        let settings = [("parallel.tensor", "2"), ("parallel.expert", "4")]
        let many = try Evaluation(Self.scenario(settings))
        #expect(!one.nodes.contains { $0.kind == .allReduce || $0.kind == .allToAll || $0.kind == .allGather })
        for stage in Stage.allCases {
            var (before, after) = (one.cost(of: 0, in: stage), many.cost(of: 0, in: stage))
            // Two sums a layer, that of the embedding, the gathered logits; two exchanges a mixture.
            let calls = stage == .vision ? 0 : stage == .prefill ? 1 : 100
            #expect(after.launches == before.launches + Count(calls * (2 * 12 + 1 + 1 + 2 * 11)))
            before.launches = 0
            after.launches = 0
            #expect(before == after)
        }
        let scenario = try Self.scenario(settings)
        let totals = try EvaluationTotals(scenario)
        for stage in Stage.allCases {
            #expect(totals.cost(in: stage) == many.cost(of: 0, in: stage))
            #expect(many.explanation(of: 0, through: stage).cost == many.cost(of: 0, in: stage))
        }
    }

    @Test("by hand: what a decode step's sums and gathered logits take on the link")
    func link() throws {
        let time = try Self.time([("parallel.tensor", "2"), ("execution", "graph"), ("decode.tokens", "1")])
        let device = time.evaluation.scenario.machine.device
        let constants = device.kernels[.allReduce]
        let figures = KernelDevice(
            peak: 1, bandwidth: device.bandwidth.value * 1e-6, link: (device.link?.value ?? 0) * 1e-6, cores: 1,
            cache: 0)
        let sum = CollectiveForms.graph(devices: 2, bytes: 1280 * 2, constants, figures).total
        let gathered = CollectiveForms.allToAll(devices: 2, bytes: 129_280 * 2, constants, figures).total
        let link = time.time(of: 0, in: .decode).link
        #expect(sum > constants.fixed && abs(link / ((25 * sum + gathered) * 1e-6) - 1) < 1e-9)
    }

    @Test("where more than two cards talk, the shared figure of the bus counts")
    func bus() throws {
        func link(_ tensor: String, shared: Double?) throws -> Double {
            var scenario = try Self.scenario([("parallel.tensor", tensor), ("execution", "graph")])
            scenario.machine.device.sharedLink = shared.map { DeviceFigure($0, .user) }
            return TimeEvaluation(try Evaluation(scenario)).time(of: 0, in: .prefill).link
        }
        #expect(try link("2", shared: 1e9) == link("2", shared: nil))
        #expect(try link("5", shared: 1e9) > 2 * link("5", shared: nil))
    }

    @Test("expert parallel: each device keeps its own sequences, and all of the weights that all need")
    func experts() throws {
        let settings = [("batch", "8"), ("execution", "graph")]
        let one = try Self.time(settings)
        let four = try Self.time(settings + [("parallel.expert", "4")])
        let attention = "model.layers.1.self_attn.scaled_dot_product_attention"
        func least(_ time: TimeEvaluation, _ path: String) throws -> Time {
            let node = try #require(time.evaluation.node(at: path))
            return time.time(of: node, in: .decode)
        }
        #expect(abs(try least(four, attention).leastMemory / least(one, attention).leastMemory - 0.25) < 1e-9)
        let projection = "model.layers.1.self_attn.q_proj"
        #expect(try least(four, projection).leastMemory == least(one, projection).leastMemory)
        #expect(abs(try least(four, projection).leastCompute / least(one, projection).leastCompute - 0.25) < 1e-9)
        let expert = "model.layers.1.mlp.experts.0.up_proj"
        #expect(abs(try least(four, expert).leastMemory / least(one, expert).leastMemory - 0.25) < 1e-9)
        let memory = (MemoryEvaluation(one.evaluation), MemoryEvaluation(four.evaluation))
        #expect(abs(memory.1.cache / memory.0.cache - 0.25) < 1e-9)
        // 11 layers of 64 experts, three quarters of which lie elsewhere.
        let elsewhere = 11.0 * 48 * 3 * 1280 * 896 * 2
        #expect(abs(memory.0.weights - memory.1.weights - elsewhere) < 1)
        // One sequence cannot be divided.
        let single = try MemoryEvaluation(Evaluation(Self.scenario([("parallel.expert", "4")])))
        #expect(try single.cache == MemoryEvaluation(Evaluation(Self.scenario([]))).cache)
    }

    @Test("uneven routing makes the busiest device of experts slower, never faster")
    func skew() throws {
        for batch in ["1", "16", "256"] {
            let settings = [("parallel.expert", "8"), ("batch", batch), ("execution", "graph")]
            var before = 0.0
            for skew in ["0", "3", "10"] {
                let time = try Self.time(settings + [("moe.skew", skew)])
                let node = try #require(time.evaluation.node(at: "model.layers.1.mlp.experts.0.up_proj"))
                let seconds = time.time(of: node, in: .prefill).seconds
                #expect(seconds >= before * (1 - 1e-9), "\(batch) \(skew)")
                before = seconds
            }
        }
    }

    @Test("KV heads fewer than devices are kept more than once; norms and vision are on every device")
    func replicated() throws {
        let settings = [("num_key_value_heads", "2")]
        let (one, ten) = (
            try Self.time(settings), try Self.time(settings + [("parallel.tensor", "10"), ("host.dispatch_us", "0")])
        )
        #expect(
            abs(MemoryEvaluation(ten.evaluation).cache / MemoryEvaluation(one.evaluation).cache - 0.5) < 1e-9)
        for path in ["model.layers.0.input_layernorm", "model.sam_model", "model.projector"] {
            let nodes = try [one, ten].map { try #require($0.evaluation.node(at: path)) }
            for stage in Stage.allCases {
                let busy = (one.time(of: nodes[0], in: stage).busy, ten.time(of: nodes[1], in: stage).busy)
                #expect(busy.0 == busy.1, "\(path)")
            }
        }
    }

    @Test("more devices never raise the floor of one, and no operation beats its floor")
    func floor() throws {
        for (id, counts) in [("parallel.tensor", [1, 2, 5, 10]), ("parallel.expert", [1, 2, 4, 8, 64])] {
            for settings in [[("batch", "64")], [("batch", "3"), ("moe.skew", "5")], [("execution", "graph")]] {
                var before = Double.infinity
                for count in counts {
                    let time = try Self.time(settings + [(id, String(count))])
                    let floor = time.total(of: 0).floor
                    #expect(floor <= before * (1 + 1e-9), "\(id) \(count)")
                    before = floor
                    let nodes = time.evaluation.nodes
                    var sum = Time.zero
                    for node in nodes.indices where nodes[node].kind != nil {
                        let taken = time.total(of: node)
                        #expect(taken.floor <= taken.seconds * (1 + 1e-9))
                        sum += taken
                    }
                    #expect(abs(sum.seconds / time.total(of: 0).seconds - 1) < 1e-9)
                    for stage in Stage.allCases {
                        let service = Service(time)
                        #expect((service.utilisation(stage, .estimate) ?? 0) <= 1)
                        #expect((service.bandwidthUtilisation(stage, .estimate) ?? 0) <= 1)
                    }
                }
            }
        }
    }
}
