import AnalyticCore

/// Keeps the formulas of a layer on its own: the same description that the figures come from, read over `Expression`.
struct FormulaRecorder: Recorder {
    typealias N = Expression

    /// The operation of each node of the layer's tree; nil for a module.
    private(set) var operations: [Operation<Expression>?] = []

    mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) {
        operations.append(nil)
    }

    mutating func close() {}

    mutating func record(_ operation: Operation<Expression>, parameters: Expression) {
        operations.append(operation)
    }

    mutating func parameter(_ name: StaticString, _ count: Expression) {}

    /// The operations of a layer, in the order of its nodes.
    static func operations(of layer: any Layer) -> [Operation<Expression>?] {
        var recorder = FormulaRecorder()
        record(layer, into: &recorder)
        return recorder.operations
    }

    private static func record<L: Layer>(_ layer: L, into recorder: inout FormulaRecorder) {
        recorder.module("", layer)
    }
}

extension Operation<Expression> {
    /// The kernel's main work as a formula: matrix FLOPs, or else vector FLOPs; nil where it only moves data.
    var work: Expression? {
        if kind.isMatrix { return matrix }
        let rate = kind.vectorFLOPsPerElement
        return rate == 0 ? nil : Expression(integerLiteral: rate) * vectorElements
    }
}
