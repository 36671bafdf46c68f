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
    }

    /// The pass that the formulas are written for.
    public let pass: Pass
    /// The layer's card, or that of the layer which the operation belongs to.
    public let card: LayerCard?
    /// The operations of the node: itself, or all below it.
    public let steps: [Step]

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

extension Evaluation {
    /// Explains a node in a pass.
    public func explanation(of node: Int, in pass: Pass) -> Explanation {
        var recorder = ExplanationRecorder(
            target: node, pass: pass, nodes: nodes, workload: scenario.workload)
        DeepseekOCR(configuration: scenario.model, workload: scenario.workload).describe(into: &recorder)
        let steps = zip(recorder.indexes, zip(recorder.operations, recorder.multipliers)).map {
            Explanation.Step(node: $0, operation: $1.0, instances: $1.1)
        }
        let owner = lineage(of: node).last { nodes[$0].layer != nil }
        return Explanation(pass: pass, card: owner.flatMap { nodes[$0].layer?.card }, steps: steps)
    }
}
