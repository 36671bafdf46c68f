/// Sums over the steps of a decode, between a first and a last step whose work grows evenly.
enum StepSeries {
    /// The sum of `steps` values of a smooth function of the way from the first step (0) to the last (1). Short runs are
    /// added up; of longer ones the integral is taken by three points of Gauss between each two of `bends`, where the function
    /// may have a corner, with the ends' correction.
    static func sum(steps: Int, bends: [Double], _ time: (Double) -> Time) -> Time {
        guard steps > 1 else { return steps == 1 ? time(0) : .zero }
        guard steps > 12 else {
            return (0..<steps).reduce(Time.zero) { $0 + time(Double($1) / Double(steps - 1)) }
        }
        var sum = (time(0) + time(1)).times(0.5)
        let limits = [0] + bends.filter { $0 > 0 && $0 < 1 }.sorted() + [1]
        for (start, end) in zip(limits, limits.dropFirst()) {
            let (middle, half) = ((start + end) / 2, (end - start) / 2)
            for (place, weight) in [
                (-0.774_596_669_241_483_4, 5.0 / 9), (0, 8.0 / 9), (0.774_596_669_241_483_4, 5.0 / 9),
            ] {
                sum += time(middle + half * place).times(weight * half * Double(steps - 1))
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
