import AnalyticCore
import Testing

@Suite("Figures as people read them")
struct FigureTests {
    @Test(
        "three significant figures, and never a thousand of a unit",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1000, "1.00 k"), (1499, "1.50 k"), (18_300, "18.3 k"),
            (999_499, "999 k"),
            (999_500, "1.00 M"), (9_994_999, "9.99 M"), (9_995_000, "10.0 M"), (2_497_258_421_760, "2.50 T"),
        ])
    func si(value: Int, text: String) {
        #expect(Figure.number(Count(value), style: .si) == text)
    }

    @Test(
        "bytes in powers of 1000 or 1024, always with their unit",
        arguments: [
            (128, "128 B", "128 B"), (1024, "1.02 kB", "1.00 KiB"), (1_048_575, "1.05 MB", "1.00 MiB"),
            (6_672_212_480, "6.67 GB", "6.21 GiB"),
        ])
    func bytes(value: Int, si: String, binary: String) {
        #expect(Figure.bytes(Count(value), style: .si) == si)
        #expect(Figure.bytes(Count(value), style: .binary) == binary)
    }

    @Test("exact figures are grouped, overflow says so")
    func exact() {
        #expect(Figure.grouped(Count(35_184_372)) == "35 184 372")
        #expect(Figure.grouped(Count(999)) == "999")
        #expect(Figure.flops(Count(1000), style: .exact) == "1 000 FLOPs")
        #expect(Figure.flops(.max, style: .si) == "overflow")
        #expect(Figure.number(.max, style: .exact) == "overflow")
    }

    @Test(
        "shares",
        arguments: [(0.0, "—"), (0.0005, "<.1%"), (0.0714, "7.1%"), (0.25, "25%"), (0.9999, ">99%"), (1.0, "100%")]
    )
    func percent(share: Double, text: String) {
        #expect(Figure.percent(share) == text)
    }

    @Test("ratios and decimals are rounded, not cut")
    func decimals() {
        #expect(Figure.ratio(2) == "×2.00")
        #expect(Figure.ratio(20.149) == "×20.1")
        #expect(Figure.decimal(0.995, places: 1) == "1.0")
        #expect(Figure.decimal(-1.25, places: 1) == "-1.3")
        #expect(Figure.decimal(.nan, places: 1) == "overflow")
    }

    @Test(
        "times have the units of times, up to days",
        arguments: [
            (0.0, "0 s"), (3.8e-7, "380 ns"), (3.8e-4, "380 µs"), (9.996e-4, "1.00 ms"), (0.0041, "4.10 ms"),
            (0.9996, "1.00 s"), (59.9, "59.9 s"), (59.96, "1.00 min"), (150, "2.50 min"), (3600, "1.00 h"),
            (11_160, "3.10 h"), (86_400, "1.00 d"), (1e9, "11 574 d"),
        ])
    func times(value: Double, text: String) {
        #expect(Figure.seconds(value) == text)
        #expect(Figure.scaled(value, "s") == text, "however a time is asked for")
    }

    @Test(
        "plain numbers have no prefix",
        arguments: [
            (0.0, "0"), (0.79, "0.79"), (0.0123, "0.012"), (3.1, "3.10"), (14.74, "14.7"), (999.4, "999"),
            (1409.2, "1 409"), (-2.5, "-2.50"),
        ])
    func plain(value: Double, text: String) {
        #expect(Figure.plain(value) == text)
    }

    @Test("no figure is an overflow with a unit behind it")
    func hugeRates() {
        #expect(Figure.scaled(1e40, "FLOP/s") == "overflow")
        #expect(Figure.plain(1e40) == "overflow")
    }
}
