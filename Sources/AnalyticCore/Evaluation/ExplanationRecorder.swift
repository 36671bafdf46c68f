/// Keeps the formulas of one node: the same description of the model, read over `Expression`.
struct ExplanationRecorder: ModelRecorder {
    typealias N = Expression

    let target: Int
    let pass: Pass
    /// The evaluation's nodes: they tell which modules can be passed over.
    private let nodes: [Node]
    let execution: Execution
    let activationsAreSingle: Bool
    let parallel: Parallel
    private(set) var operations: [Operation<Expression>] = []
    /// Node indexes of `operations`.
    private(set) var indexes: [Int] = []
    /// How many instances `operations` stand for, one number each.
    private(set) var multipliers: [Int] = []
    private var cursor = 0
    private var stack: [(node: Int, multiplier: Int)] = []

    init(target: Int, pass: Pass, nodes: [Node], workload: Workload, parallel: Parallel) {
        self.parallel = parallel
        execution = workload.execution
        activationsAreSingle = workload.activationPrecision == .fp32
        self.target = target
        self.nodes = nodes
        self.pass = pass
    }

    mutating func run(_ section: Section, calls: (Pass) -> Int, _ body: (inout ExplanationRecorder, Pass) -> Void) {
        var end = cursor
        while end < nodes.count, nodes[end].section == section { end = nodes[end].end }
        let isWanted = isInside || (cursor..<end).contains(target)
        guard section.passes.contains(pass.rawValue), isWanted else {
            cursor = end
            return
        }
        body(&self, pass)
    }

    /// Whether the node to be explained is open.
    private var isInside: Bool { stack.contains { $0.node == target } }

    @discardableResult
    mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) -> Bool {
        var multiplier = stack.last?.multiplier ?? 1
        if case .each(let indexes) = instances { multiplier *= indexes.count }
        let isInside = isInside
        stack.append((cursor, multiplier))
        guard isInside || (cursor..<nodes[cursor].end).contains(target) else {
            cursor = nodes[cursor].end
            return false
        }
        cursor += 1
        return true
    }

    mutating func close() {
        stack.removeLast()
    }

    mutating func record(_ operation: Operation<Expression>, parameters: Expression) {
        if cursor == target || isInside {
            operations.append(operation)
            indexes.append(cursor)
            multipliers.append(stack.last?.multiplier ?? 1)
        }
        cursor += 1
    }

    mutating func parameter(_ name: StaticString, _ count: Expression) {}
}
