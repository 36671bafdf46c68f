import AnalyticCore

/// What a scenario comes to: the figures that explanations compare.
public struct Outcome: Sendable {
    /// One figure.
    public struct Entry: Sendable {
        /// The name on the command line.
        public let id: String
        /// The name in sentences.
        public let title: String
        /// What it is counted in.
        public let unit: MetricUnit
        /// How much, in that unit.
        public let value: Double
    }

    /// What one class of layers costs, over the whole tree.
    public struct Layer: Sendable, Hashable {
        /// Matrix FLOPs.
        public var flops = 0.0
        /// Bytes moved.
        public var bytes = 0.0
        /// Seconds, as estimated.
        public var seconds = 0.0
        /// Trained numbers.
        public var parameters = 0.0
    }

    /// The figures of the whole, in order.
    public let entries: [Entry]
    /// Seconds that the node in question takes for one request.
    public let nodeSeconds: Double?
    /// The classes of layers by their names, each without the layers inside it.
    public let layers: [String: Layer]

    /// The figure with an id.
    public func value(_ id: String) -> Double? { entries.first { $0.id == id }?.value }

    /// A scenario, evaluated, with what it shares with an evaluation that was made before; nil where it is not legal.
    init?(_ scenario: Scenario, of subject: Outlook.Subject, sharing base: Evaluation) {
        guard let evaluation = try? Evaluation(scenario, sharing: base) else { return nil }
        let timing = TimeEvaluation(evaluation)
        let service = Service(timing)
        let memory = MemoryEvaluation(evaluation)
        entries = Self.entries(evaluation, timing, service, memory)
        if case .node(let path, let stage) = subject {
            let node = path.isEmpty ? 0 : evaluation.node(at: path)
            let time = node.map { node in
                (stage.map { [$0] } ?? evaluation.stages).reduce(0) { $0 + timing.time(of: node, in: $1).seconds }
            }
            nodeSeconds = time.map { $0 / Double(scenario.workload.batch) }
        } else {
            nodeSeconds = nil
        }
        if case .parameter = subject { layers = Self.layers(evaluation, timing) } else { layers = [:] }
    }

    private static func entries(
        _ evaluation: Evaluation, _ timing: TimeEvaluation, _ service: Service, _ memory: MemoryEvaluation
    ) -> [Entry] {
        let card = evaluation.scenario.model.card
        let total = evaluation.total(of: 0)
        var entries = [
            Entry(
                id: "parameters", title: "parameters", unit: .parameters, value: evaluation.parameterCount.approximate),
            Entry(
                id: "context", title: "tokens of the prompt", unit: .tokens,
                value: Double(evaluation.geometry.contextTokens)),
        ]
        func add(_ id: String, _ title: String, _ unit: MetricUnit, _ value: Double?) {
            if let value { entries.append(Entry(id: id, title: title, unit: unit, value: value)) }
        }
        for stage in evaluation.stages {
            add(
                "flops." + stage.rawValue, "FLOPs, \(stage.rawValue)", .flops,
                evaluation.cost(of: 0, in: stage).flops.approximate)
        }
        add("flops", "FLOPs, all", .flops, total.flops.approximate)
        add("traffic", "bytes moved", .bytes, total.traffic.approximate)
        add("launches", "kernels", .launches, total.launches.approximate)
        for stage in evaluation.stages {
            add("time." + stage.rawValue, "time, \(stage.rawValue)", .seconds, timing.time(of: 0, in: stage).seconds)
        }
        add("ttft", "first token (TTFT)", .seconds, service.timeToFirstToken(.estimate))
        add("tpot", "each token (TPOT)", .seconds, service.timePerOutputToken(.estimate))
        add("rate", "\(card.requests)/s", .pageRate, service.pagesPerSecond(.estimate))
        add("weights", "memory: weights", .bytes, memory.weights)
        add("kv", "memory: KV cache at the end", .bytes, memory.caches.values.max())
        add("activations", "memory: activations", .bytes, memory.activations)
        add("memory", "memory: in all", .bytes, memory.total)
        add("price", "price of 1000 \(card.requests)", .dollars, service.pricePerThousandPages(.estimate))
        return entries
    }

    private static func layers(_ evaluation: Evaluation, _ timing: TimeEvaluation) -> [String: Layer] {
        var layers: [String: Layer] = [:]
        for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
            guard let owner = evaluation.lineage(of: node).last(where: { evaluation.nodes[$0].layer != nil }),
                let name = evaluation.nodes[owner].className
            else { continue }
            let cost = evaluation.total(of: node)
            layers[name, default: Layer()].flops += cost.flops.approximate
            layers[name, default: Layer()].bytes += cost.traffic.approximate
            layers[name, default: Layer()].seconds += timing.total(of: node).seconds
            layers[name, default: Layer()].parameters += evaluation.nodes[node].parameters.approximate
        }
        return layers
    }
}

extension Outcome.Entry {
    /// The value with its unit, bare where the title says what is counted.
    public var text: String {
        switch unit {
        case .parameters, .tokens, .launches: Figure.number(Count(UInt128(max(0, min(value, 1e30)))), style: .si)
        case .pageRate: Figure.plain(value)
        default: unit.text(value)
        }
    }
}
