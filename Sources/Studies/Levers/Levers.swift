import AnalyticCore

/// What each parameter does to a metric: every one stepped once in each direction, every other choice of those that are words.
public enum Levers {
    /// All of them, the largest effect first; those that do not fit, that the device has no units for, or that miss a target
    /// which is met, come behind the others.
    ///
    /// - Parameter goesOn: Asked now and then; false ends the search, and what was found by then is returned.
    public static func of(
        _ scenario: Scenario, metric: Metric, goesOn: @escaping @Sendable () -> Bool = { true }
    ) -> [Lever] {
        guard let probe = LeverProbe(scenario, metric) else { return [] }
        return ranked(found(by: probe, of: nil, goesOn))
    }

    /// Parameters that a user of a model can change without changing what is asked or what answers it.
    public static let tryable: Set = [
        "batch", "engine", "execution", "attention.vision", "attention.decoder", "logits", "precision.weights",
        "precision.vision", "precision.attention", "precision.experts", "precision.mlp", "precision.head",
        "precision.activations", "precision.kv", "engine.batching", "engine.prefill_chunk", "engine.batched_tokens",
        "engine.sequences", "engine.memory_percent", "engine.workers", "engine.overlap",
    ]

    /// What a user can add where the model does not fit on what there is: devices.
    static let fitting: Set = ["parallel.tensor", "parallel.expert", "parallel.pipeline"]

    static func ranked(_ levers: [Lever]) -> [Lever] {
        // What is compared is worked out once for each, and a lever, which holds a scenario, moves once.
        let keys = levers.map { (isUsable: $0.standing == .usable, effect: $0.effect) }
        return levers.indices.sorted { left, right in
            let (one, other) = (keys[left], keys[right])
            if one.isUsable != other.isUsable { return one.isUsable }
            if one.effect != other.effect { return one.effect > other.effect }
            return left < right
        }.map { levers[$0] }
    }

    /// - Parameter ids: The parameters that are stepped; nil for all.
    static func found(
        by probe: LeverProbe, of ids: Set<String>?, _ goesOn: @escaping @Sendable () -> Bool
    ) -> [Lever] {
        let pulled = probe.scenario.parameters.all.filter { isPulled($0) && ids?.contains($0.id) ?? true }
        let changes = inPieces(pulled, goesOn) { parameter in
            neighbours(of: parameter, in: probe.scenario).map { (parameter, $0) }
        }
        return inPieces(changes, goesOn) { parameter, changed in
            probe.lever(parameter, to: changed).map { [$0] } ?? []
        }
    }

    /// What comes of each, worked out side by side; of what is behind the place where `goesOn` said no, nothing.
    private static func inPieces<Element: Sendable, Result: Sendable>(
        _ all: [Element], _ goesOn: @escaping @Sendable () -> Bool,
        _ work: @escaping @Sendable (Element) -> [Result]
    ) -> [Result] {
        let piece = 16
        return SweepRunner.concurrently((all.count + piece - 1) / piece) { index -> [Result] in
            guard goesOn() else { return [] }
            return all[index * piece..<min(all.count, (index + 1) * piece)].flatMap(work)
        }.flatMap { $0 }
    }

    /// Whether a parameter is part of what is compared: another model is another question, and what was measured is no cause.
    private static func isPulled(_ parameter: Parameter) -> Bool {
        parameter.id != "model" && !parameter.id.hasPrefix("measured.") && !parameter.id.hasPrefix("target.")
    }

    /// The scenarios with a parameter at its neighbouring values.
    private static func neighbours(of parameter: Parameter, in scenario: Scenario) -> [Scenario] {
        switch parameter.kind {
        case .whole, .decimal: [1, -1].compactMap { scenario.stepping(parameter, by: $0) }
        case .grid: grids(parameter, in: scenario)
        case .choice(let options, _, _): words(options, of: parameter, in: scenario)
        case .device: words(scenario.devices.all.map(\.id), of: parameter, in: scenario)
        case .model, .list: []
        }
    }

    private static func words(_ options: [String], of parameter: Parameter, in scenario: Scenario) -> [Scenario] {
        let present = parameter.text(in: scenario)
        return options.filter { $0 != present }.compactMap { word in
            var changed = scenario
            return (try? parameter.write(.word(word), to: &changed)) == nil ? nil : changed
        }
    }

    /// A row or a column of tiles more or less.
    private static func grids(_ parameter: Parameter, in scenario: Scenario) -> [Scenario] {
        guard let grid = (try? Evaluation(scenario))?.geometry.grid else { return [] }
        return [(1, 0), (-1, 0), (0, 1), (0, -1)].compactMap { rows, columns in
            let next = TileGrid(columns: grid.columns + columns, rows: grid.rows + rows)
            var changed = scenario
            return (try? parameter.write(.grid(next), to: &changed)) == nil ? nil : changed
        }
    }
}
