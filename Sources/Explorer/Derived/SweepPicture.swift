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
    /// What was found.
    let findings: SweepFindings

    var sweep: Sweep { findings.sweep }

    /// Runs it; nil where it can't run at these values, or the task is cancelled.
    init?(_ request: Request) {
        guard let sweep = request.sweep else { return nil }
        self.request = request
        findings = SweepFindings(sweep, goesOn: { !Task.isCancelled })
        guard findings.isComplete else { return nil }
    }
}

extension SweepPicture.Request {
    /// The sweep that is ready.
    var ready: NamedSweep {
        let sweeps = NamedSweep.of(scenario.model)
        return sweeps[min(max(0, named), sweeps.count - 1)]
    }

    /// The sweep with what was chosen in place of its own; nil where that does not fit the scenario.
    var sweep: Sweep? {
        // A parameter that was chosen in place of the ready sweep's own is swept on the values as they are.
        guard let base = x == nil ? try? ready.sweep(from: scenario).base : scenario else { return nil }
        return try? ready.sweep(on: base, x: x, series: series, metrics: metrics?.compactMap(MetricCatalogue.metric))
    }
}

extension ExplorerState {
    /// The sweep that the view shows at the present values; nil where it does not fit them.
    var sweepRequest: SweepPicture.Request? {
        let request = SweepPicture.Request(
            scenario: scenario, named: sweep.named, x: sweep.x, series: sweep.series, metrics: sweep.metrics)
        return request.sweep == nil ? nil : request
    }
}
