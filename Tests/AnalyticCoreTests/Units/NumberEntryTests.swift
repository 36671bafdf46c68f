import AnalyticCore
import Testing

@Suite("Numbers as people type them")
struct NumberEntryTests {
    @Test(
        "suffixes, groups, powers and changes of the present value, 100",
        arguments: [
            ("4096", 4096), (" 12 ", 12), ("1_000", 1000), ("4k", 4000), ("4K", 4000), ("4Ki", 4096), ("1.5k", 1500),
            ("2M", 2_000_000), ("1Mi", 1_048_576), ("1Gi", 1_073_741_824), ("2^12", 4096), ("2^0", 1), ("*2", 200),
            ("*1.5", 150), ("/3", 33), ("+10%", 110), ("-10%", 90), ("+0.4%", 100), ("-5", -5), ("0", 0),
        ])
    func whole(text: String, value: Int) throws {
        #expect(try NumberEntry.whole(text, current: 100) == value)
    }

    @Test(
        "what is wrong is said, and whether more typing can help",
        arguments: [
            ("", true), ("2^", true), ("4_", true), ("*", true), ("+", true), ("+1", true), ("-", true), ("1.", true),
            ("abc", false), ("1,000", false), ("1.5", false), ("4x", false), ("10%", false), ("/0", false),
            ("99999999999999999999", false), ("2^64", false), ("9^99", false), ("1e5", false), ("*1e99", false),
            ("nan", false), ("inf", false),
        ])
    func errors(text: String, isUnfinished: Bool) {
        let error = #expect(throws: NumberEntryError.self) { try NumberEntry.whole(text, current: 100) }
        #expect(error?.isUnfinished == isUnfinished, "\(error.map { "\($0)" } ?? "")")
        #expect(error?.description.isEmpty == false)
    }

    @Test("a change needs a value to change")
    func relative() {
        #expect(throws: NumberEntryError.self) { try NumberEntry.whole("*2", current: nil) }
        #expect(throws: NumberEntryError.self) { try NumberEntry.whole("+10%", current: nil) }
    }

    @Test("decimals keep their fraction")
    func decimal() throws {
        #expect(try NumberEntry.decimal("3.35T", current: nil) == 3.35e12)
        #expect(try NumberEntry.decimal("+50%", current: 2.5) == 3.75)
        #expect(try NumberEntry.decimal("7", current: nil) == 7)
    }
}
