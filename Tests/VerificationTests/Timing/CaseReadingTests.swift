import AnalyticCore
import DeviceLibrary
import Testing

@testable import Verification

@Suite("Low and high readings of compared times")
struct CaseReadingTests {
    @Test("a time on a device whose figures are disputed has both ends, and one on a device without disputes has none")
    func ends() throws {
        func service(_ device: String) throws -> Service {
            var scenario = Scenario()
            try scenario.set("device", device)
            try scenario.set("execution", "graph")
            return Service(TimeEvaluation(try Evaluation(scenario)))
        }
        let quantity = try #require(CaseQuantity.all.first { $0.key == "tpot_ms" })
        let disputed = try service("b200-sxm")
        let reading = try #require(quantity.reading(disputed))
        #expect(reading.lowerBound < reading.upperBound)
        #expect(reading.contains(try #require(quantity.read(disputed, .estimate))))
        #expect(quantity.reading(try service("h100-sxm")) == nil)
    }
}
