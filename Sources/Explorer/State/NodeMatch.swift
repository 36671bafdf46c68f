import AnalyticCore
import Studies

/// The nodes of the present model in the baseline's, found by their paths: what differences of parts are read from.
struct NodeMatch: Sendable {
    /// The baseline's letter.
    let letter: String
    /// What it is.
    let point: ScenarioPoint
    /// What is asked of it first.
    let answer: Answer
    private let present: Evaluation
    /// The baseline's node for each of the present ones; nil where it has none of that path.
    private let partners: [Int?]

    init(of present: Evaluation, in baseline: KeptScenario) {
        (letter, point, self.present) = (baseline.letter, baseline.point, present)
        answer = baseline.answer
        partners = Self.partners(of: present, in: baseline.point.evaluation)
    }

    private static func partners(of present: Evaluation, in other: Evaluation) -> [Int?] {
        var partners: [Int?] = Array(repeating: nil, count: present.nodes.count)
        partners[0] = 0
        // Parents stand before their children.
        for node in present.nodes.indices {
            guard let partner = partners[node] else { continue }
            var rest = other.children(of: partner)[...]
            for child in present.children(of: node) {
                let name = present.nodes[child].name
                // Mostly both have the same children in the same order.
                guard let place = rest.firstIndex(where: { isSame(other.nodes[$0].name, name) }) else { continue }
                partners[child] = rest[place]
                if place == rest.startIndex { rest = rest.dropFirst() } else { rest.remove(at: place) }
            }
        }
        return partners
    }

    private static func isSame(_ left: StaticString, _ right: StaticString) -> Bool {
        left.utf8CodeUnitCount == right.utf8CodeUnitCount
            && (left.utf8Start == right.utf8Start || left.description == right.description)
    }

    /// The baseline's sums of nodes together, in a stage or all; nil where it lacks one of them.
    ///
    /// - Parameter divisor: More than 1 for one of so many equal instances, which the baseline must have as well.
    func sums(of nodes: [Int], in stage: Stage?, dividedBy divisor: Int = 1) -> NodeSums? {
        var sums = NodeSums()
        for node in nodes {
            guard partners.indices.contains(node), let partner = partners[node] else { return nil }
            guard divisor == 1 || hasSameInstances(node) else { return nil }
            sums = sums + NodeSums(point.evaluation, point.timing, node: partner, in: stage)
        }
        return sums.divided(by: divisor)
    }

    /// Whether a node and all that it stands in are there as often as in the baseline.
    private func hasSameInstances(_ node: Int) -> Bool {
        var node = node
        while node >= 0 {
            guard let partner = partners[node],
                present.nodes[node].instances.count == point.evaluation.nodes[partner].instances.count
            else { return false }
            node = present.nodes[node].parent
        }
        return true
    }
}

extension ExplorerState {
    /// How far a figure of nodes together, in the stages that are shown, is from the baseline's; nil where that has no such nodes,
    /// or where neither has the figure.
    func change(of nodes: [Int], _ figure: NodeFigure, dividedBy divisor: Int = 1) -> Change? {
        guard let match = kept.match, !nodes.isEmpty,
            let before = match.sums(of: nodes, in: stage.stage, dividedBy: divisor)
        else { return nil }
        let now = nodes.reduce(NodeSums()) { $0 + sums(of: $1, in: stage.stage) }.divided(by: divisor)
        guard let from = figure.value(before)?.number, let to = figure.value(now)?.number, from > 0 || to > 0 else {
            return nil
        }
        return Change(from: from, to: to)
    }

    /// The title of a column of changes; nil where there is nothing to compare with.
    var changeTitle: String? { kept.match.map { "vs \($0.letter)" } }

    /// A change as tables show it.
    func changeCell(_ change: Change?, _ unit: MetricUnit) -> Table.Cell {
        guard let change else { return .text("—", .muted) }
        if change.difference == 0 { return .text("=", .muted) }
        if change.from == 0, changeStyle != .absolute { return .text("new", .rise) }
        return .text(change.text(changeStyle, unit: unit), change.difference > 0 ? .rise : .fall)
    }

    /// Whether rows are ordered by what changed: only where there is something to compare with.
    var sortsByChange: Bool { sort.column == .change && kept.match != nil }

    /// How much a node's figure moved, either way.
    func sizeOfChange(_ node: Int) -> Double { change(of: [node], treeFigure).map { abs($0.difference) } ?? 0 }
}
