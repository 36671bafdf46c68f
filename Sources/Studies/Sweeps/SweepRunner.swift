import AnalyticCore
import Dispatch

/// Runs sweeps on all cores, in order, a portion at a time, so that a million points need no memory and can be stopped.
public enum SweepRunner {
    /// Points that one core works out in one go.
    static let piece = 256
    /// Pieces of a portion: enough to keep several cores busy, few enough to wait for.
    static let piecesAtOnce = 16

    /// Runs every point, turns each piece of rows into something else beside the others, and hands the results over in order.
    ///
    /// - Parameters:
    ///   - goesOn: Asked by every core between points; false ends the run with the rows before it.
    ///   - make: Given the index of its first row, and rows.
    /// - Returns: How many points were run.
    @discardableResult
    public static func run<Result: Sendable>(
        _ sweep: Sweep, goesOn: @escaping @Sendable () -> Bool = { true }, progress: (Int) -> Void = { _ in },
        make: @escaping @Sendable (Int, SweepRows) -> Result, take: (Result) throws -> Void
    ) rethrows -> Int {
        let count = sweep.count
        let needs = sweep.columns.needs
        var done = 0
        while done < count, goesOn() {
            let end = min(done + piece * piecesAtOnce, count)
            let start = done
            let results = concurrently((end - start + piece - 1) / piece) { index in
                let first = start + index * piece
                let rows = rows(of: sweep, first..<min(first + piece, end), for: needs, goesOn)
                return (count: rows.count, wanted: min(first + piece, end) - first, result: make(first, rows))
            }
            for result in results {
                try take(result.result)
                done += result.count
                guard result.count == result.wanted else { return done }
            }
            progress(done)
        }
        return done
    }

    /// All rows, for sweeps that are small; fewer where it was stopped.
    public static func rows(of sweep: Sweep, goesOn: @escaping @Sendable () -> Bool = { true }) -> SweepRows {
        var all = SweepRows(columns: sweep.columns.count)
        all.reserve(sweep.count)
        run(sweep, goesOn: goesOn, make: { $1 }, take: { all.append($0) })
        return all
    }

    private static func rows(
        of sweep: Sweep, _ range: Range<Int>, for needs: MetricNeeds, _ goesOn: () -> Bool
    ) -> SweepRows {
        var rows = SweepRows(columns: sweep.columns.count)
        rows.reserve(range.count)
        for row in range {
            // Asking is cheap beside a point with times, and a quarter of a piece is soon over without them.
            if needs == .time || row % 64 == 0, !goesOn() { break }
            do throws(ScenarioError) {
                rows.append(
                    sweep.columns, of: try sweep.point(sweep.xValue(row), series: sweep.seriesValue(row), for: needs))
            } catch {
                rows.append(error)
            }
        }
        return rows
    }

    /// What `body` makes of each index, in order, worked out on all cores.
    static func concurrently<Result: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (Int) -> Result
    ) -> [Result] {
        guard count > 1 else { return (0..<count).map(body) }
        return [Result](unsafeUninitializedCapacity: count) { buffer, filled in
            nonisolated(unsafe) let results = buffer
            DispatchQueue.concurrentPerform(iterations: count) { index in
                (results.baseAddress.map { $0 + index })?.initialize(to: body(index))
            }
            filled = count
        }
    }
}
