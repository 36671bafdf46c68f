/// What one scenario costs as a whole: the figures of the root, without the tree. For sweeps, solvers and whatever else
/// evaluates many scenarios and reads few figures of each.
public struct EvaluationTotals: Sendable {
    /// The scenario that was evaluated.
    public let scenario: Scenario
    /// Views and tokens.
    public let geometry: WorkloadGeometry
    /// Stages and passes.
    public let plan: Plan
    /// Trained numbers of the whole model.
    public let parameterCount: Count
    /// Bits of all weights.
    public let weightBits: Count
    /// One for each pass.
    private let passes: [PassTotal]

    private struct PassTotal {
        var cost = Cost.zero
        /// Bytes of activations live at once at the worst moment.
        var peakBytes = Count.zero
    }

    /// Evaluates a scenario as a whole. The figures are those of `Evaluation`.
    ///
    /// - Throws: `ScenarioError`, as `Evaluation` does.
    public init(_ scenario: Scenario) throws(ScenarioError) {
        geometry = try scenario.checkedGeometry()
        self.scenario = scenario
        plan = scenario.model.plan(scenario.workload, geometry)
        var recorder = TotalsRecorder(
            workload: scenario.workload, parallel: scenario.machine.parallel, passCount: plan.passCount)
        scenario.model.describe(scenario.workload, geometry, plan, into: &recorder)
        guard recorder.isExact else {
            let evaluation = try Evaluation(scenario)
            parameterCount = evaluation.parameterCount
            weightBits = evaluation.weightBits
            passes = plan.passes.map {
                PassTotal(cost: evaluation.cost(of: 0, in: $0), peakBytes: evaluation.peakBytes(of: 0, in: $0))
            }
            return
        }
        parameterCount = recorder.parameters.wide
        let widths = Widths(scenario.workload)
        weightBits = widths.bits(of: recorder.weightUnits.wide)
        passes = recorder.totals.map {
            guard $0.calls > 0 else { return PassTotal() }
            return PassTotal(
                cost: $0.tally.cost(widths, times: Count($0.calls)),
                peakBytes: $0.peak.wide.dividedRoundingUp(by: 8))
        }
        if plan.stages.contains(where: { cost(in: $0).isOverflowing }) {
            throw .tooLarge(scenario)
        }
    }

    /// What a pass costs.
    public func cost(in pass: Pass) -> Cost { passes[Int(pass.rawValue)].cost }

    /// What a stage costs: vision is global view plus tiles, decode the sum over its steps.
    public func cost(in stage: Stage) -> Cost {
        switch stage {
        case .vision: cost(in: .global) + cost(in: .tiles)
        case .prefill: cost(in: Pass.prefill)
        case .decode: plan.decode { cost(in: $0) }
        }
    }

    /// What all stages cost.
    public var total: Cost { plan.stages.reduce(.zero) { $0 + cost(in: $1) } }

    /// Bytes of activations live at once at the worst moment of a pass, the KV cache excluded.
    public func peakBytes(in pass: Pass) -> Count { passes[Int(pass.rawValue)].peakBytes }

    /// Bytes of activations live at once at the worst moment of the whole request, the KV cache excluded.
    public var peakBytes: Count { plan.stages.reduce(.zero) { max($0, peakBytes(in: $1)) } }

    /// Bytes of activations live at once at the worst moment of a stage, the KV cache excluded.
    public func peakBytes(in stage: Stage) -> Count {
        switch stage {
        case .vision: max(peakBytes(in: .global), peakBytes(in: .tiles))
        case .prefill: peakBytes(in: Pass.prefill)
        case .decode: plan.runs.reduce(.zero) { max($0, peakBytes(in: $1.last)) }
        }
    }
}
