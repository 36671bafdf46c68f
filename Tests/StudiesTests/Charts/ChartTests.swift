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
