import AnalyticCore

/// A layer to be evaluated on its own: which, at which shape, with which constants.
public struct LayerRequest: Sendable {
    /// The layer.
    public let entry: LayerEntry
    /// Its shape.
    public let shape: LayerShape
    /// Constants, precisions and attention paths.
    public let scenario: Scenario

    /// Finds a layer by name and sets values.
    ///
    /// - Parameters:
    ///   - name: An entry of `LayerCatalogue`, a class (its first variant is meant, unless the values choose another), or
    ///     a group of the reference counts such as `sam.Block.windowed|eager`; capitals do not matter.
    ///   - values: Numbers of the shape, and parameters of the catalogue, applied in order.
    public init(_ name: String, setting values: [Assignment], in scenario: Scenario) throws(LayerRequestError) {
        let found = try Self.find(name, values)
        var shape = found.entry.defaultShape
        var scenario = scenario
        if let path = found.path, let id = found.entry.pathParameter {
            try Self.set(id, path.rawValue, in: &scenario)
        }
        for assignment in values {
            let value = assignment.value
            if found.entry.shape.contains(where: { $0.name == assignment.id }) {
                shape[assignment.id] = try Self.number(value, current: shape[assignment.id], id: assignment.id)
            } else if !found.entry.derived.contains(assignment.id) {
                guard (try? ParameterCatalogue.parameter(assignment.id)) != nil else {
                    throw Self.unknown(assignment.id, of: found.entry)
                }
                try Self.set(assignment.id, value, in: &scenario)
            }
        }
        try Self.checkHeadWidth(values, found.entry, shape)
        do throws(ScenarioError) { try scenario.validate() } catch { throw .illegal(error) }
        entry = found.entry
        self.shape = shape
        self.scenario = scenario
    }

    /// The layer's cost.
    public func evaluation() throws(LayerRequestError) -> LayerEvaluation {
        let evaluation = LayerEvaluation(try layer(), workload: scenario.workload)
        guard !evaluation.cost.isOverflowing else { throw .illegal(.overflow) }
        return evaluation
    }

    /// The layer itself.
    func layer() throws(LayerRequestError) -> any Layer {
        do throws(ScenarioError) { return try entry.layer(shape, in: scenario) } catch { throw .illegal(error) }
    }

    private static func number(_ text: String, current: Int, id: String) throws(LayerRequestError) -> Int {
        do throws(NumberEntryError) {
            return try NumberEntry.whole(text, current: current)
        } catch {
            throw .illegal(
                .malformed(
                    id: id, found: text, reason: "\(error); allowed: whole numbers up to \(LayerShape.most)",
                    isUnfinished: error.isUnfinished))
        }
    }

    private static func set(_ id: String, _ value: String, in scenario: inout Scenario) throws(LayerRequestError) {
        do throws(ScenarioError) { try scenario.set(id, value) } catch { throw .illegal(error) }
    }

    /// Where the head width follows from the others, a different one is a mistake, not a wish.
    private static func checkHeadWidth(
        _ values: [Assignment], _ entry: LayerEntry, _ shape: LayerShape
    ) throws(LayerRequestError) {
        guard entry.derived.contains("head_dim"), shape["heads"] > 0,
            let given = values.last(where: { $0.id == "head_dim" })
        else { return }
        let expected = shape["hidden"] / shape["heads"]
        guard try number(given.value, current: expected, id: "head_dim") == expected else {
            throw .illegal(
                .conflict(id: "head_dim", found: given.value, allowed: "hidden over heads makes it \(expected)"))
        }
    }

    private static func unknown(_ name: String, of entry: LayerEntry) -> LayerRequestError {
        let shape = entry.shape.map(\.name)
        let near = NameSimilarity.nearest(to: name, in: shape + ParameterCatalogue.all.map(\.id))
        return .unknownName(layer: entry.name, name: name, nearest: near, shape: shape)
    }
}
