/// A module or an operation in the tree of an evaluation. Nodes stand in execution order, a parent before its children.
public struct Node: Sendable {
    /// The attribute name in the reference implementation; a group of identical layers carries a plain word.
    public let name: StaticString
    /// The layer that described the module; nil for an operation.
    public let layer: (any Layer.Type)?
    /// What the operation does; nil for a module.
    public let kind: OperationKind?
    /// The torch class of an operation that is a module of its own.
    public let moduleClass: StaticString?
    /// Why the operation is there.
    public let note: StaticString
    /// Whether its matrix work is hidden from torch's FLOP counter.
    public let isOpaque: Bool
    /// Whether its matrix work is in fp32.
    public let isSingle: Bool
    /// Whether it is a product of queries with keys or of scores with values.
    public let isAttentionProduct: Bool
    /// Index of the parent, -1 for the root.
    public let parent: Int
    /// How many modules stand above it.
    public let depth: Int
    /// How often it stands in its parent.
    public let instances: Instances
    /// The part of the model that it belongs to.
    public let section: Section
    /// What its weights belong to.
    public let weights: WeightClass
    /// How devices divide it.
    public let split: Split
    /// One past the last index of its subtree.
    public internal(set) var end: Int
    /// Trained numbers, over all instances, those of the children included.
    public internal(set) var parameters = Count.zero
    /// How many instances its cells stand for: the product of the counts down to it.
    let multiplier: Int
    /// The first of its cells, one for each pass of its section.
    let cell: Int
    /// Its place among the shapes of a pass; negative where it has none.
    var shape = -1

    /// The class in the reference implementation: the layer's, or torch's; nil for a bare operation.
    public var className: String? {
        (layer?.card.name ?? moduleClass)?.description
    }
}
