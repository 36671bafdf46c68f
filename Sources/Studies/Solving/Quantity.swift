import AnalyticCore

/// A number that a question is about: a metric, or a parameter that is one.
public enum SolveQuantity: Sendable {
    /// A figure that is worked out.
    case metric(Metric)
    /// A value that is set.
    case parameter(Parameter)

    /// The quantity that a word names, of those that a model has. `pages/s` and `tokens/s` name rates.
    ///
    /// - Throws: `SolveError.unknown` with what comes near.
    public init(_ word: String, in scenario: Scenario) throws(SolveError) {
        let typed = word.trimmed
        let id = Self.spoken[typed.lowercased()] ?? typed
        let model = scenario.model
        for name in [id, id.lowercased()] {
            if let metric = MetricCatalogue.metric(name), metric.isOf(model) {
                self = .metric(metric.inWords(of: model.card))
                return
            }
            if let place = scenario.parameters.position(of: name) {
                self = .parameter(scenario.parameters.all[place])
                return
            }
        }
        let names = MetricCatalogue.of(model).map(\.id) + scenario.parameters.all.map(\.id)
        throw .unknown(typed, nearest: EditDistance.nearest(to: typed, among: names))
    }

    /// What people say for a metric.
    private static let spoken = [
        "pages/s": "pages_per_s", "prompts/s": "pages_per_s", "requests/s": "pages_per_s", "throughput": "pages_per_s",
        "tokens/s": "tokens_per_s", "cost": "price", "first-token": "ttft", "per-token": "tpot",
    ]

    /// The name on the command line.
    public var id: String {
        switch self {
        case .metric(let metric): metric.id
        case .parameter(let parameter): parameter.id
        }
    }

    /// The unit of a metric.
    var unit: MetricUnit? { if case .metric(let metric) = self { metric.unit } else { nil } }

    /// How much of an evaluation it reads.
    var needs: MetricNeeds { if case .metric(let metric) = self { metric.needs } else { .totals } }

    /// A value with its unit.
    public func text(_ value: Double) -> String {
        switch self {
        case .metric(let metric): return metric.text(value)
        case .parameter(let parameter):
            let number = value == value.rounded() ? ParameterValue.decimal(value).text : Figure.plain(value)
            return parameter.unit.isEmpty ? number : "\(number) \(parameter.unit)"
        }
    }

    /// The number; nil where there is none.
    func value(_ point: SolvePoint) -> Double? {
        switch self {
        case .metric(let metric): metric.value(point.study, point.service)
        case .parameter(let parameter): parameter.value(in: point.study.scenario).number
        }
    }
}

/// One evaluated scenario, with what constraints share.
struct SolvePoint {
    let study: StudyPoint
    let service: Service?
    let memory: MemoryEvaluation?

    init(_ evaluation: Evaluation, for needs: MetricNeeds) {
        study = StudyPoint(evaluation, for: needs)
        service = study.service
        memory = needs == .totals ? nil : MemoryEvaluation(evaluation)
    }
}

extension String {
    /// The text without blanks around it.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
