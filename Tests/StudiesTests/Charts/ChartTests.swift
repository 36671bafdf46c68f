import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Charts and profiles")
struct ChartTests {
    @Test("places run from 0 to 1, evenly in values or in powers")
    func places() throws {
        let linear = ChartScale(holding: [10, 20], isLogarithmic: false)
        #expect(linear.place(10) == 0 && linear.place(20) == 1 && linear.place(15) == 0.5)
        let powers = ChartScale(holding: [1, 100], isLogarithmic: true)
        #expect(abs(try #require(powers.place(10)) - 0.5) < 1e-12)
        #expect(powers.place(0) == nil)
        #expect(!ChartScale(holding: [0, 10], isLogarithmic: true).isLogarithmic, "0 has no logarithm")
    }

    @Test(
        "ticks are round, in order and inside", arguments: [(3.0, 97.0), (0.001, 5e9), (1, 1), (-5, 5), (1e11, 1.3e11)])
    func ticks(low: Double, high: Double) {
        for isLogarithmic in [true, false] {
            let scale = ChartScale(holding: [low, high], isLogarithmic: isLogarithmic)
            let ticks = scale.ticks(7)
            #expect(ticks == ticks.sorted() && Set(ticks).count == ticks.count)
            #expect(ticks.count <= 16)
            for tick in ticks {
                let place = scale.place(tick) ?? -1
                #expect(place > -1e-6 && place < 1 + 1e-6)
            }
        }
    }

    @Test("every profile is legal, and a denser page has more tiles and tokens")
    func profiles() throws {
        let evaluations = try WorkloadProfile.builtIn.map { ($0.id, try Evaluation($0.scenario(from: Scenario()))) }
        #expect(Set(evaluations.map(\.0)).count == evaluations.count)
        let tiles = Dictionary(uniqueKeysWithValues: evaluations.map { ($0.0, $0.1.geometry.tiles) })
        #expect(tiles["a4-small"] == 0 && tiles["a4-150dpi"] == 6)
    }
}

@Suite("Regimes and limits on charts")
struct ChartMarkTests {
    private static func chart(_ id: String, unit: MetricUnit) throws -> LineChart {
        let named = try NamedSweep.named(id)
        let findings = SweepFindings(try named.sweep(from: Scenario()))
        return LineChart(named.title, of: findings, unit: unit, log: named.isLogarithmic)
    }

    @Test(
        "a capacity and targets are lines where figures are held against them, and the scenario's own place is marked")
    func levels() throws {
        let base = Scenario()
        func chart(_ x: (String, String), _ metric: String) throws -> LineChart {
            let sweep = try Sweep(
                base: base, x: Sweep.Axis(x.0, x.1, in: base), metrics: [MetricCatalogue.named(metric)],
                regimes: Regime.bearing(on: [MetricCatalogue.named(metric)]))
            return LineChart(
                "", of: SweepFindings(sweep), unit: try MetricCatalogue.named(metric).unit, log: (true, true))
        }
        let memory = try chart(("batch", "1..1024*2"), "memory")
        #expect(memory.levels.map(\.label) == ["capacity of one device"])
        #expect(memory.levels[0].y == base.machine.device.memory.value)
        #expect(memory.now == 1)
        #expect(memory.marks.contains { $0.label == "it does not fit in memory" })
        #expect((memory.yScale.low...memory.yScale.high).contains(memory.levels[0].y))
        #expect(try chart(("batch", "1..64*2"), "ttft").levels.map(\.label) == ["target of TTFT"])
        #expect(try chart(("target.ttft_s", "1..64*2"), "ttft").levels.isEmpty)
        #expect(try chart(("batch", "8..64*2"), "ttft").now == nil)
    }

    @Test("a regime is marked only where both of its quantities are drawn")
    func marks() throws {
        let lengths = try Self.chart("decode-length", unit: .flops)
        #expect(lengths.marks.contains { $0.label.contains("prefill FLOPs against decode FLOPs") })
        #expect(!lengths.marks.contains { $0.label.contains("KV cache") || $0.label.contains("memory") })
        #expect(try !Self.chart("kv-cache", unit: .bytes).marks.isEmpty)
        // No time of a limiter is drawn; the ends of targets and memory are marked whatever is drawn.
        let batch = try Self.chart("batch", unit: .seconds).marks.map(\.label)
        #expect(batch.allSatisfy { $0.contains("target") || $0.contains("fit in memory") }, "\(batch)")
    }

    @Test("grids lie at their tiles, and the reference's most is marked")
    func grids() throws {
        let chart = try Self.chart("vision-input-shape", unit: .flops)
        #expect(chart.isNumeric && chart.xs.first == 2 && chart.xs.last == 390 && chart.xTitle.contains("tiles"))
        #expect(chart.limits.map(\.x) == [9])
    }

    @Test("what no series changes is one curve, without a value of the series in its name")
    func alike() throws {
        let labels = try Self.chart("kv-cache", unit: .bytes).lines.map(\.label)
        #expect(labels.count { $0.contains("weights") } == 1 && labels.contains("weights"))
        #expect(labels.count { $0.contains("batch") } == 3)
    }
}
