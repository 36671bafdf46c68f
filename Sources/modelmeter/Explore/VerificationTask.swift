import CursesBackend
import Synchronization
import Verification

/// Compares the figures with the built-in reference counts beside the explorer, and wakes it when that is done.
final class VerificationTask: Sendable {
    private struct Progress {
        var isStarted = false
        var result: Verification?
    }

    private let progress = Mutex(Progress())

    /// What was found; nil while the comparison runs.
    var result: Verification? {
        progress.withLock { $0.result }
    }

    /// Begins, the first time that it is called.
    func start() {
        let isFirst = progress.withLock { progress in
            defer { progress.isStarted = true }
            return !progress.isStarted
        }
        guard isFirst else { return }
        Task.detached(priority: .utility) {
            let found = Verification(reference: .builtIn())
            self.progress.withLock { $0.result = found }
            Terminal.wake()
        }
    }
}
