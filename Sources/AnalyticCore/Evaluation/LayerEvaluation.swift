/// One layer on its own, run once at a given shape.
public struct LayerEvaluation: Sendable {
    /// The layer's modules and operations; the layer itself is first.
    public let nodes: [Node]
    private let cells: [Cell]

    /// Evaluates a layer; `workload` gives the precisions.
    public init(_ layer: any Layer, workload: Workload) {
        var recorder = CostRecorder(workload: workload)
        Self.record(layer, into: &recorder)
        nodes = recorder.nodes
        cells = recorder.columns[0]
    }

    private static func record<L: Layer>(_ layer: L, into recorder: inout CostRecorder) {
        recorder.openRoot()
        recorder.module("", layer)
        recorder.closeRoot()
    }

    /// What a node costs.
    public func cost(of node: Int) -> Cost { cells[nodes[node].cell].cost }
    /// How often a node runs.
    public func calls(of node: Int) -> Count { cells[nodes[node].cell].calls }
    /// Trained numbers of the layer.
    public var parameterCount: Count { nodes[0].parameters }
    /// Bytes live at once at a node's worst moment, the layer's own input excluded.
    public func peakBytes(of node: Int) -> Count { cells[nodes[node].cell].peak.dividedRoundingUp(by: 8) }
    /// What the layer costs.
    public var cost: Cost { cost(of: 0) }
}
