/// What one call of a decoder costs, module by module.
public struct CallEvaluation: Sendable {
    /// The call.
    public let call: DecoderCall
    private let figures: LayerEvaluation
    private let workload: Workload

    /// Evaluates a call; `workload` gives the precisions. Traffic is that of fused execution: no model but DeepSeek-OCR has
    /// its kernels stated.
    ///
    /// - Throws: `ScenarioError.overflow` where a figure would not fit.
    public init(
        _ call: DecoderCall, workload: Workload = Workload(), parallel: Parallel = Parallel()
    ) throws(ScenarioError) {
        var fused = workload
        fused.execution = .graph
        fused.batch = call.call.batch
        fused.routing = call.call.routing
        self.call = call
        self.workload = fused
        figures = LayerEvaluation(call, workload: fused, parallel: parallel)
        if figures.isOverflowing { throw .overflow(lower: ["batch", "prompt.tokens"]) }
    }

    /// Modules and operations in execution order, a parent before its children; the root is first.
    public var nodes: [Node] { figures.nodes }
    /// What a node costs.
    public func cost(of node: Int) -> Cost { figures.cost(of: node) }
    /// What the whole call costs.
    public var cost: Cost { cost(of: 0) }
    /// Trained numbers of the model.
    public var parameterCount: Count { figures.parameterCount }
    /// Bytes live at once at the worst moment, the cache excluded.
    public var peakBytes: Count { figures.peakBytes(of: 0) }

    /// How long the call takes on a machine, module by module.
    public func times(on machine: Machine) -> LayerTimes {
        LayerTimes(figures, on: machine, workload: workload, tokens: call.call.tokens)
    }

    /// Matrix FLOPs and parameters by the reference's module path, the indexes of layers folded to `*`; what is inside routed
    /// experts counts to `experts`.
    public var modules: [String: (matrix: Count, parameters: Count)] {
        var found: [String: (matrix: Count, parameters: Count)] = [:]
        var paths: [String] = []
        for index in nodes.indices {
            let node = nodes[index]
            let parent = node.parent < 0 ? "" : paths[node.parent]
            let name =
                switch node.instances {
                case .single: node.name.description
                case .each: "*"
                case .total: ""
                }
            let path = parent.isEmpty ? name : name.isEmpty ? parent : parent + "." + name
            paths.append(path)
            // The instances of a group stand side by side under one path; every other path is a single node's.
            if case .total = node.instances { continue }
            let sum = found[path] ?? (.zero, .zero)
            found[path] = (sum.matrix + cost(of: index).matrix, sum.parameters + node.parameters)
        }
        return found
    }
}
