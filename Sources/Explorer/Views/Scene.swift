import AnalyticCore
import Studies

/// What every view looks at, worked out once when it changes: the visible rows, the selection and its parts.
struct Scene: Sendable {
    /// Nothing yet.
    static let empty = Scene(rows: [], selectedIndex: 0, selected: nil, node: 0, parts: [])

    /// The visible rows of the tree.
    let rows: [TreeRow]
    /// The place of the selected row; the first where the selection is not visible.
    let selectedIndex: Int
    /// The selected row.
    let selected: TreeRow?
    /// The node whose parts are broken down: the selection, or the parent of a bare operation.
    let node: Int
    /// Its parts in the chosen order.
    let parts: [Int]

    private init(rows: [TreeRow], selectedIndex: Int, selected: TreeRow?, node: Int, parts: [Int]) {
        self.rows = rows
        self.selectedIndex = selectedIndex
        self.selected = selected
        self.node = node
        self.parts = parts
    }

    init(_ state: ExplorerState) {
        rows = TreeRows.visible(in: state)
        selectedIndex = rows.firstIndex { $0.key == state.tree.selected } ?? 0
        selected = rows.indices.contains(selectedIndex) ? rows[selectedIndex] : nil
        node = state.brokenDownNode(selected)
        parts = state.parts(of: node)
    }
}

extension ExplorerState {
    /// The selected row of the tree.
    var selectedTreeRow: TreeRow? { Scene(self).selected }

    fileprivate func brokenDownNode(_ selected: TreeRow?) -> Int {
        guard let row = selected else { return 0 }
        let node = evaluation.nodes[row.node]
        return node.end > row.node + 1 || node.parent < 0 ? row.node : node.parent
    }

    /// What a node is made of, in the chosen order.
    fileprivate func parts(of node: Int) -> [Int] {
        let children = partsInOrder(of: node)
        guard sort.column != .execution else { return sort.isReversed ? children.reversed() : children }
        let figures = children.map { ($0, figure(of: $0)) }
        let sorted = figures.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }.map(\.0)
        return sort.isReversed ? sorted.reversed() : sorted
    }

    private func figure(of node: Int) -> Double {
        if sortsByChange { return sizeOfChange(node) }
        guard let (id, stage) = sort.column == .change ? (treeFigure.id, nil) : sort.column.figure,
            let figure = NodeFigure.named(id)
        else { return 0 }
        return figure.value(sums(of: node, in: stage ?? self.stage.stage))?.number ?? 0
    }

    /// The children, with containers such as `ModuleList` replaced by what they hold.
    private func partsInOrder(of node: Int) -> [Int] {
        evaluation.children(of: node).flatMap { child -> [Int] in
            guard let name = evaluation.nodes[child].className, evaluation.nodes[child].end > child + 1 else {
                return [child]
            }
            let isBody = node == 0 && evaluation.nodes[child].name.description == "model"
            return isBody || ["ModuleList", "Sequential"].contains(name) ? partsInOrder(of: child) : [child]
        }
    }
}
