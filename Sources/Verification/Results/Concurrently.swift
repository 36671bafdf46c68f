import Dispatch

/// Work that is done on all cores.
enum Concurrently {
    /// What `work` makes of each index, in order.
    static func map<Made: Sendable>(count: Int, _ work: @Sendable (Int) -> Made) -> [Made] {
        [Made](unsafeUninitializedCapacity: count) { buffer, filled in
            // Every index is written once, by the thread that works it out.
            nonisolated(unsafe) let made = buffer
            DispatchQueue.concurrentPerform(iterations: count) { index in
                guard let first = made.baseAddress else { return }
                (first + index).initialize(to: work(index))
            }
            filled = count
        }
    }
}
