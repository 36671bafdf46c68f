import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Metrics")
struct MetricTests {
    @Test("ids are unique, headings name the unit, and former ids lead to the same figure")
    func ids() throws {
        #expect(Set(MetricCatalogue.all.map(\.id)).count == MetricCatalogue.all.count)
        #expect(Set(NodeFigure.all.map(\.id)).count == NodeFigure.all.count)
        #expect(try MetricCatalogue.named("ttft").heading == "ttft [s]")
        #expect(try MetricCatalogue.named("activations.vision").id == "vision.peak")
    }

    @Test("every metric of the default page has a value, and a text that is no overflow")
    func values() throws {
        let point = try StudyPoint(Scenario(), for: .time)
        for metric in MetricCatalogue.all {
            let value = try #require(metric.value(point), "\(metric.id)")
            #expect(value.isFinite, "\(metric.id)")
            #expect(!metric.text(value).contains("overflow"), "\(metric.id)")
        }
    }

    @Test("a metric that needs no tree has the same value off the totals, the tree and the times")
    func depths() throws {
        for scenario in try [Scenario(), NamedSweep.named("tpot").sweep(from: Scenario()).base] {
            let evaluation = try Evaluation(scenario)
            for metric in MetricCatalogue.all {
                let deep = metric.value(StudyPoint(evaluation, for: .time))
                #expect(metric.value(try StudyPoint(scenario, for: metric.needs)) == deep, "\(metric.id)")
            }
        }
    }

    @Test("a figure of a node is the evaluation's own number, and those of children add up to their parent's")
    func figures() throws {
        let evaluation = try Evaluation(Scenario())
        let timing = TimeEvaluation(evaluation)
        let flops = try #require(NodeFigure.named("flops"))
        let peak = try #require(NodeFigure.named("peak"))
        for stage in Stage.allCases {
            let sums = NodeSums(evaluation, timing, node: 0, in: stage)
            #expect(flops.value(sums) == .exact(evaluation.cost(of: 0, in: stage).matrix))
            #expect(peak.value(sums) == .exact(evaluation.peakBytes(of: 0, in: stage)))
            for figure in NodeFigure.all where figure.isSum && figure.id != "parameters" {
                let parts = evaluation.children(of: 0).reduce(0.0) { sum, child in
                    sum + (figure.value(NodeSums(evaluation, timing, node: child, in: stage))?.number ?? 0)
                }
                let whole = figure.value(sums)?.number ?? 0
                // Bytes are rounded up from bits in each row.
                #expect(abs(parts - whole) <= max(8, 1e-9 * whole), "\(figure.id) in \(stage)")
            }
        }
        let all = NodeSums(evaluation, timing, node: 0, in: nil)
        #expect(flops.value(all) == .exact(evaluation.total(of: 0).matrix))
        #expect(peak.value(all)?.number == Stage.allCases.map { evaluation.peakBytes(of: 0, in: $0).approximate }.max())
    }

    @Test("the most activations live at once never fall when the batch grows")
    func activations() throws {
        let metric = try MetricCatalogue.named("activations")
        var last = 0.0
        for batch in [1, 2, 4, 8, 16, 64, 256, 1024] {
            var scenario = Scenario()
            try scenario.set("batch", String(batch))
            let value = try #require(metric.value(try StudyPoint(scenario, for: metric.needs)))
            #expect(value >= last)
            last = value
        }
    }

    @Test(
        "units are read as people write them",
        arguments: [
            (MetricUnit.pageRate, 0.79, "0.79 pages/s"), (.tokenRate, 1409.2, "1 409 tokens/s"),
            (.seconds, 4321, "1.20 h"), (.flops, 2.5e12, "2.50 TFLOPs"), (.tokens, 913, "913 tokens"),
            (.percent, 12.34, "12.3 %"), (.yesOrNo, 1, "yes"), (.dollars, 0.0125, "$0.0125"),
        ])
    func units(unit: MetricUnit, value: Double, text: String) {
        #expect(unit.text(value) == text)
    }
}
