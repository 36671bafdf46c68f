import Testing

@testable import AnalyticCore

@Suite("Sums over decode steps")
struct StepSeriesTests {
    @Test("the sum of the larger of two even series is that of its terms", arguments: [1, 2, 3, 7, 100, 1001])
    func larger(steps: Int) {
        for (first, second) in [((1.0, 5.0), (3.0, 3.0)), ((4, 1), (0, 9)), ((2, 2), (1, 1)), ((0, 3), (0, 1))] {
            func term(_ series: (Double, Double), _ step: Int) -> Double {
                series.0 + (series.1 - series.0) * (steps > 1 ? Double(step) / Double(steps - 1) : 0)
            }
            let sum = (0..<steps).reduce(0) { $0 + max(term(first, $1), term(second, $1)) }
            #expect(abs(StepSeries.sumOfLarger(first, second, steps: steps) - sum) < 1e-9 * max(1, sum))
        }
    }

    @Test("a smooth function with a corner is summed to one part in a thousand", arguments: [1, 5, 40, 3000])
    func smooth(steps: Int) {
        func time(_ share: Double) -> Time {
            var time = Time()
            time.memory = KernelTime.overlap(1 + 3 * share, 2) + min(share, 0.3)
            return time
        }
        let sum = (0..<steps).reduce(0) { $0 + time(steps > 1 ? Double($1) / Double(steps - 1) : 0).memory }
        let evenly = StepSeries.sum(
            steps: steps, cuts: StepSeries.cuts(at: [0.3]), first: time(0), last: time(1), time)
        #expect(abs(evenly.memory / sum - 1) < 1e-3)
    }
}
