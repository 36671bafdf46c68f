import AnalyticCore

/// Finds the value that a question asks for.
public struct Solver: Sendable {
    private let question: Question
    private let base: Evaluation
    private let rate: Metric

    /// Answers a question about a scenario.
    ///
    /// - Throws: `ScenarioError` where the scenario is not legal.
    public static func solve(_ question: Question, from scenario: Scenario) throws(ScenarioError) -> Solution {
        let solver = Solver(
            question: question, base: try Evaluation(scenario), rate: MetricCatalogue.rate(of: scenario.model))
        if let values = solver.values {
            return solver.every(values)
        }
        guard let line = SolveLine(question, in: scenario) else { return solver.every([]) }
        return question.goal.id == question.over.id ? solver.edge(along: line) : solver.peak(along: line)
    }

    /// Values that are all tried: words, devices, lists, and few numbers; nil where they lie along a line.
    private var values: [ParameterValue]? {
        let scenario = base.scenario
        if let range = question.range {
            return range.count <= SolveLine.few || !range.isNumeric ? range.values : nil
        }
        switch question.over.kind {
        case .choice(let options, _, _): return options.map { .word($0) }
        case .device: return scenario.devices.all.map { .word($0.id) }
        case .model: return scenario.shelf.ids.map { .word($0) }
        case .whole(_, let range, _): return range.count <= SolveLine.few ? range.map { .whole($0) } : nil
        case .decimal: return nil
        case .grid:
            return (1...12).flatMap { rows in
                (1...12).map { .grid(TileGrid(columns: $0, rows: rows)) }
            }
        case .list: return []
        }
    }

    /// A value with all that is asked of it; nil where it is not legal.
    private func candidate(_ value: ParameterValue, ranked: Bool = false) -> Solution.Candidate? {
        var scenario = base.scenario
        guard (try? question.over.write(value, to: &scenario)) != nil,
            let evaluation = try? Evaluation(scenario, sharing: base)
        else { return nil }
        let point = SolvePoint(evaluation, for: ranked ? .time : question.needs)
        return Solution.Candidate(
            value: value, scenario: scenario, objective: question.goal.value(point),
            verdicts: question.constraints.map { $0.verdict(point) },
            rate: ranked ? rate.value(point.study, point.service) : nil)
    }

    private func candidates(_ values: [ParameterValue], ranked: Bool = false) -> [Solution.Candidate] {
        let piece = 8
        return SweepRunner.concurrently((values.count + piece - 1) / piece) { index in
            values[index * piece..<min(values.count, (index + 1) * piece)].compactMap { candidate($0, ranked: ranked) }
        }.flatMap { $0 }
    }

    private func isBetter(_ left: Solution.Candidate, than right: Solution.Candidate) -> Bool {
        guard let one = left.objective, let other = right.objective else { return left.objective != nil }
        if one != other { return question.direction.prefers(one, to: other) }
        return (left.rate ?? 0) > (right.rate ?? 0)
    }

    /// Of those that would be better but miss a constraint, the one that misses least.
    private func beyond(_ best: Solution.Candidate, among all: [Solution.Candidate]) -> Solution.Candidate? {
        all.filter { !$0.isFeasible && $0.objective != nil && isBetter($0, than: best) }.min { $0.miss < $1.miss }
    }

    private func every(_ values: [ParameterValue]) -> Solution {
        let all = candidates(values, ranked: true)
        let feasible = all.filter(\.isFeasible).sorted { isBetter($0, than: $1) }
        return Solution(
            question: question, best: feasible.first, beyond: feasible.first.flatMap { beyond($0, among: all) },
            nearest: feasible.isEmpty ? nearest(all) : nil, others: Array(feasible.dropFirst().prefix(4)),
            method: .every, points: all.count, silent: all.count { $0.objective == nil }, ends: nil)
    }

    private func nearest(_ all: [Solution.Candidate]) -> Solution.Candidate? {
        all.min { ($0.miss, $0.objective == nil ? 1 : 0) < ($1.miss, $1.objective == nil ? 1 : 0) }
    }

    /// The last value of a line, in the direction that is asked for, that meets all constraints.
    private func edge(along line: SolveLine) -> Solution {
        var tried = SolveTrail(candidates(line.scan))
        if tried.best(in: question.direction) == nil, let near = tried.nearest {
            tried.add(candidates(line.between(tried.neighbours(of: near), levels: 6)))
        }
        narrow(&tried, line)
        let isStraight = tried.isStraight
        if !isStraight, let best = tried.best(in: question.direction) {
            let end = question.direction == .maximise ? line.high : line.low
            tried.add(candidates(line.between((best.place, end), levels: 7)))
            narrow(&tried, line)
        }
        let best = tried.best(in: question.direction)
        return Solution(
            question: question, best: best, beyond: best.flatMap { tried.next(to: $0, in: question.direction) },
            nearest: best == nil ? tried.nearest : nil, others: [], method: isStraight ? .bisection : .search,
            points: tried.count, silent: 0, ends: line.ends)
    }

    /// Halves between the last value that does and the first beyond it that does not.
    private func narrow(_ tried: inout SolveTrail, _ line: SolveLine) {
        for _ in 0..<80 {
            guard let good = tried.best(in: question.direction), let bad = tried.next(to: good, in: question.direction)
            else { return }
            let middles = line.middles(good.place, bad.place)
            guard let found = middles.lazy.compactMap({ candidate($0) }).first else { return }
            tried.add([found])
        }
    }

    /// The value along a line with the best figure among those that meet all constraints.
    private func peak(along line: SolveLine) -> Solution {
        var tried = SolveTrail(candidates(line.scan))
        for _ in 0..<8 {
            let centre = tried.all.filter(\.isFeasible).reduce(nil) { best, next in
                best.map { isBetter(next, than: $0) ? next : $0 } ?? next
            }
            guard let centre = centre ?? tried.nearest else { break }
            let finer = line.between(tried.neighbours(of: centre), levels: 5).filter { !tried.holds($0) }
            guard !finer.isEmpty else { break }
            tried.add(candidates(finer))
        }
        let feasible = tried.all.filter(\.isFeasible)
        let best = feasible.reduce(nil as Solution.Candidate?) { best, next in
            best.map { isBetter(next, than: $0) ? next : $0 } ?? next
        }
        return Solution(
            question: question, best: best, beyond: best.flatMap { beyond($0, among: tried.all) },
            nearest: best == nil ? tried.nearest : nil, others: [], method: .search, points: tried.count,
            silent: tried.all.count { $0.objective == nil }, ends: line.ends)
    }
}
