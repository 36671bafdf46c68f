import AnalyticCore

/// What a report says about one model in its own words: chosen by numbers, with no figure typed.
public struct ModelStudies: Sendable {
    /// The model's name.
    public let title: String
    /// What it is, in a sentence or two.
    public let introduction: String
    /// Its parts, in the order of the data: name, path, and the stages that they work in.
    public let parts: [ModelPart]
    /// What follows from the numbers of a scenario: each with a figure and what is to be concluded.
    public let findings: @Sendable (Scenario) throws(ScenarioError) -> [Finding]
    /// What a sweep shows, by its id.
    public let readings: @Sendable (String, SweepReading) -> [String]
    /// What readers call parameters that its sweeps vary, by id: on axes, in legends and sentences.
    public let names: [String: String]
    /// What each figure of a sweep shows, by its id, where a sweep has several: quantities of different units.
    public let figures: [String: [String]]
    /// What profiles show.
    public let profiles: @Sendable ([ProfilePoint]) -> [String]
    /// Why layers of an earlier analysis differ from the measured counts, by layer.
    public let causes: [String: EarlierCause]
    /// Errors of the earlier analysis, with what they amount to in a scenario.
    public let knownErrors: @Sendable (Evaluation) -> [String]
    /// What the figures do not cover.
    public let limitations: [String]
    /// Versions that the reference counts were taken with, and the code.
    public let reference: String
}

/// A part of a model.
public struct ModelPart: Sendable {
    /// The name in sentences.
    public let name: String
    /// The path of its node.
    public let path: String
    /// Whether it works on the page, before there are tokens.
    public let isTower: Bool

    /// A part.
    public init(_ name: String, _ path: String, isTower: Bool = false) {
        self.name = name
        self.path = path
        self.isTower = isTower
    }

    /// The name as a heading: without its article.
    public var title: String { name.hasPrefix("the ") ? String(name.dropFirst(4)) : name }
}

/// A sentence with a number, and what follows from it.
public struct Finding: Sendable {
    /// What was found.
    public let fact: String
    /// What is to be concluded.
    public let therefore: String

    /// A finding.
    public init(_ fact: String, therefore: String) {
        self.fact = fact
        self.therefore = therefore
    }

    /// Both in one line.
    public var text: String { "\(fact.prefix(1).uppercased() + fact.dropFirst()); therefore \(therefore)." }
}

/// Why a figure of an earlier analysis differs from the measured one: what it counts beside it, and what it leaves out.
public struct EarlierCause: Sendable {
    /// One reason, in FLOPs.
    public struct Term: Sendable {
        /// What it is.
        public let words: String
        /// FLOPs that the earlier figure has too many; below 0 where it leaves them out.
        public let flops: Double

        /// A term.
        public init(_ words: String, _ flops: Double) {
            self.words = words
            self.flops = flops
        }
    }

    /// All of them; together they are the difference.
    public let terms: [Term]

    /// A cause of these terms.
    public init(_ terms: Term...) { self.terms = terms }

    /// The difference, FLOPs.
    public var flops: Double { terms.reduce(0) { $0 + $1.flops } }
}
