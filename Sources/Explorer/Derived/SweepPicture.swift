import AnalyticCore
import Studies

/// A sweep that was run, as the sweep view draws it.
public struct SweepPicture: Sendable {
    /// What was run.
    public struct Request: Hashable, Sendable {
        let scenario: Scenario
        let named: Int
        let x: Sweep.Axis?
        let series: Sweep.Axis?
        let metrics: [String]?
    }

    /// What was run.
    public let request: Request
    let sweep: Sweep
    let rows: [Sweep.Row]
    let crossings: [Crossing]

    /// Runs it; nil where it can't run at these values, or the task is cancelled.
    init?(_ request: Request) {
        guard let sweep = request.sweep, !sweep.metrics.isEmpty else { return nil }
        self.request = request
        self.sweep = sweep
        rows = SweepRunner.rows(of: sweep)
        if Task.isCancelled { return nil }
        crossings = request.x == nil ? request.ready.crossings(along: sweep) : []
        if Task.isCancelled { return nil }
    }
}

extension SweepPicture.Request {
    /// The sweep that is ready.
    var ready: NamedSweep { NamedSweep.all[min(max(0, named), NamedSweep.all.count - 1)] }

    /// The sweep with what was chosen in place of its own.
    var sweep: Sweep? {
        guard var shown = try? ready.sweep(from: scenario) else { return nil }
        if let x { shown.x = x }
        if x != nil { shown.base = scenario }
        if let series { shown.series = series }
        if let metrics { shown.metrics = metrics.compactMap(MetricCatalogue.metric) }
        return shown
    }
}

extension ExplorerState {
    /// The sweep that the view shows at the present values; nil where it does not fit them.
    var sweepRequest: SweepPicture.Request? {
        let request = SweepPicture.Request(
            scenario: scenario, named: sweep.named, x: sweep.x, series: sweep.series, metrics: sweep.metrics)
        return request.sweep.map { $0.metrics.isEmpty } == false ? request : nil
    }
}
