import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Scenarios side by side")
struct ComparisonTests {
    private func comparison(_ settings: [[(String, String)]]) throws -> Comparison {
        Comparison(
            try settings.enumerated().map { index, values in
                var scenario = Scenario()
                for (id, value) in values { try scenario.set(id, value) }
                return Comparison.Column("\(index)", try ScenarioPoint(scenario))
            })
    }

    private func row(_ id: String, _ comparison: Comparison) -> Comparison.Row? {
        comparison.sections.flatMap(\.rows).first { $0.id == id }
    }

    @Test(
        "figures of a batch stand for one request, so that other batches compare; the whole batch only where all have one"
    )
    func batches() throws {
        let other = try comparison([[], [("batch", "16")]])
        let flops = try #require(row("flops.request", other))
        #expect(abs((flops.change(of: 1, from: 0)?.ratio ?? 0) - 1) < 1e-12)
        #expect(row("flops.batch", other) == nil && !other.sections.contains { $0.id == "batch" })
        let same = try comparison([[("batch", "16")], [("batch", "16"), ("device", "l4")]])
        let whole = try #require(row("flops.batch", same)?.values[0])
        let one = try #require(row("flops.request", same)?.values[0])
        #expect(abs(whole / one - 16) < 1e-9)
    }

    @Test("estimates stand among estimates and floors among floors, and are those of the metrics of that name")
    func sections() throws {
        let both = try comparison([[], [("device", "l40s"), ("execution", "graph")]])
        for section in both.sections {
            let floors = section.rows.count { $0.id.hasSuffix(".floor") }
            #expect(floors == 0 || floors == section.rows.count, "\(section.id)")
        }
        for id in ["pages_per_s", "ttft", "tpot", "latency", "price", "memory", "capacity", "fits", "ttft.floor"] {
            let figure = try #require(row(id, both))
            let metric = try #require(MetricCatalogue.metric(id))
            for (column, value) in zip(both.columns, figure.values) {
                #expect(metric.value(try StudyPoint(column.point.scenario, for: .time)) == value, "\(id)")
            }
        }
    }

    @Test("what is set apart is what was set, with the values of all; what goes with a choice is not listed")
    func settings() throws {
        let three = try comparison([[], [("device", "l4")], [("batch", "4")]])
        #expect(
            three.settings == [
                Comparison.Setting(id: "device", values: ["h100-sxm", "l4", "h100-sxm"]),
                Comparison.Setting(id: "batch", values: ["1", "1", "4"]),
            ])
    }

    @Test("the stages' figures are sorted by how far they are apart")
    func order() throws {
        let both = try comparison([[], [("decode.tokens", "1000")]])
        let rows = try #require(both.sections.first { $0.id == "request" }?.rows.dropFirst(3))
        let ratios = rows.map { row -> Double in
            let ratio = row.change(of: 1, from: 0)?.ratio ?? 1
            return max(ratio, 1 / ratio)
        }
        #expect(ratios == ratios.sorted(by: >) && rows.first?.id.hasPrefix("decode") == true)
    }

    @Test("a change is written as a percentage, a ratio or a difference with its unit")
    func changes() {
        let change = Change(from: 0.042, to: 0.038)
        #expect(change.text(.percent, unit: .seconds) == "-9.5%")
        #expect(change.text(.ratio, unit: .seconds) == Figure.ratio(0.038 / 0.042))
        #expect(change.text(.absolute, unit: .seconds) == "-4.00 ms")
        #expect(Change(from: 0, to: 2).text(.percent, unit: .flops) == "—")
        #expect(Change(from: 2, to: 2).text(.absolute, unit: .flops) == "0")
    }
}
