/// Everything that one scenario costs: the tree of modules and operations with a cost per stage.
public struct Evaluation: Sendable {
    /// The scenario that was evaluated.
    public let scenario: Scenario
    /// Views and tokens.
    public let geometry: WorkloadGeometry
    /// Modules and operations in execution order, a parent before its children; the root is first.
    public let nodes: [Node]
    /// The figures, in the narrowest numbers that hold them.
    enum Figures: Sendable {
        case narrow(CostTable<NarrowCount>)
        case wide(CostTable<Count>)
    }

    let figures: Figures

    /// Evaluates a scenario: every layer, every stage, every metric.
    ///
    /// - Throws: `ScenarioError` for an illegal value or combination, and where a figure would not fit 128 bits.
    public init(_ scenario: Scenario) throws(ScenarioError) {
        geometry = try scenario.checkedGeometry()
        self.scenario = scenario
        let model = DeepseekOCR(scenario: scenario, geometry: geometry)
        var recorder = CostRecorder<NarrowCount>(
            workload: scenario.workload, parallel: scenario.machine.parallel)
        model.describe(into: &recorder)
        recorder.finish()
        if recorder.table.isExact {
            nodes = recorder.table.nodes
            figures = .narrow(recorder.table)
        } else {
            let table = Self.wideTable(model, scenario.machine.parallel)
            nodes = table.nodes
            figures = .wide(table)
        }
        if Stage.allCases.contains(where: { cost(of: 0, in: $0).isOverflowing }) {
            throw .tooLarge(scenario)
        }
    }

    /// The same over 128 bits, for what does not fit fewer.
    @inline(never)
    private static func wideTable(_ model: DeepseekOCR, _ parallel: Parallel) -> CostTable<Count> {
        var recorder = CostRecorder<Count>(workload: model.workload, parallel: parallel)
        model.describe(into: &recorder)
        recorder.finish()
        return recorder.table
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
        switch figures {
        case .narrow(let table): table.cost(of: node, in: pass)
        case .wide(let table): table.cost(of: node, in: pass)
        }
    }

    /// How often a pass runs.
    public func calls(of pass: Pass) -> Int {
        switch figures {
        case .narrow(let table): table.calls[Int(pass.rawValue)]
        case .wide(let table): table.calls[Int(pass.rawValue)]
        }
    }

    /// How often a node runs in a pass, over all its instances.
    public func calls(of node: Int, in pass: Pass) -> Count {
        switch figures {
        case .narrow(let table): table.calls(of: node, in: pass)
        case .wide(let table): table.calls(of: node, in: pass)
        }
    }

    /// What an operation does in a pass, for its time.
    func work(of node: Int, in pass: Pass) -> Work {
        switch figures {
        case .narrow(let table): table.work(of: node, in: pass)
        case .wide(let table): table.work(of: node, in: pass)
        }
    }

    /// Bytes of activations live at once at a node's worst moment in a pass, the KV cache excluded.
    public func peakBytes(of node: Int, in pass: Pass) -> Count {
        let bits =
            switch figures {
            case .narrow(let table): table.peak(of: node, in: pass)
            case .wide(let table): table.peak(of: node, in: pass)
            }
        return bits.dividedRoundingUp(by: 8)
    }

    /// Bytes of activations live at once at a node's worst moment in a stage, the KV cache excluded.
    public func peakBytes(of node: Int, in stage: Stage) -> Count {
        switch stage {
        case .vision: max(peakBytes(of: node, in: .global), peakBytes(of: node, in: .tiles))
        case .prefill: peakBytes(of: node, in: Pass.prefill)
        case .decode: peakBytes(of: node, in: .lastStep)
        }
    }

    /// Bytes of activations live at once at a node's worst moment in the whole request, the KV cache excluded.
    public func peakBytes(of node: Int) -> Count {
        Stage.allCases.reduce(.zero) { max($0, peakBytes(of: node, in: $1)) }
    }

    /// How often a node runs in a stage, over all its instances.
    public func calls(of node: Int, in stage: Stage) -> Count {
        switch stage {
        case .vision: calls(of: node, in: .global) + calls(of: node, in: .tiles)
        case .prefill: calls(of: node, in: Pass.prefill)
        case .decode: calls(of: node, in: .firstStep) * Count(scenario.workload.decodeTokens)
        }
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

    /// Bits of all weights.
    public var weightBits: Count {
        switch figures {
        case .narrow(let table): table.widths.bits(of: table.weightUnits)
        case .wide(let table): table.widths.bits(of: table.weightUnits)
        }
    }

    /// Trained numbers of the whole model.
    public var parameterCount: Count { nodes[0].parameters }
}
