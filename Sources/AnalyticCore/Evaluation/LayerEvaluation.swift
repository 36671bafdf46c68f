/// One layer on its own, run once at a given shape.
public struct LayerEvaluation: Sendable {
    /// The layer's modules and operations; the layer itself is first.
    public let nodes: [Node]
    let figures: Evaluation.Figures
    /// Over how many devices the layer is divided.
    public let parallel: Parallel

    /// Evaluates a layer; `workload` gives the precisions.
    public init<L: Layer>(_ layer: L, workload: Workload, parallel: Parallel = Parallel()) {
        self.parallel = parallel
        let table = Self.table(of: layer, workload, parallel, NarrowCount.self)
        if table.isExact {
            nodes = table.nodes
            figures = .narrow(table)
        } else {
            let table = Self.table(of: layer, workload, parallel, Count.self)
            nodes = table.nodes
            figures = .wide(table)
        }
    }

    private static func table<L: Layer, N: ExactQuantity>(
        of layer: L, _ workload: Workload, _ parallel: Parallel, _ numbers: N.Type
    ) -> CostTable<N> {
        var recorder = CostRecorder<N>(workload: workload, parallel: parallel)
        recorder.record(layer)
        recorder.finish()
        return recorder.table
    }

    /// What a node costs.
    public func cost(of node: Int) -> Cost {
        switch figures {
        case .narrow(let table): table.cost(of: node, in: .global)
        case .wide(let table): table.cost(of: node, in: .global)
        }
    }

    /// How often a node runs.
    public func calls(of node: Int) -> Count {
        switch figures {
        case .narrow(let table): table.calls(of: node, in: .global)
        case .wide(let table): table.calls(of: node, in: .global)
        }
    }

    private var peak: (Int) -> Count {
        switch figures {
        case .narrow(let table): { table.peak(of: $0, in: .global) }
        case .wide(let table): { table.peak(of: $0, in: .global) }
        }
    }

    /// Trained numbers of the layer.
    public var parameterCount: Count { nodes[0].parameters }
    /// Bytes live at once at a node's worst moment, the layer's own input excluded.
    public func peakBytes(of node: Int) -> Count { peak(node).dividedRoundingUp(by: 8) }
    /// Whether some figure was too large to hold.
    public var isOverflowing: Bool { cost.isOverflowing || parameterCount == .max || peak(0) == .max }
    /// What the layer costs.
    public var cost: Cost { cost(of: 0) }
}
