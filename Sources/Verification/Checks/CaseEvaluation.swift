import AnalyticCore
import DeviceLibrary

extension ReferenceField {
    /// The model at the settings that a case stands for.
    ///
    /// - Throws: `ReferenceProblem` that names this field where they are not legal.
    func evaluate(
        _ settings: [(id: String, value: String)], from start: Scenario = Scenario()
    ) throws(ReferenceProblem) -> Evaluation {
        try legal { () throws(ScenarioError) in
            var scenario = start
            for (id, value) in settings { try scenario.set(id, value) }
            return try Evaluation(scenario)
        }
    }

    /// What `work` makes of this field.
    ///
    /// - Throws: `ReferenceProblem` that names this field where it is not legal.
    func legal<Made>(_ work: () throws(ScenarioError) -> Made) throws(ReferenceProblem) -> Made {
        do throws(ScenarioError) {
            return try work()
        } catch {
            throw ReferenceProblem(file: file, field: path, reason: "\(error)")
        }
    }
}
