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
    public let derived: [DerivedShape]
    /// Whether the attention path of the workload matters: the vision one, the decoder one, or none.
    public let pathParameter: String?
    private let make: @Sendable (LayerShape, Scenario) -> any Layer

    init<L: Layer>(
        _ name: String, _ type: L.Type, groups: [String], shape: [ShapeParameter], derived: [DerivedShape] = [],
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

    /// The shape with every number at its default: that of the released model.
    public var defaultShape: LayerShape { LayerShape(shape) }

    /// The shape of the layer in the scenario's model with values as they would be typed; what is no part of the shape is a parameter and goes to the
    /// scenario.
    ///
    /// - Throws: `ScenarioError` for an unknown name, an illegal value, or a derived name that contradicts the shape.
    public func shape(
        _ values: [(id: String, value: String)], changing scenario: inout Scenario
    ) throws(ScenarioError) -> LayerShape {
        let own = Set(self.shape.map(\.name))
        let given = Set(values.map(\.id))
        // Constants of the model come first, since the numbers of the shape start from them.
        for (id, value) in values where !own.contains(id) && !derived.contains(where: { $0.name == id }) {
            try scenario.set(id, value)
        }
        var shape = LayerShape(self.shape, in: scenario.model)
        for (id, value) in values where own.contains(id) {
            shape[id] = try Self.number(value, id: id, current: shape[id])
        }
        for (id, value) in values where !own.contains(id) {
            guard let name = derived.first(where: { $0.name == id }) else { continue }
            if let parameter = name.parameter {
                try scenario.set(parameter, value)
                continue
            }
            if let missing = name.needs.first(where: { !given.contains($0) }) {
                throw .conflict(id: id, found: value, allowed: "it follows from the shape; give \(missing) as well")
            }
            guard let number = try? NumberEntry.whole(value, current: nil) else { continue }
            guard number >= 0, number <= Self.mostDerived else {
                throw .illegal(id: id, found: value, allowed: "0…\(Self.mostDerived)")
            }
            for (key, implied) in name.implied(number, shape, scenario) {
                guard !given.contains(key) || shape[key] == implied else {
                    throw .conflict(id: id, found: value, allowed: "it would make \(key) \(implied), not \(shape[key])")
                }
                shape[key] = implied
            }
        }
        return shape
    }

    /// The largest value of a name that follows from the shape.
    private static let mostDerived = 1_048_576

    private static func number(_ text: String, id: String, current: Int) throws(ScenarioError) -> Int {
        do throws(NumberEntryError) {
            return try NumberEntry.whole(text, current: current)
        } catch {
            throw .malformed(id: id, found: text, reason: "\(error)", isUnfinished: error.isUnfinished)
        }
    }

    /// The layer at a shape; constants that the shape does not hold come from the scenario.
    ///
    /// - Throws: `ScenarioError` where shape and constants do not fit together.
    public func layer(_ shape: LayerShape, in scenario: Scenario) throws(ScenarioError) -> any Layer {
        for number in self.shape {
            let value = shape[number.name]
            guard value >= number.least, value <= number.most else {
                throw .illegal(id: number.name, found: String(value), allowed: "\(number.least)…\(number.most)")
            }
        }
        let names = Set(self.shape.map(\.name))
        let width = ["C", "hidden"].first(where: names.contains)
        if let width, names.contains("heads"), !names.contains("head_dim"), shape[width] % shape["heads"] != 0 {
            throw .conflict(id: "heads", found: String(shape["heads"]), allowed: "must divide \(width) \(shape[width])")
        }
        let layer = make(shape, scenario)
        if LayerEvaluation(layer, workload: scenario.workload).isOverflowing {
            let largest = self.shape.max { shape[$0.name] / max(1, $0.value) < shape[$1.name] / max(1, $1.value) }
            throw .illegal(
                id: largest?.name ?? name, found: largest.map { String(shape[$0.name]) } ?? "",
                allowed: "less, so that no figure exceeds 2^127")
        }
        return layer
    }

    /// The layer evaluated at values as they would be typed.
    ///
    /// - Throws: `ScenarioError` where shape and constants do not fit together.
    public func evaluation(
        _ values: [(id: String, value: String)], in scenario: Scenario
    ) throws(ScenarioError) -> LayerEvaluation {
        var changed = scenario
        let shape = try shape(values, changing: &changed)
        return LayerEvaluation(try layer(shape, in: changed), workload: changed.workload)
    }
}
