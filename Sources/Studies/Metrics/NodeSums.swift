import AnalyticCore

/// What one node costs in a stage, or over all stages: what its figures are read from.
public struct NodeSums: Sendable {
    /// FLOPs, traffic and launches.
    public var cost = Cost.zero
    /// Times; zero where they were not worked out.
    public var time = Time.zero
    /// The most bytes of activations live at once, over the stages.
    public var peak = Count.zero
    /// How often the node runs.
    public var calls = Count.zero
    /// Trained numbers: no figure of a stage.
    public var parameters = Count.zero

    /// Two nodes together; they run one after another, so that the larger peak stays.
    public static func + (left: NodeSums, right: NodeSums) -> NodeSums {
        var both = left
        both.cost += right.cost
        both.time += right.time
        both.peak = max(left.peak, right.peak)
        both.calls = left.calls + right.calls
        both.parameters = left.parameters + right.parameters
        return both
    }

    /// Nothing.
    public init() {}

    /// One of `parts` equal instances of the node. The peak stays, since instances run one after another.
    public func divided(by parts: Int) -> NodeSums {
        guard parts > 1 else { return self }
        var one = self
        one.cost = cost.divided(by: parts)
        one.time = time.times(1 / Double(parts))
        one.calls = calls.divided(by: parts)
        one.parameters = parameters.divided(by: parts)
        return one
    }
}

extension NodeSums {
    /// The sums of a node in a stage; nil for all stages. Times are read where there are some.
    public init(_ evaluation: Evaluation, _ timing: TimeEvaluation?, node: Int, in stage: Stage?) {
        for each in stage.map({ [$0] }) ?? evaluation.stages {
            cost += evaluation.cost(of: node, in: each)
            peak = max(peak, evaluation.peakBytes(of: node, in: each))
            calls = calls + evaluation.calls(of: node, in: each)
            if let timing { time += timing.time(of: node, in: each) }
        }
        parameters = evaluation.nodes[node].parameters
    }
}
