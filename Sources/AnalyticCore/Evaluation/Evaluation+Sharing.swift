extension Evaluation {
    /// Evaluates a scenario that may differ from one evaluated before in nothing that a cost depends on: another device, other
    /// constants of its kernels, another target. The figures are then those of before, and only the scenario is checked anew.
    ///
    /// - Throws: `ScenarioError`, as for any scenario.
    public init(_ scenario: Scenario, sharing other: Evaluation) throws(ScenarioError) {
        guard scenario.workload == other.scenario.workload,
            scenario.machine.parallel == other.scenario.machine.parallel, scenario.model == other.scenario.model
        else {
            self = try Evaluation(scenario)
            return
        }
        geometry = try scenario.checkedGeometry()
        self.scenario = scenario
        (plan, nodes, figures) = (other.plan, other.nodes, other.figures)
    }
}
