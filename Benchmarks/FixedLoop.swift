import Dispatch

/// The same work on every machine and in every version: what a figure takes is compared with what this takes beside it, so
/// that neither a slow machine nor a busy one looks like a slow program.
enum FixedLoop {
    /// Integers, floating point and a table that fits the first cache, a few milliseconds of it.
    static func run() -> Double {
        var table = (0..<2048).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
        var (state, sum) = (UInt64(88_172_645_463_325_252), 0.0)
        for _ in 0..<600_000 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            let place = Int(state & 2047)
            table[place] = table[place] &+ state &* 31
            sum += Double(table[place] >> 40) / Double(state | 1)
        }
        return sum
    }

    /// Seconds of the loop by a clock: on one core, or by the time of day on two cores at once, as what uses both finds the
    /// machine.
    static func seconds(_ clock: BenchFigure.Clock) -> Double {
        Measured.seconds(clock) {
            switch clock {
            case .thread: Measured.keep(run())
            case .wall: DispatchQueue.concurrentPerform(iterations: 2) { _ in Measured.keep(run()) }
            }
        }
    }
}
