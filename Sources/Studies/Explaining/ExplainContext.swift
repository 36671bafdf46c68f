import AnalyticCore

/// What explanations are made of: an evaluation with its times, and how figures are to be written.
public struct ExplainContext: Sendable {
    /// What is counted.
    public let evaluation: Evaluation
    /// How long it takes.
    public let timing: TimeEvaluation
    /// What a user waits for.
    public let service: Service
    /// What one device holds.
    public let memory: MemoryEvaluation
    /// The stage that figures are of; nil for all.
    public let stage: Stage?
    /// How figures are written.
    public let style: FigureStyle
    /// Whether formulas are written in letters, else in words.
    public let usesLetters: Bool
    /// What was measured of classes, by their names: a sentence, and whether it is good news.
    public let measured: [String: Measured]
    /// What else was evaluated for the same subject; nil while it is being worked out.
    public let outlook: Outlook?

    /// What is known of a class from counts on its real code: a sentence, and whether that is good news.
    public struct Measured: Sendable, Hashable {
        /// What was found, as a sentence.
        public var sentence: String
        /// How it is coloured.
        public var tone: Explained.Tone

        /// What is known, and how good that is.
        public init(_ sentence: String, _ tone: Explained.Tone) {
            (self.sentence, self.tone) = (sentence, tone)
        }
    }

    /// A context.
    public init(
        _ timing: TimeEvaluation, service: Service, memory: MemoryEvaluation, stage: Stage? = nil,
        style: FigureStyle = .si, usesLetters: Bool = false, measured: [String: Measured] = [:], outlook: Outlook? = nil
    ) {
        evaluation = timing.evaluation
        self.timing = timing
        self.service = service
        self.memory = memory
        self.stage = stage
        self.style = style
        self.usesLetters = usesLetters
        self.measured = measured
        self.outlook = outlook
    }

    /// The explanation of a subject.
    public func explained(_ subject: ExplainSubject) -> Explained {
        switch subject {
        case .node(let node): onlyOperation(of: node).map(operation) ?? module(node)
        case .parameter(let id): parameter(id)
        case .memory: memoryExplained()
        case .cache: cacheExplained()
        case .tokens: tokensExplained()
        case .firstToken: firstTokenExplained()
        case .perToken: perTokenExplained()
        case .rate: rateExplained()
        }
    }

    /// The operation that a node is, or the only one inside it: a table of one part would explain nothing.
    private func onlyOperation(of node: Int) -> Int? {
        let operations = (node..<evaluation.nodes[node].end).filter { evaluation.nodes[$0].kind != nil }
        return operations.count == 1 ? operations.first : nil
    }

    var scenario: Scenario { evaluation.scenario }

    /// The stages that figures are of.
    var stages: [Stage] { stage.map { [$0] } ?? evaluation.stages }

    /// The passes of those stages in which a node runs.
    func passes(of node: Int) -> [Pass] {
        evaluation.plan.passes.filter {
            stages.contains(evaluation.plan.stage(of: $0)) && evaluation.calls(of: node, in: $0) > .zero
        }
    }

    /// The time of a node in those stages.
    func time(of node: Int) -> Time { stages.reduce(Time.zero) { $0 + timing.time(of: node, in: $1) } }

    /// The cost of a node in those stages, in the form that is counted.
    func cost(of node: Int) -> Cost { stages.reduce(Cost.zero) { $0 + evaluation.cost(of: node, in: $1) } }

    /// What figures hold for.
    var holdsFor: String { Self.holdsFor(scenario, stage) }

    /// What the figures of a scenario hold for, in the order in which they may be left out at the end.
    public static func holdsFor(_ scenario: Scenario, _ stage: Stage?) -> String {
        ([stage?.rawValue].compactMap { $0 } + Answer.conditions(of: scenario)).joined(separator: " · ")
    }

    /// The names of the nodes down to one, from the root.
    func breadcrumb(of node: Int) -> [String] {
        evaluation.lineage(of: node).filter { $0 == 0 || !evaluation.title(of: $0).isEmpty }
            .map { evaluation.title(of: $0) }
    }

    func exact(_ count: Count) -> String { Figure.number(count, style: .exact) }
    func bytes(_ count: Count) -> String { Figure.bytes(count, style: style) }
    func bytes(_ bytes: Double) -> String {
        Figure.bytes(Count(UInt128(max(0, min(bytes.rounded(), 1e30)))), style: style)
    }
    func flops(_ count: Count) -> String { Figure.flops(count, style: style) }
    /// A number of kernels or launches: whole where it is whole.
    func count(_ value: Double) -> String {
        value == value.rounded() && value < 1e15 ? Figure.grouped(Count(Int(value))) : Figure.plain(value)
    }
    func seconds(_ seconds: Double) -> String { seconds > 0 ? Figure.seconds(seconds) : "—" }
    func intensity(_ value: Double) -> String {
        value < 0.095 ? Figure.plain(value) : Figure.decimal(value, places: value < 9.95 ? 1 : 0)
    }

    /// A formula as the user wants it.
    func formula(_ expression: Expression) -> String { usesLetters ? expression.symbols : expression.words }
}
