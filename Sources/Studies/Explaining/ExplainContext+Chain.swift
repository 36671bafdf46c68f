import AnalyticCore

extension ExplainContext {
    /// One pass of an operation with what one run comes to.
    struct RunOfPass {
        let pass: Pass
        let operation: Operation<Expression>
        /// What one run costs, and all of them.
        let cost: Cost
        let total: Cost
        /// Instances times calls.
        let runs: Count
        /// The same in words: `11 layers`.
        let runWords: [String]
    }

    /// An operation in the passes that are shown and in which it runs.
    func runs(of node: Int) -> [RunOfPass] {
        passes(of: node).compactMap { pass in
            let explanation = evaluation.explanation(of: node, in: pass)
            guard let step = explanation.steps.first, step.operation.isRun else { return nil }
            var words = groups(of: node)
            if explanation.calls > 1 { words.append("\(explanation.calls) \(scenario.model.card.requests)") }
            return RunOfPass(
                pass: pass, operation: step.operation, cost: step.cost, total: step.total,
                runs: Count(step.instances) * Count(explanation.calls),
                runWords: words)
        }
    }

    /// The groups of alike layers that a node stands in: `11 layers`.
    private func groups(of node: Int) -> [String] {
        evaluation.lineage(of: node).compactMap { each in
            guard case .each(let indexes) = evaluation.nodes[each].instances, indexes.count > 1 else { return nil }
            let parent = evaluation.nodes[each].parent
            let name = parent >= 0 ? evaluation.nodes[parent].name.description : ""
            return "\(indexes.count) \(name.hasSuffix("s") ? name : "times")"
        }
    }

    /// The word for a pass among those that are shown.
    func title(of pass: Pass) -> String {
        switch pass {
        case .global: "global view"
        case .tiles: "tiles"
        case .prefill: "prefill"
        default: "\(evaluation.plan.shortTitle(of: pass)) step"
        }
    }

    /// The word for several passes that are alike.
    func title(of passes: [Pass], among all: [Pass]) -> String {
        let steps = passes.filter { evaluation.plan.step(of: $0) != nil }
        let allSteps = all.filter { evaluation.plan.step(of: $0) != nil }
        if steps.count == passes.count, steps.count == allSteps.count, steps.count > 1 { return "each step" }
        if passes.count == all.count, all.count > 1 { return "every pass" }
        let others = passes.filter { evaluation.plan.step(of: $0) == nil }.map(title)
        let stepWords = steps.count == allSteps.count && steps.count > 1 ? ["each step"] : steps.map(title)
        return (others + stepWords).joined(separator: ", ")
    }

    /// The lines from what one run comes to, pass by pass, to the sum over all of them. `unit` stands behind every number.
    /// `all` is what the runs of a pass come to, where that is not the product because each run is rounded by itself.
    func closing(
        _ runs: [RunOfPass], unit: String, all: ((RunOfPass) -> Count)? = nil, _ value: (RunOfPass) -> Count
    ) -> (steps: [Explained.Step], total: Count) {
        var steps: [Explained.Step] = []
        func text(_ count: Count) -> String { exact(count) + " " + unit }
        func passTotal(_ run: RunOfPass) -> Count { all?(run) ?? value(run) * run.runs }
        func total(_ pass: Pass) -> Count { runs.first { $0.pass == pass }.map(passTotal) ?? .zero }
        var parts: [(title: String, total: Count)] = []
        for run in runs where run.pass == .global || run.pass == .tiles || run.pass == .prefill {
            if run.runs > 1 {
                steps.append(
                    Explained.Step(
                        title(of: run.pass), multiples(value(run), run.runWords), text(passTotal(run))))
            }
            parts.append((title(of: run.pass), passTotal(run)))
        }
        for decodeRun in evaluation.plan.runs where runs.contains(where: { $0.pass == decodeRun.first }) {
            let (first, last) = (total(decodeRun.first), total(decodeRun.last))
            guard let run = runs.first(where: { $0.pass == decodeRun.first }),
                let end = runs.first(where: { $0.pass == decodeRun.last }), decodeRun.steps > 0
            else { continue }
            let count = "\(decodeRun.steps) step\(decodeRun.steps == 1 ? "" : "s")"
            let sum = Count((first + last).value * UInt128(decodeRun.steps) / 2)
            if first == last {
                steps.append(
                    Explained.Step(count, multiples(value(run), run.runWords + [count]), text(sum)))
            } else {
                for each in [run, end] where each.runs > 1 {
                    steps.append(
                        Explained.Step(
                            title(of: each.pass), multiples(value(each), each.runWords), text(passTotal(each))))
                }
                steps.append(
                    Explained.Step(
                        count, "\(count) × (\(exact(first)) + \(exact(last))) / 2, since it grows evenly", text(sum)))
            }
            parts.append((count, sum))
        }
        let whole = parts.reduce(Count.zero) { $0 + $1.total }
        if parts.count > 1 {
            steps.append(
                Explained.Step(
                    "together", parts.map { exact($0.total) }.joined(separator: " + "), text(whole), isSum: true))
        } else if let last = steps.indices.last {
            steps[last].isSum = true
        } else if let only = runs.first {
            steps.append(Explained.Step("together", title(of: only.pass), text(whole), isSum: true))
        }
        return (steps, whole)
    }

    private func multiples(_ value: Count, _ words: [String]) -> String {
        ([exact(value)] + words).joined(separator: " × ")
    }

    /// Passes whose formulas have the same values, in order.
    func alike(_ runs: [RunOfPass], _ formula: (Operation<Expression>) -> Expression) -> [[RunOfPass]] {
        var groups: [[RunOfPass]] = []
        for run in runs {
            let values = formula(run.operation)
            if let index = groups.firstIndex(where: { formula($0[0].operation) == values }) {
                groups[index].append(run)
            } else {
                groups.append([run])
            }
        }
        return groups
    }
}
