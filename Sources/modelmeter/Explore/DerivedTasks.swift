import CursesBackend
import Explorer
import Synchronization

/// Works out beside the explorer what takes longer than a repaint may, and wakes it when that is done.
final class DerivedTasks: Sendable {
    private struct Progress {
        var running: [DerivedRequest.Kind: Task<Void, Never>] = [:]
        var results: [DerivedResult] = []
    }

    private let progress = Mutex(Progress())

    /// Begins a piece of work; an older one of its kind is of no use any more and is cancelled.
    func start(_ request: DerivedRequest) {
        let task = Task.detached(priority: .utility) {
            guard let result = request.run(), !Task.isCancelled else { return }
            self.progress.withLock { $0.results.append(result) }
            Terminal.wake()
        }
        progress.withLock { progress in
            progress.running[request.kind]?.cancel()
            progress.running[request.kind] = task
        }
    }

    /// What has been worked out since the last time.
    func takeResults() -> [DerivedResult] {
        progress.withLock { progress in
            defer { progress.results = [] }
            return progress.results
        }
    }
}
