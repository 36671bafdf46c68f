/// Everything that one scenario costs: the tree of modules and operations with a cost per stage.
public struct Evaluation: Sendable {
    /// The scenario that was evaluated.
    public let scenario: Scenario
    /// Views and tokens.
    public let geometry: WorkloadGeometry
    /// Stages and passes.
    public let plan: Plan
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
        plan = scenario.model.plan(scenario.workload, geometry)
        var recorder = CostRecorder<NarrowCount>(
            workload: scenario.workload, parallel: scenario.machine.parallel, passCount: plan.passCount)
        scenario.model.describe(scenario.workload, geometry, plan, into: &recorder)
        recorder.finish()
        if recorder.table.isExact {
            nodes = recorder.table.nodes
            figures = .narrow(recorder.table)
        } else {
            let table = Self.wideTable(scenario, geometry, plan)
            nodes = table.nodes
            figures = .wide(table)
        }
        if plan.stages.contains(where: { cost(of: 0, in: $0).isOverflowing }) {
            throw .tooLarge(scenario)
        }
    }

    /// The same over 128 bits, for what does not fit fewer.
    @inline(never)
    private static func wideTable(
        _ scenario: Scenario, _ geometry: WorkloadGeometry, _ plan: Plan
    ) -> CostTable<Count> {
        var recorder = CostRecorder<Count>(
            workload: scenario.workload, parallel: scenario.machine.parallel, passCount: plan.passCount)
        scenario.model.describe(scenario.workload, geometry, plan, into: &recorder)
        recorder.finish()
        return recorder.table
    }

    /// The stages that the model has.
    public var stages: [Stage] { plan.stages }

    /// What a node costs in one stage: vision is global view plus tiles, decode the sum over its steps.
    public func cost(of node: Int, in stage: Stage) -> Cost {
        switch stage {
        case .vision: cost(of: node, in: .global) + cost(of: node, in: .tiles)
        case .prefill: cost(of: node, in: Pass.prefill)
        case .decode: plan.decode { cost(of: node, in: $0) }
        }
    }

    /// What a node costs over all stages.
    public func total(of node: Int) -> Cost {
        stages.reduce(.zero) { $0 + cost(of: node, in: $1) }
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
        case .decode: plan.runs.reduce(.zero) { max($0, peakBytes(of: node, in: $1.last)) }
        }
    }

    /// Bytes of activations live at once at a node's worst moment in the whole request, the KV cache excluded.
    public func peakBytes(of node: Int) -> Count {
        stages.reduce(.zero) { max($0, peakBytes(of: node, in: $1)) }
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

extension Evaluation {
    /// The same request as servers run it: itself, unless the reference's own code computes more. The nodes are the same.
    var served: Evaluation {
        guard scenario.workload.form == .reference, scenario.model.facts.hasTwoForms else { return self }
        var other = scenario
        other.workload.form = .served
        return (try? Evaluation(other)) ?? self
    }
}
