import AnalyticCore
import Studies

/// The figures of a node that the explorer turns through, by their ids in the one list of figures.
public enum NodeFigures {
    /// What the tree can show.
    public static let tree = [
        "time", "flops", "traffic", "weights_read", "activations", "kv_read", "launches", "parameters",
    ]
}

extension ExplorerState {
    /// The figure that the tree shows.
    var treeFigure: NodeFigure { NodeFigure.named(figure) ?? NodeFigure.all[0] }

    /// The sums of a node in a stage, nil for all of them.
    func sums(of node: Int, in stage: Stage?) -> NodeSums {
        NodeSums(evaluation, timing, node: node, in: stage)
    }
}

extension FigureText {
    /// A figure without its unit where a column can carry that: FLOPs and plain counts.
    func text(_ value: FigureValue?, of figure: NodeFigure) -> String {
        guard let value, value.number > 0 else { return "—" }
        switch (figure.unit, value) {
        case (.bytes, .exact(let count)): return bytes(count)
        case (_, .exact(let count)): return number(count)
        case (_, .approximate): return figure.text(value, style: format)
        }
    }
}
