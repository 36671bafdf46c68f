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
    /// What the device has.
    public let capacity: DeviceFigure
    /// The stage in which the sum is largest.
    public let worstStage: Stage
    /// The largest sum over the stages.
    public let total: Double

    /// The memory of an evaluation on its machine.
    public init(_ evaluation: Evaluation) {
        let machine = evaluation.scenario.machine
        let workload = evaluation.scenario.workload
        var weights = 0.0
        for index in evaluation.nodes.indices {
            let node = evaluation.nodes[index]
            // What a node owns itself: its parameters less those of its children.
            let below = evaluation.children(of: index).reduce(Count.zero) { $0 + evaluation.nodes[$1].parameters }
            let own = node.parameters.approximate - below.approximate
            if own > 0 {
                weights += own * evaluation.weightShare(of: index) * workload.width(of: node.weights).bits / 8
            }
        }
        let tensor = Double(machine.tensorParallel)
        let afterPrefill = evaluation.cacheAfterPrefill.approximate / tensor
        let afterDecode = evaluation.cacheAfterDecode.approximate / tensor
        var peaks: [Stage: Double] = [:]
        for stage in Stage.allCases { peaks[stage] = evaluation.peakBytes(of: 0, in: stage).approximate }
        let reserve = machine.reserve * 1e9
        let caches: [Stage: Double] = [.vision: 0, .prefill: afterPrefill, .decode: afterDecode]
        let sums = Stage.allCases.map { ($0, (peaks[$0] ?? 0) + (caches[$0] ?? 0)) }
        let worst = sums.max { $0.1 < $1.1 } ?? (.prefill, 0)
        self.weights = weights
        self.peaks = peaks
        self.caches = caches
        self.reserve = reserve
        capacity = machine.device.memory
        worstStage = worst.0
        cache = caches[worst.0] ?? 0
        activations = peaks[worst.0] ?? 0
        total = weights + worst.1 + reserve
    }

    /// Whether it fits; nil where sources dispute the capacity and it fits at one end only.
    public var fits: Bool? {
        if total <= capacity.low { return true }
        return total <= capacity.high ? (capacity.standing == .disputed ? nil : total <= capacity.value) : false
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

extension Evaluation {
    /// What part of a node's weights one device holds: the vocabulary tables are split with the products.
    func weightShare(of index: Int) -> Double {
        if nodes[index].moduleClass?.description == "Embedding", nodes[index].section == .decoder {
            return 1 / Double(scenario.machine.tensorParallel)
        }
        return deviceShare(of: index)
    }
}
