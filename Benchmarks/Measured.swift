import Foundation

/// How long something takes, in several rounds.
struct Measured {
    let figure: BenchFigure
    /// Seconds of one call: the median of the rounds.
    let seconds: Double
    /// Calls for each run of the fixed loop beside it, turned round: how many loops a call takes, the median of the rounds.
    let loops: Double

    /// Seconds that work takes by a clock.
    static func seconds(_ clock: BenchFigure.Clock = .thread, _ work: () throws -> Void) rethrows -> Double {
        let start = clock.seconds
        try work()
        return clock.seconds - start
    }

    /// Lets no result be left out.
    @inline(never) static func keep<Value>(_ value: Value) {}

    /// Measures figures by turns, each beside the fixed loop, so that a disturbance meets all of them and none in most rounds.
    static func rounds(of figures: [BenchFigure]) throws -> [Measured] {
        var times: [[Double]] = figures.map { _ in [] }
        var ratios = times
        let calls = try figures.map { figure in
            // Also warms what is worked out once.
            let once = try min(seconds(figure.clock, figure.work), seconds(figure.clock, figure.work))
            return max(1, Int(shortestRound / max(once, 1e-9)))
        }
        for round in 0..<(figures.map(\.rounds).max() ?? 0) {
            for (index, figure) in figures.enumerated() where round < figure.rounds {
                let before = FixedLoop.seconds(figure.clock)
                let time = try seconds(figure.clock) { for _ in 0..<calls[index] { try figure.work() } }
                let after = FixedLoop.seconds(figure.clock)
                let one = time / Double(calls[index]) * figure.scale
                times[index].append(one)
                ratios[index].append(one / ((before + after) / 2))
            }
        }
        return figures.indices.map {
            Measured(figure: figures[$0], seconds: median(times[$0]), loops: median(ratios[$0]))
        }
    }

    /// Short calls are repeated for this long in each round, in seconds.
    private static let shortestRound = 0.01

    static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        return sorted.isEmpty ? .nan : (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
    }
}

/// Something whose time is told.
struct BenchFigure {
    /// Its name in the file of bounds.
    let id: String
    /// What is measured.
    var title: String
    /// How often it is measured.
    var rounds = 15
    /// What a measured time is multiplied by.
    var scale = 1.0
    /// What tells the time.
    var clock = Clock.thread
    let work: () throws -> Void

    /// What tells a time.
    enum Clock {
        /// The time that this thread has on a core: others on the machine do not lengthen it.
        case thread
        /// The time of day, for what several threads or another process do.
        case wall

        var seconds: Double {
            var time = timespec()
            clock_gettime(self == .thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
        }
    }
}
