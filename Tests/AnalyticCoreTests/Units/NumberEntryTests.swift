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
            ("99999999999999999999", false), ("2^64", false), ("9^99", false), ("1e400", false), ("*1e99", false),
            ("1e", true), ("1e-", true), ("1.5E+", true), ("e5", false), ("1e5e5", false), ("1e-1", false),
            ("--2^63", false), ("--9223372036854775808^1", false), ("-2^-3", false), ("--5", false),
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

    @Test("the least number is read, and what lies below it is refused")
    func least() throws {
        #expect(try NumberEntry.whole("-9223372036854775808", current: nil) == .min)
        #expect(throws: NumberEntryError.self) { try NumberEntry.whole("-9223372036854775809", current: nil) }
        #expect(try NumberEntry.whole("-2^3", current: nil) == -8)
        #expect(try NumberEntry.whole("1^99999999999", current: nil) == 1)
        #expect(try NumberEntry.whole("0^5", current: nil) == 0)
    }

    @Test("exponents are read, whole where the number is", arguments: ["1e5", "1E5", "1e+05", "0.1e6", "1000000e-1"])
    func exponents(text: String) throws {
        #expect(try NumberEntry.whole(text, current: nil) == 100_000)
    }

    @Test("what Swift writes for a number is read as that number")
    func written() throws {
        for value: Double in [
            6.3e-07, 1e-06, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 3.2000000000000006, 1e16, 123_456_789.125,
        ] {
            #expect(try NumberEntry.decimal(value.description, current: nil) == value)
        }
    }

    @Test("a text of a million digits is refused at once")
    func long() {
        let error = #expect(throws: NumberEntryError.self) {
            try NumberEntry.whole(String(repeating: "9", count: 1_000_000), current: nil)
        }
        #expect(error?.description.contains("too long") == true && error?.isUnfinished == false)
    }

    @Test("decimals keep their fraction")
    func decimal() throws {
        #expect(try NumberEntry.decimal("3.35T", current: nil) == 3.35e12)
        #expect(try NumberEntry.decimal("+50%", current: 2.5) == 3.75)
        #expect(try NumberEntry.decimal("7", current: nil) == 7)
    }
}
