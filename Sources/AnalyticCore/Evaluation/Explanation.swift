/// What a node is and how its figures come about, read from the definition that computes them.
public struct Explanation: Sendable {
    /// One operation with its formulas.
    public struct Step: Sendable {
        /// Index of the operation's node.
        public let node: Int
        /// The operation over formulas; figures are those of one instance in one call.
        public let operation: Operation<Expression>
        /// How many instances stand in the model.
        public let instances: Int
        /// What one instance costs in one call: the values of the formulas, at the workload's widths.
        public let cost: Cost
        /// What all instances cost in all calls of the pass.
        public let total: Cost
    }

    /// The pass that the formulas are written for.
    public let pass: Pass
    /// How often the pass runs: once for each page of the batch in the vision towers.
    public let calls: Int
    /// The layer's card, or that of the layer which the operation belongs to.
    public let card: LayerCard?
    /// The operations of the node: itself, or all below it.
    public let steps: [Step]

    /// What the node costs in the pass: the sum of its steps.
    public var cost: Cost { steps.reduce(.zero) { $0 + $1.total } }

    /// Every letter that the steps use, with its value, in order of appearance.
    public var letters: [Expression.Letter] {
        var found: [Expression.Letter] = []
        for step in steps {
            for formula in [
                step.operation.matrix, step.operation.vectorElements, step.operation.weights, step.operation.reads,
                step.operation.writes, step.operation.fixedReads, step.operation.fixedWrites,
                step.operation.keyValueReads, step.operation.keyValueWrites,
            ] {
                for letter in formula.letters where !found.contains(letter) { found.append(letter) }
            }
        }
        return found
    }
}

/// How the figures of a node in a stage come about: every pass that the stage is made of.
public struct StageExplanation: Sendable {
    /// The node.
    public let node: Int
    /// The stage.
    public let stage: Stage
    /// Decode steps, in runs over which costs grow evenly.
    public let runs: [DecodeRun]
    /// The passes that run, in order: global view and tiles; the prompt; the first decode step and the last.
    public let passes: [Explanation]

    /// What the node costs in the stage, by its formulas alone: the sum of the passes; over K decode steps
    /// K·(first + last)/2, since a step's cost grows evenly with the context.
    public var cost: Cost {
        guard stage == .decode else { return passes.reduce(.zero) { $0 + $1.cost } }
        func cost(_ pass: Pass) -> Cost { passes.first { $0.pass == pass }?.cost ?? .zero }
        return runs.reduce(.zero) { $0 + .series(first: cost($1.first), last: cost($1.last), steps: $1.steps) }
    }
}

extension Evaluation {
    /// Explains a node in a pass.
    public func explanation(of node: Int, in pass: Pass) -> Explanation {
        var recorder = ExplanationRecorder(
            target: node, pass: pass, nodes: nodes, workload: scenario.workload, parallel: scenario.machine.parallel)
        scenario.model.describe(scenario.workload, geometry, plan, into: &recorder)
        let calls = calls(of: pass)
        let widths = Widths(scenario.workload)
        let steps = zip(recorder.indexes, zip(recorder.operations, recorder.multipliers)).map {
            let tally = Tally($1.0, weightUnits: Count(widths.units(of: nodes[$0].weights)))
            return Explanation.Step(
                node: $0, operation: $1.0, instances: $1.1, cost: tally.cost(widths, times: 1),
                total: tally.cost(widths, times: Count($1.1) * Count(calls)))
        }
        let owner = lineage(of: node).last { nodes[$0].layer != nil }
        return Explanation(
            pass: pass, calls: calls, card: owner.flatMap { nodes[$0].layer?.card }, steps: steps)
    }

    /// Explains a node through a stage, in every pass that runs.
    public func explanation(of node: Int, through stage: Stage) -> StageExplanation {
        let running = plan.passes(of: stage).filter {
            nodes[node].section.passes.contains($0.rawValue) && calls(of: $0) > 0
        }
        return StageExplanation(
            node: node, stage: stage, runs: plan.runs,
            passes: running.map { explanation(of: node, in: $0) })
    }
}

extension Tally where N == Count {
    /// The values of an operation's formulas.
    fileprivate init(_ operation: Operation<Expression>, weightUnits: Count) {
        guard operation.isRun else { return }
        if operation.kind.isMatrix {
            matrix = operation.matrix.value
            if operation.isOpaque { opaque = matrix }
        }
        vector = operation.vectorElements.value * Count(operation.kind.vectorFLOPsPerElement)
        weights = operation.weights.value * weightUnits
        buffers = operation.bufferReads.value
        reads = operation.reads.value
        fixedReads = operation.fixedReads.value
        writes = operation.writes.value
        fixedWrites = operation.fixedWrites.value
        keyValueReads = operation.keyValueReads.value
        keyValueWrites = operation.keyValueWrites.value
        launches = operation.launches.value
    }
}
