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

    /// A part.
    public init(_ name: String, _ path: String) {
        self.name = name
        self.path = path
    }
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

/// Why a figure of an earlier analysis differs from the measured one.
public enum EarlierCause: Sendable {
    /// It counts elementwise work, in words, among matrix FLOPs.
    case elementwise(String)
    /// It leaves products out: those of operations whose names are given, in words.
    case leavesOut(names: [String], words: String)
}
