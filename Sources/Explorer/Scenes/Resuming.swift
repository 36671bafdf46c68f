import AnalyticCore
import Studies
import TerminalKit

/// What of the state a session file depends on: where it is the same, there is nothing to write.
public struct SessionMark: Hashable, Sendable {
    private let changes: Int
    private let view: ViewID
    private let row: String
    private let parameter: Int

    init(_ state: ExplorerState) {
        changes = state.changes
        view = state.view
        row = state.tree.selected
        parameter = state.parameters.selected
    }
}

extension ExplorerState {
    /// What a session file depends on.
    public var sessionMark: SessionMark { SessionMark(self) }

    /// Whether something was done that is worth going on with.
    public var hasWork: Bool { history.canUndo || history.canRedo || !scenes.all.isEmpty }

    /// What outlives the session.
    public var session: Session {
        var session = Session(editor?.before ?? scenario)
        session.scenes = scenes.all.map { Session.Scene(letter: $0.letter, name: $0.name, scenario: $0.scenario) }
        session.chosen = scenes.chosen
        session.done = history.steps.done
        session.undone = history.steps.undone
        session.view = view.rawValue
        session.row = tree.selected
        session.parameter = selectedParameter.id
        return session
    }

    /// Says at the start that there is an earlier session.
    public mutating func offerSession(_ title: String) {
        offersSession = true
        note("\(title): r brings it back")
    }

    /// Goes on with a session. What of it cannot be evaluated any more is left out.
    mutating func resume(_ session: Session) {
        editor = nil
        do throws(ScenarioError) {
            try apply(session.scenario)
        } catch {
            return note("the last session cannot be resumed: \(error.description)", kind: .problem)
        }
        scenes = Scenes()
        for scene in session.scenes {
            guard let point = try? ScenarioPoint(scene.scenario) else { continue }
            scenes.add(KeptScenario(letter: scene.letter, name: scene.name, point: point))
        }
        if let chosen = session.chosen, scenes.named(chosen) != nil { scenes.choose(chosen) }
        history = History(done: session.done, undone: session.undone)
        if let spec = ViewSpec.named(session.view) { open(spec.id) }
        if TreeRows.visible(in: self).contains(where: { $0.key == session.row }) { select(session.row) }
        if let place = scenario.parameters.position(of: session.parameter) { move(toParameter: place) }
        offersSession = false
        let (changes, kept) = (session.done.count, scenes.all.count)
        note(
            "resumed: \(changes) change\(changes == 1 ? "" : "s"), \(kept) kept scenario\(kept == 1 ? "" : "s"); u takes changes back",
            kind: .good)
    }
}
