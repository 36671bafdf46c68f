import Explorer
import ScenarioFiles
import Studies
import Synchronization

/// Writes the session beside the explorer: after each change and each move, the newest state alone, so that a crash loses nothing and no key waits.
final class SessionKeeper: Sendable {
    private struct Waiting {
        var session: Session?
        var isWriting = false
    }

    private let store: SessionStore
    private let waiting = Mutex(Waiting())
    /// The session that this run took over, to be forgotten once it is written under this run's name.
    private let takenOver = Mutex<String?>(nil)
    private let writing = Mutex(())

    init(_ store: SessionStore) { self.store = store }

    /// Says which session this run has taken over: the file that was read, whatever has ended since.
    func hasResumed(_ path: String) { takenOver.withLock { $0 = path } }

    /// Writes a session soon.
    func keep(_ session: Session) {
        let starts = waiting.withLock { waiting in
            waiting.session = session
            defer { waiting.isWriting = true }
            return !waiting.isWriting
        }
        if starts { Task.detached(priority: .utility) { self.writeWhatWaits() } }
    }

    /// Writes a session now, the last of this run.
    func finish(with session: Session) {
        waiting.withLock { $0.session = nil }
        writing.withLock { _ in write(session) }
    }

    /// Leaves nothing of this run, in which nothing was done.
    func forget() {
        waiting.withLock { $0.session = nil }
        writing.withLock { _ in store.forget(store.own) }
    }

    private func writeWhatWaits() {
        while true {
            let isDone = writing.withLock { _ in
                let next = waiting.withLock { waiting in
                    defer { waiting.session = nil }
                    if waiting.session == nil { waiting.isWriting = false }
                    return waiting.session
                }
                guard let next else { return true }
                write(next)
                return false
            }
            if isDone { return }
        }
    }

    private func write(_ session: Session) {
        // A folder that cannot be written to costs the session, not the work.
        guard (try? store.write(SessionFile.text(of: session, version: ModelMeter.version))) != nil else { return }
        takenOver.withLock { path in
            if let path { store.forget(path) }
            path = nil
        }
    }
}
