import Dispatch

/// Runs sweeps on all cores, in order, a portion at a time, so that a million points need no memory and can be stopped.
public enum SweepRunner {
    /// Points of a portion.
    static let portion = 1024

    /// Runs every point and hands the rows over in order. `goesOn` is asked between portions.
    ///
    /// - Returns: How many points were run.
    @discardableResult
    public static func run(
        _ sweep: Sweep, goesOn: () -> Bool = { true }, progress: (Int) -> Void = { _ in },
        _ take: ([Sweep.Row]) -> Void
    ) -> Int {
        let count = sweep.count
        var done = 0
        while done < count, goesOn() {
            let end = min(done + portion, count)
            take(rows(of: sweep, done..<end))
            done = end
            progress(done)
        }
        return done
    }

    /// All rows, for sweeps that are small.
    public static func rows(of sweep: Sweep) -> [Sweep.Row] {
        rows(of: sweep, 0..<sweep.count)
    }

    private static func rows(of sweep: Sweep, _ range: Range<Int>) -> [Sweep.Row] {
        let start = range.lowerBound
        guard range.count > 64 else { return range.map { sweep.row($0) } }
        return [Sweep.Row](unsafeUninitializedCapacity: range.count) { buffer, filled in
            nonisolated(unsafe) let rows = buffer
            let pieces = (range.count + 63) / 64
            DispatchQueue.concurrentPerform(iterations: pieces) { piece in
                guard let first = rows.baseAddress else { return }
                for offset in (piece * 64)..<min((piece + 1) * 64, range.count) {
                    (first + offset).initialize(to: sweep.row(start + offset))
                }
            }
            filled = range.count
        }
    }
}
