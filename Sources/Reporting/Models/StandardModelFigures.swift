import AnalyticCore

/// The first figures of the standard model, which brings more than a decoder: read off evaluations of it.
struct StandardModelFigures: Sendable {
    /// The model as released.
    let model = AnyModel.standard
    /// A request as the program starts with it.
    let request: Evaluation
    /// Trained numbers.
    let parameters: Count
    /// Those that a token of text passes through: no vision tower, and of the routed experts those that it chose.
    let activeParameters: Count
    /// Bytes that a token adds to the cache.
    let cacheBytesPerToken: Count
    /// The class of its root.
    let className: String
    /// The file that defines it.
    let source: String

    /// - Throws: `ScenarioError` where a figure would not fit.
    init() throws(ScenarioError) {
        request = try Evaluation(Scenario())
        var scenario = Scenario()
        scenario.workload.image.mode = .none
        scenario.workload.promptTokens = 1
        scenario.workload.decodeTokens = 1
        let one = try Evaluation(scenario)
        parameters = one.parameterCount
        var idle = Count.zero
        for node in one.nodes.indices {
            let entry = one.nodes[node]
            let isRun = one.calls(of: node, in: .decode) > .zero
            let isParentRun = entry.parent < 0 || one.calls(of: entry.parent, in: .decode) > .zero
            if !isRun {
                // The first module on the way down that no step runs takes what lies in it with it.
                if isParentRun, entry.kind == nil { idle += entry.parameters }
            } else if case .total(let count, let running) = entry.instances, count > 0 {
                idle += entry.parameters.divided(by: count) * Count(count - running)
            }
        }
        activeParameters = Count(one.parameterCount.value - idle.value)
        cacheBytesPerToken = one.cacheAfterPrefill.divided(by: max(1, one.geometry.contextTokens))
        className = one.nodes[0].className ?? ""
        source = model.card.repository ?? ""
    }
}
