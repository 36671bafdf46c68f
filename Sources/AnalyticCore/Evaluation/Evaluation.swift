/// Everything that one scenario costs: the tree of modules and operations with a cost per stage.
public struct Evaluation: Sendable {
    /// The scenario that was evaluated.
    public let scenario: Scenario
    /// Views and tokens.
    public let geometry: WorkloadGeometry
    /// Modules and operations in execution order, a parent before its children; the root is first.
    public let nodes: [Node]
    private let columns: [[Cell]]
    private let rootCells: [[Cell]]

    /// Evaluates a scenario: every layer, every stage, every metric.
    ///
    /// - Throws: `ScenarioError` for an illegal value or combination, and where a figure would not fit 128 bits.
    public init(_ scenario: Scenario) throws(ScenarioError) {
        try scenario.validate()
        self.scenario = scenario
        let model = DeepseekOCR(configuration: scenario.model, workload: scenario.workload)
        geometry = model.geometry
        var recorder = CostRecorder(workload: scenario.workload)
        model.describe(into: &recorder)
        nodes = recorder.nodes
        columns = recorder.columns
        rootCells = recorder.rootCells
        if Stage.allCases.contains(where: { cost(of: 0, in: $0).isOverflowing }) {
            throw .tooLarge(scenario)
        }
    }

    /// What a node costs in one stage: vision is global view plus tiles, decode the sum over its steps.
    public func cost(of node: Int, in stage: Stage) -> Cost {
        switch stage {
        case .vision: cost(of: node, in: .global) + cost(of: node, in: .tiles)
        case .prefill: cost(of: node, in: Pass.prefill)
        case .decode:
            .series(
                first: cost(of: node, in: .firstStep), last: cost(of: node, in: .lastStep),
                steps: scenario.workload.decodeTokens)
        }
    }

    /// What a node costs over all stages.
    public func total(of node: Int) -> Cost {
        cost(of: node, in: .vision) + cost(of: node, in: Stage.prefill) + cost(of: node, in: .decode)
    }

    /// What a node costs in one pass.
    public func cost(of node: Int, in pass: Pass) -> Cost {
        cell(of: node, in: pass)?.cost ?? .zero
    }

    /// What time reads of an operation's cost, without a copy of all of it: FLOPs, and bits.
    struct Work {
        var matrix: Double
        var vector: Double
        var traffic: Double
        /// Weights, keys and values: what no kernel can do without.
        var compulsory: Double
        var launches: Double
    }

    /// What an operation does in a pass of its section.
    @inline(__always)
    func work(of cell: Int, in pass: Pass) -> Work {
        columns[Int(pass.rawValue)].withUnsafeBufferPointer { column in
            let isThere = column.indices.contains(cell)
            guard isThere else { return Work(matrix: 0, vector: 0, traffic: 0, compulsory: 0, launches: 0) }
            let bits = column[cell].cost.weightBits + column[cell].cost.keyValueReadBits
            return Work(
                matrix: column[cell].cost.matrix.approximate, vector: column[cell].cost.vector.approximate,
                traffic: (bits + column[cell].cost.readBits + column[cell].cost.writeBits
                    + column[cell].cost.keyValueWriteBits).approximate,
                compulsory: bits.approximate, launches: column[cell].cost.launches.approximate)
        }
    }

    /// Bytes of activations live at once at a node's worst moment in a pass, the KV cache excluded.
    public func peakBytes(of node: Int, in pass: Pass) -> Count {
        (cell(of: node, in: pass)?.peak ?? .zero).dividedRoundingUp(by: 8)
    }

    /// Bytes of activations live at once at a node's worst moment in a stage, the KV cache excluded.
    public func peakBytes(of node: Int, in stage: Stage) -> Count {
        switch stage {
        case .vision: max(peakBytes(of: node, in: .global), peakBytes(of: node, in: .tiles))
        case .prefill: peakBytes(of: node, in: Pass.prefill)
        case .decode: peakBytes(of: node, in: .lastStep)
        }
    }

    /// How often a node runs in a stage, over all its instances.
    public func calls(of node: Int, in stage: Stage) -> Count {
        switch stage {
        case .vision: calls(of: node, in: .global) + calls(of: node, in: .tiles)
        case .prefill: calls(of: node, in: Pass.prefill)
        case .decode: calls(of: node, in: .firstStep) * Count(scenario.workload.decodeTokens)
        }
    }

    /// How often a node runs in a pass, over all its instances.
    public func calls(of node: Int, in pass: Pass) -> Count {
        cell(of: node, in: pass)?.calls ?? .zero
    }

    private func cell(of node: Int, in pass: Pass) -> Cell? {
        let node = nodes[node]
        guard node.section.passes.contains(pass.rawValue) else { return nil }
        return node.section == .whole
            ? rootCells[node.cell][Int(pass.rawValue)] : columns[Int(pass.rawValue)][node.cell]
    }

    /// Indexes of the children of a node, in execution order.
    public func children(of node: Int) -> [Int] {
        var children: [Int] = []
        var next = node + 1
        while next < nodes[node].end {
            children.append(next)
            next = nodes[next].end
        }
        return children
    }

    /// Trained numbers of the whole model.
    public var parameterCount: Count { nodes[0].parameters }

    /// Bytes of all weights at the workload's precision.
    public var weightBytes: Count {
        (parameterCount * Count(scenario.workload.weightPrecision.bits)).dividedRoundingUp(by: 8)
    }

    /// Bytes of the KV cache when each of the batch's sequences holds `tokens` tokens, every token counted once:
    /// 2·layers·B·h_kv·d·tokens numbers.
    public func keyValueCacheBytes(tokens: Int) -> Count {
        let decoder = scenario.model.decoder
        let numbers =
            2 * Count(decoder.layers) * Count(scenario.workload.batch) * Count(decoder.keyValueHeads)
            * Count(decoder.headWidth) * Count(tokens)
        return (numbers * Count(scenario.workload.keyValuePrecision.bits)).dividedRoundingUp(by: 8)
    }

    /// Bytes of the KV cache once the prompt is in.
    public var cacheAfterPrefill: Count { keyValueCacheBytes(tokens: geometry.contextTokens) }

    /// Bytes of the KV cache once the last token is out.
    public var cacheAfterDecode: Count {
        keyValueCacheBytes(tokens: geometry.contextTokens + scenario.workload.decodeTokens)
    }
}
