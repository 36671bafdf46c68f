import Glibc

/// Whether the user has asked to stop.
final class Interrupt: Sendable {
    /// The signal arrives on any thread; a flag is all that it may set.
    nonisolated(unsafe) private static var flag: sig_atomic_t = 0

    init() {
        Self.flag = 0
        // A parent may have left them blocked.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        signal(SIGINT) { _ in Interrupt.flag = 1 }
        signal(SIGTERM) { _ in Interrupt.flag = 1 }
    }

    /// Whether it has.
    var hasCome: Bool { Self.flag != 0 }
}
