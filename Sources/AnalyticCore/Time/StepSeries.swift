/// Sums over the steps of a decode, between a first and a last step whose work grows evenly.
enum StepSeries {
    /// Places of three points of Gauss between -1 and 1, and their weights.
    private static let points = (
        (place: -0.774_596_669_241_483_4, weight: 5.0 / 9), (place: 0.0, weight: 8.0 / 9),
        (place: 0.774_596_669_241_483_4, weight: 5.0 / 9)
    )

    /// The ways at which a function is cut for `sum`: its ends, 0 and 1, and those of `bends` that lie between them.
    static func cuts(at bends: [Double]) -> [Double] { [0] + bends.filter { $0 > 0 && $0 < 1 }.sorted() + [1] }

    /// The sum of `steps` values of a smooth function of the way from the first step (0) to the last (1). Short runs are
    /// added up; of longer ones the integral is taken by three points of Gauss between each two of `cuts`, where the function
    /// may have a corner, with the ends' correction. `first` and `last`: its values at both ends, which are known.
    @inline(__always)
    static func sum(steps: Int, cuts: [Double], first: Time, last: Time, _ time: (Double) -> Time) -> Time {
        guard steps > 1 else { return steps == 1 ? first : .zero }
        guard steps > 12 else {
            var sum = first
            for step in 1..<(steps - 1) { sum += time(Double(step) / Double(steps - 1)) }
            return sum + last
        }
        var sum = (first + last).times(0.5)
        for index in 1..<max(1, cuts.count) {
            let (middle, half) = ((cuts[index - 1] + cuts[index]) / 2, (cuts[index] - cuts[index - 1]) / 2)
            for point in [points.0, points.1, points.2] {
                sum += time(middle + half * point.place).times(point.weight * half * Double(steps - 1))
            }
        }
        return sum
    }

    /// The exact sum of the larger of two series that grow evenly, `steps` terms each.
    static func sumOfLarger(
        _ first: (start: Double, end: Double), _ second: (start: Double, end: Double), steps: Int
    ) -> Double {
        guard steps > 1 else { return steps == 1 ? max(first.start, second.start) : 0 }
        func sum(_ series: (start: Double, end: Double), _ range: Range<Int>) -> Double {
            let slope = (series.end - series.start) / Double(steps - 1)
            let count = Double(range.count)
            return count * series.start + slope * Double(range.lowerBound + range.upperBound - 1) / 2 * count
        }
        let (before, after) = (first.start - second.start, first.end - second.end)
        let larger = before >= 0 ? first : second
        guard before * after < 0 else {
            let whole = before == 0 ? (after >= 0 ? first : second) : larger
            return sum(whole, 0..<steps)
        }
        // Steps up to the crossing belong to the one that is larger at the start.
        let crossing = min(steps, Int(before / (before - after) * Double(steps - 1)) + 1)
        return sum(larger, 0..<crossing) + sum(before >= 0 ? second : first, crossing..<steps)
    }

    /// The sum over the steps of how far an evenly growing series stays below a limit.
    static func sumBelow(_ limit: Double, _ series: (start: Double, end: Double), steps: Int) -> Double {
        sumOfLarger((limit, limit), series, steps: steps) - Double(steps) * (series.start + series.end) / 2
    }
}
