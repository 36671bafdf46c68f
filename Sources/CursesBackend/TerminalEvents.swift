import CNcurses
import TerminalKit

extension Terminal {
    /// Milliseconds without input after which a paste that has no end yet counts as complete.
    private static let pastePatience: Int32 = 1000
    /// A day in milliseconds: the longest limited wait.
    private static let longestWait = 86_400_000
    /// The most events read at once.
    private static let portion = 256

    /// The next event, waiting at most `milliseconds` (nil waits without limit); nil when the time has passed or `wake`
    /// was called. After the terminal is gone or a signal asks the program to end, the event is `quit`.
    public func nextEvent(timeout milliseconds: Int?) -> Event? {
        if !pending.isEmpty { return pending.removeFirst() }
        let deadline = milliseconds.map { ContinuousClock.now + .milliseconds(min(max($0, 0), Self.longestWait)) }
        while true {
            let woken = readSignals()
            readInput()
            if !pending.isEmpty { return pending.removeFirst() }
            if woken { return nil }
            let ready = cn_wait(waitingTime(until: deadline))
            if ready & CN_READY_END != 0 {
                _ = readSignals()
                pending.append(.quit)
            }
            if ready == 0 {
                if isPasteOverdue, let paste = decoder.abandonPaste() { return paste }
                if let deadline, ContinuousClock.now >= deadline { return nil }
            }
        }
    }

    private func waitingTime(until deadline: ContinuousClock.Instant?) -> Int32 {
        let longest: Int32 = decoder.isPasting ? Self.pastePatience : -1
        guard let deadline else { return longest }
        // Rounded up, so that the loop does not spin through the last millisecond.
        let left = Int32(clamping: Int64((max(deadline - .now, .zero) / .milliseconds(1)).rounded(.up)))
        return longest < 0 ? left : min(left, longest)
    }

    private var isPasteOverdue: Bool {
        decoder.isPasting && ContinuousClock.now >= lastInput + .milliseconds(Int(Self.pastePatience))
    }

    private func readInput() {
        var source = TerminalInput()
        defer { if source.hasDelivered { lastInput = .now } }
        // In portions, so that a flood of input cannot hold up signals and frames.
        while pending.count < Self.portion, let event = decoder.next(from: &source) { pending.append(event) }
    }

    /// Acts on the signals that have arrived; true when one of them was a call of `wake`.
    private func readSignals() -> Bool {
        var resized = false
        var woken = false
        loop: while true {
            switch Int(cn_next_signal()) {
            case CN_SIGNAL_RESIZE: resized = true
            case CN_SIGNAL_END: pending.append(.quit)
            case CN_SIGNAL_SUSPEND: suspend()
            case CN_SIGNAL_CONTINUE:
                cn_recover()
                repaint()
            case CN_SIGNAL_WAKE: woken = true
            default: break loop
            }
        }
        if resized {
            cn_follow_size()
            repaint()
        }
        return woken
    }
}
