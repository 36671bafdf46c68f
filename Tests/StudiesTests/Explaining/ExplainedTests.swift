import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Explanations add up")
struct ExplainedTests {
    private func context(_ scenario: Scenario, stage: Stage? = nil, outlook: Outlook? = nil) throws -> ExplainContext {
        let timing = TimeEvaluation(try Evaluation(scenario))
        return ExplainContext(
            timing, service: Service(timing), memory: MemoryEvaluation(timing.evaluation), stage: stage,
            outlook: outlook)
    }

    private func steps(_ explained: Explained) -> [Explained.Step] {
        explained.blocks.flatMap { block -> [Explained.Step] in
            if case .chain(let steps) = block { steps } else { [] }
        }
    }

    /// The whole numbers of a text, blanks between groups of three taken out.
    private func number(_ text: String) -> Count? {
        let digits = text.prefix { $0.isNumber || $0 == " " }.filter { $0 != " " }
        return UInt128(digits).map { Count($0) }
    }

    @Test(
        "the sums of FLOPs and bytes that an operation's lines come to are its own figures, digit by digit",
        arguments: ["eager", "graph"], [("bf16", 1), ("int4", 3), ("awq-int4", 2)])
    func sums(execution: String, format: (weights: String, batch: Int)) throws {
        var scenario = Scenario()
        try scenario.set("execution", execution)
        try scenario.set("precision.weights", format.weights)
        try scenario.set("batch", String(format.batch))
        for stage in [nil, Stage.decode, .prefill, .vision] {
            let context = try context(scenario, stage: stage)
            let evaluation = context.evaluation
            for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
                let cost = context.cost(of: node)
                let sums = steps(context.explained(.node(node))).filter(\.isSum)
                let flops = sums.filter { $0.result.hasSuffix(" FLOPs") }.compactMap { number($0.result) }
                if cost.matrix > .zero { #expect(flops.contains(cost.matrix), "\(evaluation.path(of: node))") }
                if cost.vector > .zero { #expect(flops.contains(cost.vector), "\(evaluation.path(of: node))") }
                guard cost.trafficBits > .zero else { continue }
                let bytes = sums.filter { $0.result.hasSuffix(" B") }.compactMap { number($0.result) }
                #expect(bytes.last == cost.traffic, "\(evaluation.path(of: node)) \(stage?.rawValue ?? "all")")
            }
        }
    }

    @Test("in a chain each result is used by the next lines: the last line of FLOPs names the results before it")
    func chains() throws {
        let context = try context(Scenario())
        let node = try #require(
            context.evaluation.node(at: "model.sam_model.blocks.2.attn.scaled_dot_product_attention"))
        let lines = steps(context.explained(.node(node))).filter { $0.result.hasSuffix(" FLOPs") }
        let sum = try #require(lines.first { $0.label == "together" })
        for label in ["global view", "tiles"] {
            let part = try #require(lines.first { $0.label == label })
            #expect(part.formula.contains("4 blocks"))
            #expect(sum.formula.contains(part.result.dropLast(6)), "\(sum.formula)")
        }
    }

    @Test(
        "a module's parts come to the module's own time, and its passes to its FLOPs and bytes",
        arguments: Stage.allCases)
    func modules(stage: Stage) throws {
        for stage in [nil, stage] {
            let context = try context(Scenario(), stage: stage)
            for path in ["model.layers", "model.layers.1-11.mlp", "model.sam_model"] {
                let node = try #require(context.evaluation.node(at: path))
                let tables = context.explained(.node(node)).blocks.compactMap { block -> Explained.Table? in
                    if case .table(let table) = block { table } else { nil }
                }
                guard context.time(of: node).seconds > 0 else { continue }
                let parts = try #require(tables.first)
                #expect(parts.rows.last?.isSum == true)
                #expect(parts.rows.last?.cells[3] == .text(Figure.seconds(context.time(of: node).seconds), .plain))
                let passes = try #require(tables.dropFirst().first)
                let exact = Figure.grouped(context.cost(of: node).matrix)
                #expect(
                    passes.rows.contains { row in
                        row.cells.contains { if case .text(let text, _) = $0 { text == exact } else { false } }
                    }, "\(path)")
            }
        }
    }

    @Test("times of an operation: kernels, host and stages come to the time that every view shows")
    func times() throws {
        for execution in ["eager", "graph"] {
            var scenario = Scenario()
            try scenario.set("execution", execution)
            let context = try context(scenario, stage: .decode)
            for path in ["model.layers.0.mlp.gate_proj", "model.layers.1-11.self_attn.q_proj", "lm_head"] {
                let node = try #require(context.evaluation.node(at: path))
                let leaf =
                    (node..<context.evaluation.nodes[node].end).first { context.evaluation.nodes[$0].kind != nil }
                    ?? node
                let last = try #require(
                    steps(context.explained(.node(leaf))).last { $0.isSum && $0.result.hasSuffix("s") })
                #expect(last.result == Figure.seconds(context.time(of: leaf).seconds), "\(path) \(execution)")
            }
        }
    }

    @Test("memory, cache, tokens and the first token come to the figures of the program")
    func figures() throws {
        let context = try context(Scenario())
        let memory = try #require(steps(context.explained(.memory)).last { $0.isSum })
        #expect(memory.result == Figure.scaled(context.memory.total, "B"))
        let cache = steps(context.explained(.cache)).filter(\.isSum).map(\.result)
        #expect(cache.contains { $0.hasPrefix(Figure.grouped(context.evaluation.cacheAfterDecode)) })
        let tokens = try #require(steps(context.explained(.tokens)).last { $0.isSum })
        #expect(tokens.result == "\(context.evaluation.geometry.contextTokens) tokens")
        let first = try #require(steps(context.explained(.firstToken)).last { $0.isSum })
        #expect(first.result == Figure.seconds(try #require(context.service.timeToFirstToken(.estimate))))
        let step = try #require(steps(context.explained(.perToken)).last { $0.isSum })
        #expect(step.result == Figure.seconds(try #require(context.service.timePerOutputToken(.estimate))))
    }

    @Test("a continuous batcher's step and rate are explained to the figure as well")
    func continuous() throws {
        var scenario = Scenario()
        try scenario.set("engine", "vllm")
        try scenario.set("batch", "32")
        let context = try context(scenario)
        let step = try #require(steps(context.explained(.perToken)).last { $0.isSum })
        #expect(step.result == Figure.seconds(try #require(context.service.timePerOutputToken(.estimate))))
        let rate = try #require(steps(context.explained(.rate)).last { $0.isSum })
        #expect(rate.result == Figure.plain(try #require(context.service.pagesPerSecond(.estimate))))
    }

    @Test("every parameter can be explained, by evaluations in which it has moved")
    func parameters() throws {
        let scenario = Scenario()
        for parameter in scenario.parameters.all {
            let outlook = try #require(Outlook(Outlook.Request(scenario, of: .parameter(parameter.id))))
            let explained = try context(scenario, outlook: outlook).explained(.parameter(parameter.id))
            #expect(explained.blocks.count >= 3, "\(parameter.id)")
            for change in outlook.changes { #expect(change.from != change.to, "\(parameter.id)") }
        }
    }

    @Test("what moves with the batch is found by moving it: the cache doubles, the weights stay")
    func outlook() throws {
        let outlook = try #require(Outlook(Outlook.Request(Scenario(), of: .parameter("batch"))))
        let double = try #require(outlook.changes.first { $0.to == "2" })
        #expect(double.outcome.value("kv") == outlook.now.value("kv").map { $0 * 2 })
        #expect(double.outcome.value("weights") == outlook.now.value("weights"))
        #expect(outlook.now.layers["DeepseekV2MLP"]?.flops ?? 0 > 0)
    }

    @Test("subjects are found by word, stage, path, its end, class, parameter and letter")
    func subjects() throws {
        let evaluation = try Evaluation(Scenario())
        func subject(_ word: String) -> ExplainSubject? { ExplainSubject.named(word, in: evaluation)?.subject }
        #expect(subject("tpot") == .perToken && subject("TTFT") == .firstToken && subject("kv") == .cache)
        #expect(ExplainSubject.named("decode", in: evaluation)?.stage == .decode)
        let node = try #require(evaluation.node(at: "model.layers.0.mlp.gate_proj"))
        #expect(subject("model.layers.0.mlp.gate_proj") == .node(node))
        #expect(subject("lm_head") == evaluation.node(at: "lm_head").map { .node($0) })
        #expect(subject("experts.down_proj") != nil && subject("LlamaAttention") != nil)
        #expect(subject("batch") == .parameter("batch") && subject("B") == .parameter("batch"))
        #expect(subject("nonsense") == nil)
    }
}
