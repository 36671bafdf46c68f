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

    init(
        _ id: String, _ title: String, _ settings: [(id: String, value: String)] = [], x: (id: String, range: String),
        series: (id: String, range: String)? = nil, metrics: [String], regimes: [String] = [],
        log: (x: Bool, y: Bool) = (true, true)
    ) {
        self.id = id
        self.title = title
        self.settings = settings
        self.x = x
        self.series = series
        self.metrics = metrics
        self.regimes = regimes
        isLogarithmic = log
    }

    /// The sweep with an id.
    ///
    /// - Throws: `SweepError.unknownSweep` that names those that there are.
    public static func named(_ id: String) throws(SweepError) -> NamedSweep {
        guard let found = all.first(where: { $0.id == id }) else { throw .unknownSweep(id) }
        return found
    }

    /// The sweep, starting from a scenario that its own settings are written to.
    public func sweep(from start: Scenario) throws(SweepError) -> Sweep {
        var base = start
        do throws(ScenarioError) {
            for (id, value) in settings { try base.set(id, value) }
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
        if metrics == nil { for id in self.metrics { read.append(try MetricCatalogue.named(id)) } }
        return try Sweep(
            base: base, x: along, series: curves, metrics: read,
            regimes: Regime.all.filter { regimes.contains($0.id) || $0.id == Regime.memory })
    }

    /// What the sweep's own settings change of a scenario, as `id=value`: to be said wherever its figures are shown.
    public func changes(of start: Scenario) -> [String] {
        settings.filter { id, value in
            guard let parameter = try? ParameterCatalogue.parameter(id) else { return false }
            return parameter.text(in: start) != value
        }.map { "\($0.id)=\($0.value)" }
    }
}
