/// The roofline of one operation: how long its parts would take by themselves, seconds.
struct OperationRoofline {
    /// Matrix work.
    var matrix: Double
    /// Vector work.
    var vector: Double
    /// Traffic.
    var memory: Double
    /// Launches.
    var launch: Double
    /// Matrix work at peak, of what no kernel can skip.
    var leastMatrix: Double
    /// Compulsory traffic at peak: weights, and keys and values.
    var leastMemory: Double

    /// The work that takes longest.
    private var longest: Limiter {
        if matrix >= vector, matrix >= memory { return .matrix }
        return vector >= memory ? .vector : .memory
    }

    /// The time of one run.
    var time: Time {
        var time = Time()
        let top = max(matrix, vector, memory)
        let longest = longest
        time.matrix = longest == .matrix ? top : 0
        time.vector = longest == .vector ? top : 0
        time.memory = longest == .memory ? top : 0
        time.launch = launch
        time.floor = max(leastMatrix, leastMemory)
        return time
    }

    /// The time of `steps` runs between `first` and `last`, whose work grows evenly: the largest of evenly growing times
    /// grows evenly as long as the same one is largest, and where it is not, the runs are halved.
    static func series(first: OperationRoofline, last: OperationRoofline, steps: Int) -> Time {
        guard steps > 1 else { return steps == 1 ? first.time : .zero }
        let sameLimiter = first.longest == last.longest
        let sameFloor = (first.leastMatrix >= first.leastMemory) == (last.leastMatrix >= last.leastMemory)
        if steps == 2 || sameLimiter && sameFloor {
            let (one, other) = (first.time, last.time)
            guard sameLimiter else { return one + other }
            let half = Double(steps) / 2
            var time = Time()
            time.add((one.seconds(first.longest) + other.seconds(first.longest)) * half, to: first.longest)
            time.launch = (one.launch + other.launch) * half
            time.floor = (one.floor + other.floor) * half
            return time
        }
        let left = (steps + 1) / 2
        let middle = Double(left - 1) / Double(steps - 1)
        let next = Double(left) / Double(steps - 1)
        return series(first: first, last: first.blended(with: last, at: middle), steps: left)
            + series(first: first.blended(with: last, at: next), last: last, steps: steps - left)
    }

    private func blended(with other: OperationRoofline, at share: Double) -> OperationRoofline {
        func blend(_ path: KeyPath<OperationRoofline, Double>) -> Double {
            self[keyPath: path] + (other[keyPath: path] - self[keyPath: path]) * share
        }
        return OperationRoofline(
            matrix: blend(\.matrix), vector: blend(\.vector), memory: blend(\.memory), launch: blend(\.launch),
            leastMatrix: blend(\.leastMatrix), leastMemory: blend(\.leastMemory))
    }
}

extension Time {
    /// Adds seconds to what a limiter takes.
    mutating func add(_ seconds: Double, to limiter: Limiter) {
        switch limiter {
        case .matrix: matrix += seconds
        case .vector: vector += seconds
        case .memory: memory += seconds
        case .launch: launch += seconds
        case .link: link += seconds
        }
    }
}
