import AnalyticCore
import DeviceLibrary
import Testing

@Suite("Eager and fused execution")
struct ExecutionTests {
    private static let workloads: [[(String, String)]] = [
        [], [("image.mode", "none"), ("prompt.tokens", "1")],
        [("batch", "8"), ("attention.decoder", "sdpa")], [("image.mode", "large"), ("attention.vision", "eager")],
        [("num_key_value_heads", "5"), ("precision.kv", "fp8")], [("attention.decoder", "flash")],
        [("precision.weights", "int4"), ("precision.activations", "fp32"), ("image.grid", "1x4")],
        [("precision.activations", "int4"), ("precision.kv", "fp32"), ("moe.routing", "balanced")],
    ]

    private func evaluations(_ index: Int) throws -> (eager: Evaluation, fused: Evaluation) {
        var scenario = Scenario()
        for (id, value) in Self.workloads[index] { try scenario.set(id, value) }
        try scenario.set("execution", "eager")
        let eager = try Evaluation(scenario)
        try scenario.set("execution", "fused")
        return (eager, try Evaluation(scenario))
    }

    @Test("fused never moves more, launches more or keeps more than eager, in any stage", arguments: workloads.indices)
    func never(index: Int) throws {
        let (eager, fused) = try evaluations(index)
        for stage in Stage.allCases {
            let (slow, fast) = (eager.cost(of: 0, in: stage), fused.cost(of: 0, in: stage))
            #expect(fast.traffic <= slow.traffic, "\(stage)")
            #expect(fast.launches <= slow.launches, "\(stage)")
            #expect(fused.peakBytes(of: 0, in: stage) <= eager.peakBytes(of: 0, in: stage), "\(stage)")
        }
    }

    @Test("both do the same matrix work, fused never more vector work", arguments: workloads.indices)
    func work(index: Int) throws {
        let (eager, fused) = try evaluations(index)
        for stage in Stage.allCases {
            #expect(eager.cost(of: 0, in: stage).matrix == fused.cost(of: 0, in: stage).matrix)
            #expect(fused.cost(of: 0, in: stage).vector <= eager.cost(of: 0, in: stage).vector)
        }
    }

    @Test("no module moves more fused than eager", arguments: workloads.indices)
    func modules(index: Int) throws {
        let (eager, fused) = try evaluations(index)
        for node in eager.nodes.indices where eager.nodes[node].layer != nil {
            let path = eager.path(of: node)
            guard let twin = fused.node(at: path) else { continue }
            for stage in Stage.allCases {
                #expect(
                    fused.cost(of: twin, in: stage).traffic <= eager.cost(of: node, in: stage).traffic,
                    "\(path) \(stage)")
            }
        }
    }

    @Test("decode over K steps is the sum of K single steps in both, traffic and launches included")
    func steps() throws {
        for execution in Execution.allCases {
            func decode(_ prompt: Int, _ steps: Int) throws -> Cost {
                var scenario = Scenario()
                scenario.workload.execution = execution
                try scenario.set("image.mode", "none")
                try scenario.set("prompt.tokens", String(prompt))
                try scenario.set("decode.tokens", String(steps))
                return try Evaluation(scenario).cost(of: 0, in: .decode)
            }
            let sum = try (0..<7).reduce(Cost.zero) { $0 + (try decode(40 + $1, 1)) }
            #expect(try decode(40, 7) == sum)
        }
    }

    @Test("a peak is at least what any operation writes, and grows with the batch")
    func peaks() throws {
        var scenario = Scenario()
        let one = try Evaluation(scenario)
        try scenario.set("batch", "2")
        let two = try Evaluation(scenario)
        for stage in Stage.allCases {
            #expect(one.peakBytes(of: 0, in: stage) < two.peakBytes(of: 0, in: stage))
        }
        let head = try #require(one.node(at: "lm_head"))
        // Scores of 913 positions in bf16 and in fp32 at once.
        #expect(one.peakBytes(of: head, in: Stage.prefill) > Count(913 * 129_280 * 6))
        #expect(one.peakBytes(of: 0, in: Stage.prefill) == one.peakBytes(of: head, in: Stage.prefill))
    }

    @Test("a request's peak never falls as the batch grows", arguments: workloads.indices)
    func peakGrows(index: Int) throws {
        for execution in ["eager", "fused"] {
            var scenario = Scenario()
            for (id, value) in Self.workloads[index] { try scenario.set(id, value) }
            try scenario.set("execution", execution)
            var before = Count.zero
            for batch in [1, 2, 3, 5, 8, 16, 64, 500] {
                try scenario.set("batch", String(batch))
                let evaluation = try Evaluation(scenario)
                let peak = evaluation.peakBytes(of: 0)
                #expect(peak > before, "\(execution), batch \(batch)")
                #expect(try EvaluationTotals(scenario).peakBytes == peak)
                before = peak
            }
        }
    }

    @Test("fused, CLIP's embeddings read the class token once, beside the features and the position table")
    func classToken() throws {
        let entry = try #require(LayerCatalogue.find("CLIPVisionEmbeddings")).entry
        var scenario = Scenario()
        try scenario.set("execution", "fused")
        let cost = try entry.evaluation([("B", "3"), ("tokens", "257")], in: scenario).cost
        let indexes = 257 * 64
        #expect(cost.weightBits == Count((1024 + 257 * 1024) * 16 + indexes))
        #expect(cost.readBits == Count(3 * 256 * 1024 * 16))
        #expect(cost.writeBits == Count(3 * 257 * 1024 * 16))
    }
}
