import AnalyticCore

extension ReferenceField {
    /// The model at the settings that a case stands for.
    ///
    /// - Throws: `ReferenceProblem` that names this field where they are not legal.
    func evaluate(_ settings: [(id: String, value: String)]) throws(ReferenceProblem) -> Evaluation {
        do throws(ScenarioError) {
            var scenario = Scenario()
            for (id, value) in settings { try scenario.set(id, value) }
            return try Evaluation(scenario)
        } catch {
            throw ReferenceProblem(file: file, field: path, reason: "\(error)")
        }
    }
}

extension Evaluation {
    /// Matrix FLOPs that the counter sees, of the node at a path; nothing where there is no such node.
    func counted(_ path: String, _ stage: Stage) -> Count {
        node(at: path).map { cost(of: $0, in: stage).counted } ?? .zero
    }

    /// The same in one pass.
    func counted(_ path: String, _ pass: Pass) -> Count {
        node(at: path).map { cost(of: $0, in: pass).counted } ?? .zero
    }
}
