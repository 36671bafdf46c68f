import AnalyticCore

/// One visible row of the layer tree.
public struct TreeRow: Sendable {
    /// Names from the root down, `/model/layers/mixture/mlp`, with `#3` behind the instance of a repeated node.
    public let key: String
    /// The node.
    public let node: Int
    /// The instance that the row stands for, nil for all of them together.
    public let instance: Int?
    /// What is written: attribute name, or the indexes of a repeated layer.
    public let label: String
    /// The class; empty for a bare operation.
    public let className: String
    /// How many instances the row stands for.
    public let count: Int
    /// How deep it stands.
    public let depth: Int
    /// Whether something is below it.
    public let isFoldable: Bool
    /// Whether what is below is shown.
    public let isExpanded: Bool
    /// The instances that the figures of the node are divided by.
    public let divisor: Int
}

/// Lays the tree out as rows.
public struct TreeRows: Sendable {
    private let evaluation: Evaluation
    private let tree: TreeState
    private let filter: String
    /// How much a node's figure moved against the baseline, where siblings are ordered by that.
    private let sizeOfChange: (@Sendable (Int) -> Double)?
    private let isReversed: Bool
    private(set) var rows: [TreeRow] = []

    /// The rows that are visible: opened nodes, or where there is a filter the matching nodes and their ancestors.
    public static func visible(in state: ExplorerState) -> [TreeRow] {
        let sizeOfChange: (@Sendable (Int) -> Double)? =
            state.sortsByChange ? { @Sendable in state.sizeOfChange($0) } : nil
        var layout = TreeRows(
            evaluation: state.evaluation, tree: state.tree, filter: state.filter.lowercased(),
            sizeOfChange: sizeOfChange, isReversed: state.sort.isReversed)
        layout.add(0, key: "", depth: 0, divisor: 1)
        return layout.rows
    }

    private init(
        evaluation: Evaluation, tree: TreeState, filter: String, sizeOfChange: (@Sendable (Int) -> Double)?,
        isReversed: Bool
    ) {
        (self.sizeOfChange, self.isReversed) = (sizeOfChange, isReversed)
        self.evaluation = evaluation
        self.tree = tree
        self.filter = filter
    }

    private mutating func add(_ node: Int, key: String, depth: Int, divisor: Int) {
        if !filter.isEmpty, !hasMatch(node) { return }
        let isFoldable = evaluation.nodes[node].end > node + 1
        let isExpanded =
            isFoldable && (filter.isEmpty ? tree.expanded.contains(key) : !isMatch(node) || tree.expanded.contains(key))
        let count = evaluation.nodes[node].instances.count
        append(
            node, key: key, instance: nil, label: label(node), count: count, depth: depth, isFoldable: isFoldable,
            isExpanded: isExpanded, divisor: divisor)
        guard isExpanded else { return }
        if case .each(let indexes) = evaluation.nodes[node].instances, count > 1, tree.individual.contains(key) {
            for index in indexes {
                addInstance(node, key: key + "#\(index)", index: index, depth: depth + 1, divisor: divisor * count)
            }
        } else {
            addChildren(of: node, key: key, depth: depth, divisor: divisor)
        }
    }

    private mutating func addInstance(_ node: Int, key: String, index: Int, depth: Int, divisor: Int) {
        let isExpanded = tree.expanded.contains(key)
        append(
            node, key: key, instance: index, label: String(index), count: 1, depth: depth, isFoldable: true,
            isExpanded: isExpanded, divisor: divisor)
        if isExpanded { addChildren(of: node, key: key, depth: depth, divisor: divisor) }
    }

    private mutating func addChildren(of node: Int, key: String, depth: Int, divisor: Int) {
        for child in ordered(evaluation.children(of: node)) {
            add(child, key: key + "/" + evaluation.nodes[child].name.description, depth: depth + 1, divisor: divisor)
        }
    }

    /// Siblings as they run, or those first that moved most against the baseline.
    private func ordered(_ nodes: [Int]) -> [Int] {
        guard let sizeOfChange else { return nodes }
        let sorted = nodes.map { ($0, sizeOfChange($0)) }
            .sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }.map(\.0)
        return isReversed ? sorted.reversed() : sorted
    }

    private mutating func append(
        _ node: Int, key: String, instance: Int?, label: String, count: Int, depth: Int, isFoldable: Bool,
        isExpanded: Bool, divisor: Int
    ) {
        rows.append(
            TreeRow(
                key: key, node: node, instance: instance, label: label,
                className: evaluation.nodes[node].className ?? "", count: count, depth: depth, isFoldable: isFoldable,
                isExpanded: isExpanded, divisor: divisor))
    }

    private func label(_ node: Int) -> String {
        evaluation.title(of: node)
    }

    private func isMatch(_ node: Int) -> Bool {
        label(node).lowercased().contains(filter)
            || (evaluation.nodes[node].className ?? "").lowercased().contains(filter)
    }

    private func hasMatch(_ node: Int) -> Bool {
        (node..<evaluation.nodes[node].end).contains(where: isMatch)
    }
}
