import AnalyticCore

/// A sweep that is ready to run.
public struct NamedSweep: Sendable, Identifiable {
    /// The name on the command line.
    public let id: String
    /// What it shows.
    public let title: String
    /// What it sets itself, whatever the scenario says.
    public let settings: [(id: String, value: String)]
    /// The parameter along x and its values.
    public let x: (id: String, range: String)
    /// The parameter of which each value has a curve of its own.
    public let series: (id: String, range: String)?
    /// What is read.
    public let metrics: [String]
    /// The regimes whose ends are looked for.
    public let regimes: [String]
    /// Whether each axis is logarithmic.
    public let isLogarithmic: (x: Bool, y: Bool)
    /// Whether its values are legal for the standard model alone.
    private let isOwn: Bool

    init(
        _ id: String, _ title: String, _ settings: [(id: String, value: String)] = [], x: (id: String, range: String),
        series: (id: String, range: String)? = nil, metrics: [String], regimes: [String] = [],
        log: (x: Bool, y: Bool) = (true, true), own: Bool = false
    ) {
        self.id = id
        self.title = title
        self.settings = settings
        self.x = x
        self.series = series
        self.metrics = metrics
        self.regimes = regimes
        isLogarithmic = log
        isOwn = own
    }

    /// The sweep with an id, of those that say something about a model.
    ///
    /// - Throws: `SweepError.unknownSweep` that names those that there are.
    public static func named(_ id: String, for model: AnyModel = .standard) throws(SweepError) -> NamedSweep {
        let there = of(model)
        guard let found = there.first(where: { $0.id == id }) else {
            throw .unknownSweep(id, model: model.card.title, there.map(\.id))
        }
        return found
    }

    /// The sweeps that say something about a model: of what it has, at values that are legal for it.
    public static func of(_ model: AnyModel) -> [NamedSweep] {
        let parameters = model.parameters
        return all.filter { sweep in
            guard parameters.position(of: sweep.x.id) != nil else { return false }
            if let series = sweep.series, parameters.position(of: series.id) == nil { return false }
            if sweep.isOwn, model.card != AnyModel.standard.card { return false }
            return sweep.metrics.allSatisfy { MetricCatalogue.metric($0).map { $0.isOf(model) } ?? false }
        }
    }

    /// What it sets of a model: values of parameters that the model does not have are left out.
    public func settings(for model: AnyModel) -> [(id: String, value: String)] {
        settings.filter { model.parameters.position(of: $0.id) != nil }
    }

    /// The sweep, starting from a scenario that its own settings are written to.
    public func sweep(from start: Scenario) throws(SweepError) -> Sweep {
        var base = start
        do throws(ScenarioError) {
            for (id, value) in settings(for: base.model) { try base.set(id, value) }
        } catch {
            throw .scenario(error)
        }
        return try sweep(on: base)
    }

    /// The sweep on a scenario as it is: whoever calls has seen to the settings.
    public func sweep(
        on base: Scenario, x: Sweep.Axis? = nil, series: Sweep.Axis? = nil, metrics: [Metric]? = nil
    ) throws(SweepError) -> Sweep {
        var curves = series
        if curves == nil, let axis = self.series { curves = try Sweep.Axis(axis.id, axis.range, in: base) }
        var along = x
        if along == nil { along = try Sweep.Axis(self.x.id, self.x.range, in: base) }
        guard let along else { throw .missing("\(id) has nothing along x") }
        var read = metrics ?? []
        if metrics == nil { for id in self.metrics { read.append(try MetricCatalogue.named(id, for: base.model)) } }
        // Targets are of times: a sweep that reads none is not made to.
        let targets = read.needs == .time ? Regime.targets : []
        return try Sweep(
            base: base, x: along, series: curves, metrics: read,
            regimes: Regime.all.filter { (regimes + [Regime.memory] + targets).contains($0.id) })
    }

    /// What the sweep's own settings change of a scenario, as `id=value`: to be said wherever its figures are shown.
    public func changes(of start: Scenario) -> [String] {
        settings.filter { id, value in
            guard let parameter = try? start.parameters.parameter(id) else { return false }
            return parameter.text(in: start) != value
        }.map { "\($0.id)=\($0.value)" }
    }
}
