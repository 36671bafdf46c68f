/// Bytes of weights on each stage of a pipeline.
struct PipelineWeights {
    private let pipeline: Pipeline
    private let nodes: [Node]
    private var bytes: [Double]

    init(_ pipeline: Pipeline, _ evaluation: Evaluation) {
        self.pipeline = pipeline
        nodes = evaluation.nodes
        bytes = Array(repeating: 0, count: pipeline.stages)
    }

    /// Adds what a node owns, over all its instances.
    mutating func add(_ all: Double, at node: Int) {
        guard pipeline.stages > 1 else {
            bytes[0] += all
            return
        }
        var index = node
        while index >= 0 {
            if case .each(let layers) = nodes[index].instances, nodes[index].section == .decoder {
                for layer in layers { bytes[pipeline.stage(of: layer)] += all / Double(layers.count) }
                return
            }
            index = nodes[index].parent
        }
        let isFirst = nodes[node].section != .decoder || nodes[node].weights == .embedding
        bytes[isFirst ? 0 : pipeline.stages - 1] += all
    }

    /// Those of the fullest stage.
    var largest: Double { bytes.max() ?? 0 }
}
