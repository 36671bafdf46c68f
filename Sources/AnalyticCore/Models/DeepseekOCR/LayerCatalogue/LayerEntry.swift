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
    private let make: @Sendable (LayerShape, Scenario) throws(ScenarioError) -> any Layer

    init<L: Layer>(
        _ name: String, _ type: L.Type, groups: [String], shape: [ShapeParameter], derived: [DerivedShape] = [],
        path: String? = nil, _ make: @escaping @Sendable (LayerShape, Scenario) throws(ScenarioError) -> L
    ) {
        self.name = name
        card = type.card
        referenceGroups = groups
        self.shape = shape
        self.derived = derived
        pathParameter = path
        self.make = { shape, scenario throws(ScenarioError) in try make(shape, scenario) }
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
            do throws(ScenarioError) {
                try scenario.set(id, value)
            } catch .unknownParameter(let id, let others) {
                // `hiden` may be meant for a number of the shape as well as for a parameter.
                throw .unknownParameter(id: id, nearest: defaultShape.nearest(to: id) + others)
            }
        }
        var shape = LayerShape(self.shape, in: scenario.deepseekOCR)
        for (id, value) in values where own.contains(id) {
            let number = try Self.number(value, id: id, current: shape[id])
            // Bounded before others follow from it.
            try check(id, number)
            shape.set(id, to: number)
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
            for (key, implied) in try name.implied(number, shape, scenario) {
                let stated = try shape[key]
                guard !given.contains(key) || stated == implied else {
                    throw .conflict(id: id, found: value, allowed: "it would make \(key) \(implied), not \(stated)")
                }
                shape.set(key, to: implied)
            }
        }
        return shape
    }

    private func check(_ name: String, _ value: Int) throws(ScenarioError) {
        guard let number = shape.first(where: { $0.name == name }) else { return }
        guard value >= number.least, value <= number.most else {
            throw .illegal(id: name, found: String(value), allowed: "\(number.least)…\(number.most)")
        }
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
        for number in self.shape { try check(number.name, shape[number.name]) }
        // A layer whose heads have no width of their own divides its channels among them.
        let widths = ["C", "hidden"].compactMap { name in shape.value(of: name).map { (name, $0) } }
        if let (name, width) = widths.first, let heads = shape.value(of: "heads"),
            shape.value(of: "head_dim") == nil, width % heads != 0
        {
            throw .conflict(id: "heads", found: String(heads), allowed: "must divide \(name) \(width)")
        }
        let layer = try make(shape, scenario)
        if LayerEvaluation(layer, workload: scenario.workload).isOverflowing {
            // The number that is furthest beyond its default.
            let sizes = self.shape.map {
                (name: $0.name, value: shape.value(of: $0.name) ?? 0, usual: max(1, $0.value))
            }
            let largest = sizes.max { $0.value / $0.usual < $1.value / $1.usual }
            throw .illegal(
                id: largest?.name ?? name, found: largest.map { String($0.value) } ?? "",
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
