import AnalyticCore
import Studies

/// What was changed, and how to take it back.
public struct History: Sendable {
    /// One change.
    struct Entry: Sendable {
        var before: Scenario
        var after: Scenario
        var description: String
    }

    /// Changes kept; older ones are forgotten.
    static let limit = 500
    private var done: [Entry] = []
    private var undone: [Entry] = []
    /// What was typed for each parameter, the newest last.
    private var typed: [String: [String]] = [:]

    init() {}

    /// The changes of an earlier session.
    init(done: [Session.Step], undone: [Session.Step]) {
        func entry(_ step: Session.Step) -> Entry {
            Entry(before: step.before, after: step.after, description: step.description)
        }
        self.done = done.suffix(Self.limit).map(entry)
        self.undone = undone.reversed().map(entry)
    }

    /// The changes in force, the oldest first, and those that were taken back, the next to be made again first.
    var steps: (done: [Session.Step], undone: [Session.Step]) {
        func step(_ entry: Entry) -> Session.Step {
            Session.Step(before: entry.before, after: entry.after, description: entry.description)
        }
        return (done.map(step), undone.reversed().map(step))
    }

    /// Whether there is something to take back.
    public var canUndo: Bool { !done.isEmpty }
    /// Whether there is something to make again.
    public var canRedo: Bool { !undone.isEmpty }
    /// The changes in force, the newest first.
    public var descriptions: [String] { done.reversed().map(\.description) }

    mutating func add(_ entry: Entry) {
        done.append(entry)
        if done.count > Self.limit { done.removeFirst() }
        undone = []
    }

    mutating func undo() -> Entry? {
        guard let entry = done.popLast() else { return nil }
        undone.append(entry)
        return entry
    }

    mutating func redo() -> Entry? {
        guard let entry = undone.popLast() else { return nil }
        done.append(entry)
        return entry
    }

    mutating func remember(_ text: String, for id: String) {
        var entries = typed[id, default: []]
        entries.removeAll { $0 == text }
        entries.append(text)
        typed[id] = entries.suffix(64)
    }

    func entries(for id: String) -> [String] {
        typed[id] ?? []
    }
}
