import AnalyticCore

/// Something that can be swept, charted and tabulated: one number of an evaluated scenario.
public struct Metric: Sendable, Identifiable {
    /// What a metric is of.
    public enum Subject: Hashable, Sendable {
        /// A part of the model in one stage; nil for all stages.
        case stage(Stage?)
        /// The request: its tokens, its cache, the memory that it takes.
        case request
        /// What a user waits for and pays.
        case service
    }

    /// The name on the command line.
    public let id: String
    /// The name on charts.
    public private(set) var title: String
    /// What it is counted in.
    public let unit: MetricUnit
    /// The unit as a heading writes it.
    public private(set) var symbol: String
    /// What it is of.
    public let subject: Subject
    /// How much of an evaluation it reads.
    public let needs: MetricNeeds
    private let read: @Sendable (StudyPoint) -> Double?
    /// How it is read of a service, where it is read of nothing else.
    private let readService: (@Sendable (Service) -> Double?)?

    init(
        _ id: String, _ title: String, _ unit: MetricUnit, of subject: Subject, needs: MetricNeeds,
        service: (@Sendable (Service) -> Double?)? = nil, _ read: @escaping @Sendable (StudyPoint) -> Double?
    ) {
        readService = service
        self.id = id
        self.title = title
        self.unit = unit
        symbol = unit.symbol
        self.subject = subject
        self.needs = needs
        self.read = read
    }

    /// A figure of the whole model in a stage; nil for all stages.
    init(_ figure: NodeFigure, in stage: Stage?) {
        let title = stage.map { $0.rawValue + " " } ?? (figure.isSum ? "all " : "")
        self.init(
            "\(stage?.rawValue ?? "total").\(figure.id)", title + figure.title, figure.unit, of: .stage(stage),
            needs: figure.needs
        ) { point in figure.value(point.sums(in: stage))?.number }
    }

    /// The stage that it is of; nil where it is of all, or of none.
    public var stage: Stage? {
        if case .stage(let stage) = subject { stage } else { nil }
    }

    /// Whether a model can have it: what is of pages needs a model that takes some.
    public func isOf(_ model: AnyModel) -> Bool {
        model.facts.hasVision || !(stage == .vision || Self.ofPages.contains(id))
    }

    private static let ofPages: Set = ["tokens.image", "tiles"]

    /// The same figure in the model's own word for a request.
    public func inWords(of card: ModelCard) -> Metric {
        var metric = self
        metric.title = card.inOwnWords(title)
        metric.symbol = card.inOwnWords(symbol)
        return metric
    }

    /// The number; nil where there is none, as for a time per token where nothing is decoded.
    public func value(_ point: StudyPoint) -> Double? { read(point) }

    /// The same with a service that was worked out of the point before, where there is one.
    func value(_ point: StudyPoint, _ service: Service?) -> Double? {
        guard let service, let readService else { return read(point) }
        return readService(service)
    }

    /// The heading of a column of numbers: id and unit.
    public var heading: String { "\(id) [\(symbol)]" }

    /// The number as people read it, with its unit.
    public func text(_ value: Double) -> String {
        symbol == unit.symbol ? unit.text(value) : unit.text(value).replacing(unit.symbol, with: symbol)
    }
}
