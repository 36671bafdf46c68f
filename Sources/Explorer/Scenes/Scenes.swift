import AnalyticCore
import Studies

/// A scenario that was kept under a letter.
public struct KeptScenario: Sendable {
    /// A, B, C …
    public let letter: String
    /// What it is called: what was typed, or what it sets.
    public internal(set) var name: String
    /// What is read of it.
    public let point: ScenarioPoint
    /// What is asked of it first.
    let answer: Answer

    init(letter: String, name: String, point: ScenarioPoint) {
        (self.letter, self.name, self.point) = (letter, name, point)
        answer = Answer(point.timing, service: point.service, memory: point.memory)
    }

    /// The scenario.
    public var scenario: Scenario { point.scenario }
}

/// The scenarios that were kept, and the one that all views compare with.
public struct Scenes: Sendable {
    /// All of them, in the order of their letters.
    public private(set) var all: [KeptScenario] = []
    /// The letter of the one that views compare with.
    public private(set) var chosen: String?

    init() {}

    /// The one that views compare with; nil where none was kept.
    public var baseline: KeptScenario? { all.first { $0.letter == chosen } }

    /// The one with a letter, in either case, or of a name.
    public func named(_ word: String) -> KeptScenario? {
        all.first { $0.letter == word.uppercased() } ?? all.first { $0.name.lowercased() == word.lowercased() }
    }

    /// The one that holds a scenario.
    func holding(_ scenario: Scenario) -> KeptScenario? { all.first { $0.scenario == scenario } }

    /// The letter behind the last one; nil behind Z.
    var nextLetter: String? {
        guard let last = all.last?.letter.unicodeScalars.first else { return "A" }
        return last.value < 0x5A ? Unicode.Scalar(last.value + 1).map { String(Character($0)) } : nil
    }

    mutating func add(_ scene: KeptScenario) {
        all.append(scene)
    }

    mutating func choose(_ letter: String) { chosen = letter }

    mutating func rename(_ letter: String, to name: String) {
        guard let index = all.firstIndex(where: { $0.letter == letter }) else { return }
        all[index].name = name
    }

    /// Drops one; the first of the others is compared with then, where it was the chosen one.
    mutating func drop(_ letter: String) {
        all.removeAll { $0.letter == letter }
        if chosen == letter { chosen = all.first?.letter }
    }
}

/// A row of the list of scenarios.
public struct SceneRow: Hashable, Sendable {
    /// Its letter; `now` for values that are not kept.
    public let letter: String
    /// What it is called.
    public let name: String
    /// Requests or tokens per second, with the unit; a dash where there are none.
    public let rate: String
    /// Whether it fits in memory; nil where sources dispute the capacity.
    public let fits: Bool?
    /// Whether its values are in force.
    public let isNow: Bool
    /// Whether views compare with it.
    public let isBaseline: Bool
}
