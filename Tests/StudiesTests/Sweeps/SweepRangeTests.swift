import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Ranges")
struct SweepRangeTests {
    private func range(_ id: String, _ text: String) throws -> SweepRange {
        try SweepRange(parsing: text, for: try ParameterList.standard.parameter(id), in: Scenario())
    }

    @Test(
        "ranges count, add, multiply or list",
        arguments: [
            ("batch", "1..4", "1 2 3 4"), ("batch", "1..16*2", "1 2 4 8 16"), ("batch", "64..256+64", "64 128 192 256"),
            ("batch", "1..10+4", "1 5 9"), ("batch", "1, 2,8", "1 2 8"), ("batch", "4k..8k+2k", "4000 6000 8000"),
            ("batch", "1e3..1e+4+3e3", "1000 4000 7000 10000"), ("batch", "1..8*1.5", "1 2 3 5 8"),
            ("batch", "7..7*3", "7"), ("batch", "*2,*4", "2 4"), ("image.grid", "1x2,auto", "1x2 auto"),
            ("execution", "eager,graph", "eager graph"), ("moe.skew", "0.5..2*2", "0.5 1 2"),
            ("moe.skew", "0..0.4+0.1", "0 0.1 0.2 0.3 0.4"), ("moe.skew", "1..3", "1 2 3"),
            ("device", "l4,h100-sxm", "l4 h100-sxm"),
        ])
    func ranges(id: String, text: String, values: String) throws {
        let range = try range(id, text)
        #expect(range.values.map(\.text).joined(separator: " ") == values)
        #expect(range.values.count == range.count)
    }

    @Test(
        "what is no range is refused at once, with a reason",
        arguments: [
            ("batch", "8..1*2"), ("batch", "1..8*1"), ("batch", "1..8+0"), ("batch", "a..b+1"), ("batch", "1,,2"),
            ("batch", ""), ("batch", "1..99999999+1"), ("batch", "1,-1e30"), ("batch", "1,5e-324"), ("batch", "1,1"),
            ("batch", ".."), ("batch", "1.."), ("batch", "1..4+"), ("batch", "0..8"), ("batch", "1.5..3"),
            ("moe.skew", "0..1+0.0000000001"), ("moe.skew", "1..2+1e-300"), ("moe.skew", "0.1..1*1.0000000000001"),
            ("moe.skew", "0..8*2"), ("image.grid", "1x2..3x4"), ("execution", "eager..fused"), ("execution", "slow"),
            ("device", "h1000"),
        ])
    func notRanges(id: String, text: String) {
        let error = #expect(throws: SweepError.self) { try range(id, text) }
        #expect((error?.description.count ?? 0) > 10)
    }

    @Test("a million even steps are kept as their rule, and each is the value that it should be")
    func million() throws {
        let range = try range("prompt.tokens", "1..1000000+1")
        #expect(range.count == 1_000_000)
        #expect(range[0] == .whole(1) && range[999_999] == .whole(1_000_000) && range[4242] == .whole(4243))
    }
}
