import AnalyticCore

/// The paths of all nodes of a tree, a whole model's or a single layer's, worked out in one go.
struct NodePaths {
    /// How often each node stands in the model, over groups whose instances all cost the same.
    let equals: [Int]
    /// How many instances share what each node costs, over groups whose cost is a total (the routed experts).
    let sharers: [Int]
    private let nodes: [Node]
    private let labels: [String]

    init(_ nodes: [Node]) {
        var equals: [Int] = []
        var sharers: [Int] = []
        for node in nodes {
            let above = node.parent >= 0 ? (equals[node.parent], sharers[node.parent]) : (1, 1)
            switch node.instances {
            case .single:
                equals.append(above.0)
                sharers.append(above.1)
            case .each(let indexes):
                equals.append(above.0 * indexes.count)
                sharers.append(above.1)
            case .total(let count, _):
                equals.append(above.0)
                sharers.append(above.1 * count)
            }
        }
        self.equals = equals
        self.sharers = sharers
        self.nodes = nodes
        labels = nodes.map(\.label)
    }

    /// The path with groups as ranges: `model.layers.1-11.mlp.experts.0-63`; the root's is empty.
    func path(of node: Int) -> String {
        lineage(of: node).map { labels[$0] }.filter { !$0.isEmpty }.joined(separator: ".")
    }

    /// The path of every instance. Experts stay one range unless `namingSharers`.
    func instancePaths(of node: Int, namingSharers: Bool) -> [String] {
        var paths = [""]
        for index in lineage(of: node) {
            let names = names(of: index, namingSharers: namingSharers)
            guard names != [""] else { continue }
            paths = paths.flatMap { path in names.map { path.isEmpty ? $0 : path + "." + $0 } }
        }
        return paths
    }

    private func names(of node: Int, namingSharers: Bool) -> [String] {
        switch nodes[node].instances {
        case .single: [labels[node]]
        case .each(let indexes): indexes.map { String($0) }
        case .total(let count, _): namingSharers ? (0..<count).map { String($0) } : [labels[node]]
        }
    }

    private func lineage(of node: Int) -> [Int] {
        var lineage: [Int] = []
        var next = node
        while next >= 0 {
            lineage.append(next)
            next = nodes[next].parent
        }
        return lineage.reversed()
    }
}
