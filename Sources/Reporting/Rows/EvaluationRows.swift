import AnalyticCore

extension Evaluation {
    /// The stages in which a section of the model exists.
    func stages(of section: Section) -> [Stage] {
        switch section {
        case .vision: [.vision]
        case .decoder: [.prefill, .decode]
        case .whole: stages
        }
    }
}

/// The rows of an evaluation: each module and each operation once per stage in which it exists.
struct EvaluationRows {
    private let evaluation: Evaluation
    private let timing: TimeEvaluation
    private let paths: NodePaths
    private let isExpanded: Bool

    /// - Parameter isExpanded: Whether every instance has rows of its own. An expert's then hold no cost: routing decides
    ///   which of them run, so the total stands in the row of their group, whose `instances` is above 1.
    init(_ timing: TimeEvaluation, isExpanded: Bool) {
        evaluation = timing.evaluation
        self.timing = timing
        self.isExpanded = isExpanded
        paths = NodePaths(evaluation.nodes)
    }

    /// How many rows there are when every instance has its own; counted without making them.
    var count: Int {
        evaluation.nodes.indices.reduce(0) { sum, node in
            let singles = evaluation.nodes[node].className != nil && paths.sharers[node] > 1 ? paths.sharers[node] : 0
            return sum + paths.equals[node] * (1 + singles)
                * evaluation.stages(of: evaluation.nodes[node].section).count
        }
    }

    /// Modules: everything that has a class in the reference implementation.
    var modules: [CostRow] { rows { $0.className != nil } }

    /// Kernels that are no module of their own.
    var operations: [CostRow] { rows { $0.className == nil } }

    private func rows(_ isWanted: (Node) -> Bool) -> [CostRow] {
        evaluation.nodes.indices.filter { isWanted(evaluation.nodes[$0]) }.flatMap { node in
            isExpanded ? expanded(node) : grouped(node)
        }
    }

    private func grouped(_ node: Int) -> [CostRow] {
        let instances = paths.equals[node] * paths.sharers[node]
        return rows(node, [paths.path(of: node)], instances: instances, parts: 1)
    }

    private func expanded(_ node: Int) -> [CostRow] {
        let sharers = paths.sharers[node]
        let groups = paths.instancePaths(of: node, namingSharers: false)
        let rows = rows(node, groups, instances: sharers, parts: paths.equals[node])
        guard sharers > 1, evaluation.nodes[node].className != nil else { return rows }
        let single = paths.instancePaths(of: node, namingSharers: true)
        return rows + self.rows(node, single, instances: 1, parts: paths.equals[node] * sharers, hasCost: false)
    }

    /// One row per path and stage, each with one of `parts` equal parts of the node's figures.
    private func rows(
        _ index: Int, _ paths: [String], instances: Int, parts: Int, hasCost: Bool = true
    ) -> [CostRow] {
        let node = evaluation.nodes[index]
        let type = node.className ?? node.kind?.title.description ?? ""
        let parameters = node.parameters.divided(by: parts)
        let figures = evaluation.stages(of: node.section).map { stage in
            (
                stage, evaluation.calls(of: index, in: stage).divided(by: parts),
                evaluation.cost(of: index, in: stage).divided(by: parts),
                timing.time(of: index, in: stage).times(1 / Double(parts))
            )
        }
        return paths.flatMap { path in
            figures.map { stage, calls, cost, time in
                CostRow(
                    path: path, type: type, isModule: node.className != nil, stage: stage, instances: instances,
                    parameters: parameters, calls: hasCost ? calls : nil, cost: hasCost ? cost : nil,
                    time: hasCost ? time : nil)
            }
        }
    }
}
