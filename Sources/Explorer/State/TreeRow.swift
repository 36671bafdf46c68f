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
    /// The nodes that the row stands for where it stands for small ones together, below `node`; empty where it stands for `node`.
    public var members: [Int] = []
}

/// Lays the tree out as rows.
public struct TreeRows: Sendable {
    private let evaluation: Evaluation
    private let tree: TreeState
    private let filter: String
    /// A node's figure in the stages that are shown, as the tree shows it.
    private let amount: @Sendable (Int) -> Double
    private let whole: Double
    /// How much a node's figure moved against the baseline, where siblings are ordered by that.
    private let sizeOfChange: (@Sendable (Int) -> Double)?
    private let isReversed: Bool
    private(set) var rows: [TreeRow] = []

    /// Operations below this share of the whole stand in one row with their like, as does what costs nothing.
    private static let least = 1e-3

    /// The rows that are visible: opened nodes, or where there is a filter the matching nodes and their ancestors.
    public static func visible(in state: ExplorerState) -> [TreeRow] {
        let (figure, stage) = (state.treeFigure, state.stage.stage)
        let sizeOfChange: (@Sendable (Int) -> Double)? =
            state.sortsByChange ? { @Sendable in state.sizeOfChange($0) } : nil
        var layout = TreeRows(
            evaluation: state.evaluation, tree: state.tree, filter: state.filter.lowercased(),
            sizeOfChange: sizeOfChange, isReversed: state.sort.isReversed
        ) {
            figure.value(state.sums(of: $0, in: stage))?.number ?? 0
        }
        layout.add(0, key: "", depth: 0, divisor: 1)
        return layout.rows
    }

    private init(
        evaluation: Evaluation, tree: TreeState, filter: String, sizeOfChange: (@Sendable (Int) -> Double)?,
        isReversed: Bool, amount: @escaping @Sendable (Int) -> Double
    ) {
        self.amount = amount
        whole = amount(0)
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
        let children = ordered(evaluation.children(of: node))
        // What costs little may have changed much.
        let small = filter.isEmpty && sizeOfChange == nil ? smallOnes(among: children, of: key) : []
        let isGrouped = small.count > 1
        for child in children where !isGrouped || !small.contains(child) {
            add(child, key: self.key(of: child, below: key), depth: depth + 1, divisor: divisor)
        }
        guard isGrouped else { return }
        let groupKey = key + TreeState.smallOnes
        let isExpanded = tree.expanded.contains(groupKey)
        rows.append(
            TreeRow(
                key: groupKey, node: node, instance: nil, label: "\(small.count) smaller", className: "", count: 1,
                depth: depth + 1, isFoldable: true, isExpanded: isExpanded, divisor: divisor, members: small))
        guard isExpanded else { return }
        for child in small { add(child, key: self.key(of: child, below: key), depth: depth + 2, divisor: divisor) }
    }

    private func key(of child: Int, below key: String) -> String {
        key + "/" + evaluation.nodes[child].name.description
    }

    /// Operations that are next to nothing, and whatever is nothing; what is selected, or holds it, stays in sight.
    private func smallOnes(among children: [Int], of key: String) -> [Int] {
        let isOpen = tree.expanded.contains(key + TreeState.smallOnes)
        return children.filter { child in
            let isOperation = evaluation.nodes[child].end == child + 1
            let amount = amount(child)
            guard amount == 0 || (isOperation && amount < whole * Self.least) else { return false }
            let own = self.key(of: child, below: key)
            return isOpen || tree.selected != own && !tree.selected.hasPrefix(own + "/") && !tree.expanded.contains(own)
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
