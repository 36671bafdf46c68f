/// Keeps the formulas of one node: the same description of the model, read over `Expression`.
struct ExplanationRecorder: ModelRecorder {
    typealias N = Expression

    let target: Int
    let pass: Pass
    /// The evaluation's nodes: they tell which modules can be passed over.
    private let nodes: [Node]
    let execution: Execution
    let activationsAreSingle: Bool
    private(set) var operations: [Operation<Expression>] = []
    /// Node indexes of `operations`.
    private(set) var indexes: [Int] = []
    /// How many instances `operations` stand for, one number each.
    private(set) var multipliers: [Int] = []
    private var cursor = 0
    private var stack: [(node: Int, multiplier: Int)] = []

    init(target: Int, pass: Pass, nodes: [Node], workload: Workload) {
        execution = workload.execution
        activationsAreSingle = workload.activationPrecision == .fp32
        self.target = target
        self.nodes = nodes
        self.pass = pass
    }

    mutating func run(_ section: Section, calls: (Pass) -> Int, _ body: (inout ExplanationRecorder, Pass) -> Void) {
        let wanted = section.passes.contains(pass.rawValue) ? pass : Pass(rawValue: section.passes.lowerBound)
        guard let wanted else { return }
        let before = operations.count
        body(&self, wanted)
        if wanted != pass {
            operations.removeSubrange(before...)
            indexes.removeSubrange(before...)
            multipliers.removeSubrange(before...)
        }
    }

    @discardableResult
    mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) -> Bool {
        var multiplier = stack.last?.multiplier ?? 1
        if case .each(let indexes) = instances { multiplier *= indexes.count }
        let isInside = stack.contains { $0.node == target }
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
        if cursor == target || stack.contains(where: { $0.node == target }) {
            operations.append(operation)
            indexes.append(cursor)
            multipliers.append(stack.last?.multiplier ?? 1)
        }
        cursor += 1
    }

    mutating func parameter(_ name: StaticString, _ count: Expression) {}
}
