import AnalyticCore

/// What limits a stage, for each pair of values of two parameters.
public struct BoundMap: Sendable {
    /// What it is a map of.
    public struct Request: Hashable, Sendable {
        let scenario: Scenario
        let stage: Stage
        let across: String
        let down: String
    }

    /// What it is a map of.
    public let request: Request
    /// Values across and down.
    let xs: [Int]
    let ys: [Int]
    /// One row of cells for each value down; nil where the pair is not legal.
    let cells: [[Limiter?]]

    /// Works every cell out; nil where the task is cancelled.
    init?(_ request: Request) {
        guard let across = try? request.scenario.parameters.parameter(request.across),
            let down = try? request.scenario.parameters.parameter(request.down)
        else { return nil }
        self.request = request
        let xs = AxisValues.values(of: across, in: request.scenario, count: 16)
        let ys = AxisValues.values(of: down, in: request.scenario, count: 12)
        var cells: [[Limiter?]] = []
        for y in ys {
            if Task.isCancelled { return nil }
            cells.append(
                xs.map { x in
                    var changed = request.scenario
                    do throws(ScenarioError) {
                        try across.write(String(x), to: &changed)
                        try down.write(String(y), to: &changed)
                        return TimeEvaluation(try Evaluation(changed)).time(of: 0, in: request.stage).limiter
                    } catch {
                        return nil
                    }
                })
        }
        self.xs = xs
        self.ys = ys
        self.cells = cells
    }
}

extension ExplorerState {
    /// The map that the view shows at the present values; nil where a side is no parameter, or both are one.
    var boundsRequest: BoundMap.Request? {
        guard map.across != map.down else { return nil }
        return BoundMap.Request(
            scenario: scenario, stage: stage.stage ?? .decode, across: map.across, down: map.down)
    }
}
