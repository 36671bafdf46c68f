/// What one device must hold, bytes.
public struct MemoryEvaluation: Sendable {
    /// A part of what is held.
    public enum Part: String, CaseIterable, Sendable {
        case weights
        case cache = "KV cache"
        case activations
        case reserve
    }

    /// Weights on one device.
    public let weights: Double
    /// The KV cache at the end of the stage in which the sum is largest.
    public let cache: Double
    /// The most activations live at once, and the stage in which they are.
    public let activations: Double
    /// The most activations live at once, in each stage.
    public let peaks: [Stage: Double]
    /// The KV cache on one device at the end of each stage.
    public let caches: [Stage: Double]
    /// What the framework takes.
    public let reserve: Double
    /// What the device has; the engine takes `share` of it.
    public let capacity: DeviceFigure
    /// The stage in which the sum is largest.
    public let worstStage: Stage
    /// The largest sum over the stages.
    public let total: Double
    /// How much of the capacity the engine takes, 1 for all of it.
    public let share: Double
    /// Bytes that the engine may take of one device.
    public var usable: Double { capacity.value * share }
    /// What is left for the KV cache, bytes: the engine's share without weights, activations and reserve.
    public let pool: Double
    /// What the KV cache of one request takes at its end, in whole blocks, bytes.
    public let cachePerRequest: Double

    /// The memory of an evaluation on its machine.
    public init(_ evaluation: Evaluation) {
        let machine = evaluation.scenario.machine
        let workload = evaluation.scenario.workload
        let sharing = DeviceSharing(machine.parallel, batch: workload.batch, routing: workload.routing)
        // By stage of a pipeline: towers and embedding in the first, layers where they lie, norm and head in the last.
        let pipeline = Pipeline(
            stages: machine.pipelineParallel, layers: evaluation.scenario.model.facts.layers, requests: 1,
            batching: .static)
        var stages = PipelineWeights(pipeline, evaluation)
        for index in evaluation.nodes.indices {
            let node = evaluation.nodes[index]
            // What a node owns itself: its parameters less those of its children.
            let below = evaluation.children(of: index).reduce(Count.zero) { $0 + evaluation.nodes[$1].parameters }
            let own = node.parameters.approximate - below.approximate
            if own > 0 {
                stages.add(
                    own * sharing.share(node.split, tokens: 0).stored * workload.width(of: node.weights).bits / 8,
                    at: index)
            }
        }
        let weights = stages.largest
        let engine = evaluation.scenario.engine
        var peaks = Self.peaks(evaluation)
        // Each page is looked at by itself; of the batch's sequences a device holds its own.
        for stage in engine.batching == .continuous ? [Stage.decode] : [.prefill, .decode] {
            peaks[stage, default: 0] *= sharing.sequences
        }
        let reserve = machine.reserve * 1e9
        let context = evaluation.geometry.contextTokens
        let steps = evaluation.scenario.workload.decodeTokens
        func cache(_ tokens: Int) -> Double {
            let blocks = (tokens + engine.cacheBlock - 1) / engine.cacheBlock
            let numbers = evaluation.scenario.model.caches(batch: workload.batch, tokens: blocks * engine.cacheBlock)
                .reduce(0) { $0 + $1.numbers.approximate * sharing.cache(keyHeads: $1.heads) }
            return (numbers * Double(workload.keyValuePrecision.bits) / 8).rounded(.up) * pipeline.shareOfLayers
        }
        var caches: [Stage: Double] = [:]
        for stage in evaluation.stages {
            caches[stage] = stage == .vision ? 0 : cache(stage == .prefill ? context : context + steps)
        }
        // A continuous batcher is in all stages at once.
        if engine.batching == .continuous { for stage in evaluation.stages { caches[stage] = cache(context + steps) } }
        let sums = evaluation.stages.map { ($0, (peaks[$0] ?? 0) + (caches[$0] ?? 0)) }
        let worst = sums.max { $0.1 < $1.1 } ?? (.prefill, 0)
        self.weights = weights
        self.peaks = peaks
        self.caches = caches
        self.reserve = reserve
        capacity = machine.device.memory
        share = engine.memoryPercent / 100
        worstStage = worst.0
        self.cache = caches[worst.0] ?? 0
        activations = peaks[worst.0] ?? 0
        total = weights + worst.1 + reserve
        cachePerRequest = cache(context + steps) / Double(evaluation.scenario.workload.batch)
        pool = max(0, capacity.value * share - weights - (peaks.values.max() ?? 0) - reserve)
    }

    /// The most activations live at once in each stage, bytes. The reference looks at one page after another; a continuous
    /// batcher prefills a chunk of tokens at a time.
    private static func peaks(_ evaluation: Evaluation) -> [Stage: Double] {
        let scenario = evaluation.scenario
        let engine = scenario.engine
        let batch = scenario.workload.batch
        let context = evaluation.geometry.contextTokens
        var peaks: [Stage: Double] = [:]
        for stage in evaluation.stages { peaks[stage] = evaluation.peakBytes(of: 0, in: stage).approximate }
        func peak(_ stage: Stage, _ change: (inout Workload) -> Void) {
            var other = scenario
            change(&other.workload)
            guard let totals = try? EvaluationTotals(other) else { return }
            peaks[stage] = totals.peakBytes(in: stage).approximate
        }
        if batch > 1, evaluation.geometry.hasImage {
            peak(.vision) { $0.batch = 1 }
            // The embeddings of the other pages' prompts are there already.
            let row = Double(scenario.model.facts.hidden * scenario.workload.activationPrecision.bits) / 8
            let others = engine.batching == .continuous ? 0 : Double(batch - 1) * Double(context)
            peaks[.vision, default: 0] += others * row
        }
        if engine.batching == .continuous {
            let limits = [engine.prefillChunk, engine.batchedTokens].filter { $0 > 0 }
            let (all, isTooMany) = context.multipliedReportingOverflow(by: batch)
            peak(.prefill) {
                $0.batch = 1
                $0.image.mode = .none
                $0.promptTokens = limits.min().map { isTooMany ? $0 : min($0, all) } ?? context
            }
        }
        return peaks
    }

    /// Requests whose KV cache the pool holds; 0 where not even one fits.
    public var sequences: Int {
        cachePerRequest > 0 ? Int(min(pool / cachePerRequest, 1e15)) : 0
    }

    /// The largest batch that fits: where each request brings activations as well, found by halving.
    public static func largestBatch(_ scenario: Scenario) -> Int {
        func fits(_ batch: Int) -> Bool {
            var other = scenario
            other.workload.batch = batch
            guard let evaluation = try? Evaluation(other) else { return false }
            let memory = MemoryEvaluation(evaluation)
            return memory.total <= memory.usable
        }
        guard fits(1) else { return 0 }
        var (low, high) = (1, 2)
        while high < 1 << 24, fits(high) { (low, high) = (high, high * 2) }
        while high - low > 1 {
            let middle = (low + high) / 2
            if fits(middle) { low = middle } else { high = middle }
        }
        return low
    }

    /// Whether it fits; nil where sources dispute the capacity and it fits at one end only.
    public var fits: Bool? {
        if total <= capacity.low * share { return true }
        guard total <= capacity.high * share else { return false }
        return capacity.standing == .disputed ? nil : total <= usable
    }

    /// Bytes of a part.
    public func bytes(_ part: Part) -> Double {
        switch part {
        case .weights: weights
        case .cache: cache
        case .activations: activations
        case .reserve: reserve
        }
    }

    /// The largest part.
    public var largest: Part {
        Part.allCases.max { bytes($0) < bytes($1) } ?? .weights
    }
}
