import AnalyticCore

/// What of a session in the explorer outlives it.
public struct Session: Sendable {
    /// A scenario that was kept.
    public struct Scene: Hashable, Sendable {
        /// Its letter.
        public let letter: String
        /// What it is called.
        public let name: String
        /// Its values.
        public let scenario: Scenario

        /// A kept scenario.
        public init(letter: String, name: String, scenario: Scenario) {
            self.letter = letter
            self.name = name
            self.scenario = scenario
        }
    }

    /// One change.
    public struct Step: Hashable, Sendable {
        /// The values before it, and behind it.
        public let before: Scenario, after: Scenario
        /// What it was.
        public let description: String

        /// A change.
        public init(before: Scenario, after: Scenario, description: String) {
            self.before = before
            self.after = after
            self.description = description
        }
    }

    /// The values in force.
    public var scenario: Scenario
    /// The scenarios that were kept.
    public var scenes: [Scene] = []
    /// The letter of the one that views compare with.
    public var chosen: String?
    /// The changes in force, the oldest first.
    public var done: [Step] = []
    /// The changes that were taken back, the next to be made again first.
    public var undone: [Step] = []
    /// The view on the screen, by its id.
    public var view = ""
    /// The selected row of the tree, by its key.
    public var row = ""
    /// The selected parameter, by its id.
    public var parameter = ""

    /// A session in which nothing was done.
    public init(_ scenario: Scenario) { self.scenario = scenario }
}
