/// The formulas of one layer on its own.
struct FormulaRecorder: Recorder {
    typealias N = Expression

    let execution: Execution
    let activationsAreSingle: Bool
    /// Operations in the order of the cost recorder's operation nodes.
    private(set) var operations: [Operation<Expression>] = []

    @discardableResult
    mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) -> Bool { true }
    mutating func close() {}
    mutating func record(_ operation: Operation<Expression>, parameters: Expression) { operations.append(operation) }
    mutating func parameter(_ name: StaticString, _ count: Expression) {}
}

extension LayerEvaluation {
    /// The operations of a layer as formulas, in execution order.
    public static func formulas(of layer: any Layer, workload: Workload) -> [Operation<Expression>] {
        func read<L: Layer>(_ layer: L) -> [Operation<Expression>] {
            var recorder = FormulaRecorder(
                execution: workload.execution, activationsAreSingle: workload.activationPrecision == .fp32)
            layer.describe(into: &recorder)
            return recorder.operations
        }
        return read(layer)
    }
}
