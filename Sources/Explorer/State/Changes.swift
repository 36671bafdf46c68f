import AnalyticCore

extension ExplorerState {
    /// The parameters that the user has set: what follows from a choice, such as a device's figures, is not counted.
    var changedParameters: [Parameter] { changedIndexes(since: scenario.start).map { scenario.parameters.all[$0] } }

    /// The parameters that were set since an earlier scenario, by their places in the model's list.
    func changedIndexes(since before: Scenario) -> [Int] {
        scenario.settings(since: before).compactMap { scenario.parameters.position(of: $0.id) }.sorted()
    }
}
