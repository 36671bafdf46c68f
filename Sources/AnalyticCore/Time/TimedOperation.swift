/// What the time of an operation reads of its node: a few bytes, where a node is many and holds texts and lists.
struct TimedOperation {
    /// What it does; nil for a module.
    let kind: OperationKind?
    /// The part of the model that it belongs to.
    let section: Section
    /// What its weights belong to.
    let weights: WeightClass
    /// How devices divide it.
    let split: Split
    /// Whether its matrix work is in fp32.
    let isSingle: Bool

    @inline(__always)
    init(_ node: Node) {
        kind = node.kind
        section = node.section
        weights = node.weights
        split = node.split
        isSingle = node.isSingle
    }
}
