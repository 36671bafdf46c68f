extension Evaluation {
    /// A node's path in the reference implementation, such as `model.layers.1-11.mlp.gate`; the root has none.
    /// Instances of a group are written as a range or a list, in place of the index.
    public func path(of node: Int) -> String {
        segments(of: node).joined(separator: ".")
    }

    /// The paths of every instance that a node stands for, one by one: `model.layers.1.mlp.gate`, …
    public func instancePaths(of node: Int) -> [String] {
        var paths = [""]
        for index in lineage(of: node) {
            let names = instanceNames(of: index)
            guard !names.isEmpty else { continue }
            paths = paths.flatMap { path in names.map { path.isEmpty ? $0 : path + "." + $0 } }
        }
        return paths
    }

    /// The node with a path as `path(of:)` writes it, or with the path of one of its instances.
    public func node(at path: String) -> Int? {
        let wanted = path.split(separator: ".").map(String.init)
        var current = 0
        var rest = wanted[...]
        while !rest.isEmpty {
            let match = children(of: current).first { child in
                guard let first = rest.first else { return false }
                return label(of: child) == first || instanceNames(of: child).contains(first)
            }
            guard let match else { return nil }
            current = match
            rest = rest.dropFirst()
        }
        return current
    }

    /// The cost of the node at a path in a stage; none where there is no such node.
    public func cost(at path: String, in stage: Stage) -> Cost {
        node(at: path).map { cost(of: $0, in: stage) } ?? .zero
    }

    /// The same in one pass.
    public func cost(at path: String, in pass: Pass) -> Cost {
        node(at: path).map { cost(of: $0, in: pass) } ?? .zero
    }

    /// The same in all stages.
    public func total(at path: String) -> Cost {
        node(at: path).map { total(of: $0) } ?? .zero
    }

    /// The last segment of a node's path: its name, or the indexes that it stands for.
    public func label(of node: Int) -> String {
        nodes[node].label
    }

    private func instanceNames(of node: Int) -> [String] {
        switch nodes[node].instances {
        case .single: nodes[node].name.utf8CodeUnitCount == 0 ? [] : [nodes[node].name.description]
        case .each(let indexes): indexes.map { String($0) }
        case .total(let count, _): (0..<count).map { String($0) }
        }
    }

    private func segments(of node: Int) -> [String] {
        lineage(of: node).map(label).filter { !$0.isEmpty }
    }

    /// The nodes from the root down to a node.
    public func lineage(of node: Int) -> [Int] {
        var lineage = [node]
        while let first = lineage.first, nodes[first].parent >= 0 {
            lineage.insert(nodes[first].parent, at: 0)
        }
        return lineage
    }
}

extension Node {
    /// The name, or the indexes that a group stands for: `3`, `1-11`, `0,1,3`.
    public var label: String {
        switch instances {
        case .single: name.description
        case .each(let indexes): Self.text(indexes)
        case .total(let count, _): Self.text(Array(0..<count))
        }
    }

    private static func text(_ indexes: [Int]) -> String {
        guard let first = indexes.first, let last = indexes.last else { return "" }
        if indexes.count == 1 { return String(first) }
        if last - first + 1 == indexes.count { return "\(first)-\(last)" }
        return indexes.map { String($0) }.joined(separator: ",")
    }
}
