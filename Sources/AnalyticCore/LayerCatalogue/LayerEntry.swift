/// A layer class that can be evaluated on its own.
public struct LayerEntry: Sendable {
    /// The name on the command line: the class, with a variant where one class serves several.
    public let name: String
    /// The class.
    public let card: LayerCard
    /// Groups of the reference counts that measure this entry, without the attention path behind the bar.
    public let referenceGroups: [String]
    /// The numbers of its shape.
    public let shape: [ShapeParameter]
    /// Shape names of the reference counts that follow from the others.
    public let derived: [String]
    /// Whether the attention path of the workload matters: the vision one, the decoder one, or none.
    public let pathParameter: String?
    private let make: @Sendable (LayerShape, Scenario) -> any Layer

    init<L: Layer>(
        _ name: String, _ type: L.Type, groups: [String], shape: [ShapeParameter], derived: [String] = [],
        path: String? = nil, _ make: @escaping @Sendable (LayerShape, Scenario) -> L
    ) {
        self.name = name
        card = type.card
        referenceGroups = groups
        self.shape = shape
        self.derived = derived
        pathParameter = path
        self.make = make
    }

    /// The shape with every number at its default.
    public var defaultShape: LayerShape { LayerShape(shape) }

    /// The layer at a shape; constants that the shape does not hold come from the scenario.
    ///
    /// - Throws: `ScenarioError` where shape and constants do not fit together.
    public func layer(_ shape: LayerShape, in scenario: Scenario) throws(ScenarioError) -> any Layer {
        for number in self.shape {
            let value = shape[number.name]
            guard value >= number.least, value <= LayerShape.most else {
                throw .illegal(
                    id: number.name, found: String(value), allowed: "\(number.least)…\(LayerShape.most)")
            }
        }
        let names = Set(self.shape.map(\.name))
        let width = ["C", "hidden"].first(where: names.contains)
        if let width, names.contains("heads"), !names.contains("head_dim"), shape[width] % shape["heads"] != 0 {
            throw .conflict(id: "heads", found: String(shape["heads"]), allowed: "must divide \(width) \(shape[width])")
        }
        return make(shape, scenario)
    }
}
