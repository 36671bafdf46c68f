import AnalyticCore

/// What is to be found: the value of one parameter that makes a figure as large or as small as constraints allow.
public struct Question: Sendable {
    /// Which end is looked for.
    public enum Direction: String, Sendable {
        case maximise, minimise

        /// Whether the left is the better one.
        func prefers(_ left: Double, to right: Double) -> Bool { self == .maximise ? left > right : left < right }
    }

    /// Which end is looked for.
    public let direction: Direction
    /// What is made large or small.
    public let goal: SolveQuantity
    /// What is changed for it.
    public let over: Parameter
    /// The values that it may take; nil for all that it allows.
    public let range: SweepRange?
    /// What must hold.
    public let constraints: [Constraint]

    /// A question.
    ///
    /// - Parameters:
    ///   - goal: A metric or a parameter.
    ///   - over: A parameter, perhaps with values, as in `batch=1..64`; where it is left out, the goal itself, or for a metric
    ///     the batch.
    ///   - constraints: Each as `Constraint.parsing` reads it.
    /// - Throws: `SolveError` that names what is not understood.
    public init(
        _ direction: Direction, _ goal: String, over: String? = nil, subjectTo constraints: [String],
        in scenario: Scenario
    ) throws(SolveError) {
        guard !goal.trimmed.isEmpty else { throw .question("write what to \(direction): a parameter or a metric") }
        let quantity = try SolveQuantity(goal, in: scenario)
        let (parameter, range) = try Self.axis(over, quantity, in: scenario)
        if case .parameter(let parameter) = quantity, parameter.value(in: scenario).number == nil {
            let verb = direction == .maximise ? "--maximise pages_per_s" : "--minimise price"
            throw .question(
                "\(parameter.id) is no number and has no largest value; write \(verb) --over \(parameter.id)")
        }
        var read: [Constraint] = []
        for text in constraints { read += try Constraint.parsing(text, in: scenario) }
        self.init(direction, quantity, over: parameter, range, read)
    }

    init(
        _ direction: Direction, _ goal: SolveQuantity, over: Parameter, _ range: SweepRange? = nil,
        _ constraints: [Constraint]
    ) {
        (self.direction, self.goal, self.over, self.range) = (direction, goal, over, range)
        self.constraints = constraints
    }

    /// The largest value of a parameter that fits and meets those targets that its present value meets; where one is missed now,
    /// a larger value is no worse for that.
    public static func largest(_ parameter: Parameter, in scenario: Scenario) -> Question? {
        guard parameter.value(in: scenario).number != nil, let evaluation = try? Evaluation(scenario) else {
            return nil
        }
        let point = SolvePoint(evaluation, for: .time)
        let met = Constraint.targets().filter { $0.verdict(point).holds }
        return Question(.maximise, .parameter(parameter), over: parameter, nil, [.fits] + met)
    }

    private static func axis(
        _ text: String?, _ goal: SolveQuantity, in scenario: Scenario
    ) throws(SolveError) -> (Parameter, SweepRange?) {
        guard let text, !text.trimmed.isEmpty else {
            if case .parameter(let parameter) = goal { return (parameter, nil) }
            return (try parameter("batch", in: scenario), nil)
        }
        let parts = text.trimmed.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        let parameter = try parameter(parts.first ?? "", in: scenario)
        guard parts.count > 1 else {
            if case .list = parameter.kind { throw .question("\(parameter.id) needs values: \(parameter.id)=VALUE") }
            return (parameter, nil)
        }
        do throws(SweepError) {
            return (parameter, try SweepRange(parsing: parts[1], for: parameter, in: scenario))
        } catch {
            throw .range(error)
        }
    }

    private static func parameter(_ id: String, in scenario: Scenario) throws(SolveError) -> Parameter {
        do throws(ScenarioError) {
            return try scenario.parameters.parameter(id)
        } catch {
            throw .range(.scenario(error))
        }
    }

    /// How much of an evaluation it reads.
    var needs: MetricNeeds { max(goal.needs, constraints.map(\.needs).max() ?? .totals) }

    /// The question as it would be typed: `maximise batch subject to fits ttft<=300ms`.
    public var text: String {
        let isOver = over.id != goal.id || range != nil
        let values = range.map { range in
            range.count > 8
                ? "=\(range[0])..\(range[range.count - 1])" : "=" + range.values.map(\.text).joined(separator: ",")
        }
        let conditions = constraints.map(\.text).joined(separator: " ")
        return "\(direction.rawValue) \(goal.id)" + (isOver ? " over \(over.id)\(values ?? "")" : "")
            + (conditions.isEmpty ? "" : " subject to \(conditions)")
    }
}
