import Testing
import TextKit

@Suite("Display width")
struct DisplayWidthTests {
    @Test("every assigned scalar takes the columns that wcwidth gives it")
    func everyScalar() throws {
        let rows = String(decoding: PackageResources.wcwidth_txt, as: UTF8.self).split(separator: "\n").dropFirst()
        let runs = try rows.map { row -> (start: UInt32, columns: Int?) in
            let fields = row.split(separator: " ")
            return (try #require(UInt32(fields[0], radix: 16)), Int(fields[1]))
        }
        var different: [UInt32] = []
        var compared = 0
        for (index, run) in runs.enumerated() {
            guard let columns = run.columns else { continue }
            let end = index + 1 < runs.count ? runs[index + 1].start : 0x110000
            for value in run.start..<end {
                let scalar = try #require(Unicode.Scalar(value))
                compared += 1
                if displayWidth(scalar) != columns { different.append(value) }
            }
        }
        #expect(compared > 290_000)
        #expect(different.isEmpty, "\(different.prefix(20).map { String($0, radix: 16) })")
    }

    @Test(
        "a sequence that makes one sign counts once",
        arguments: [
            ("❤️", 2), ("❤", 1), ("👍🏽", 2), ("🇩🇪", 2), ("🇩🇪🇫🇷", 4), ("🇩", 2), ("👨‍👩‍👧‍👦", 2), ("e\u{301}", 1), ("1️⃣", 2), ("한", 2),
            ("\u{1112}\u{1161}\u{11AB}", 2), ("👍🏽x", 3), ("☺︎", 1), ("a\u{200D}b", 2), ("漢字", 4), ("\u{301}", 0),
            ("H100\tSXM", 7), ("🏴\u{E0067}\u{E0062}\u{E007F}", 2), ("", 0),
        ])
    func sequences(text: String, columns: Int) {
        #expect(displayWidth(text) == columns)
        #expect(DisplayUnits(text).reduce(0) { $0 + $1.columns } == columns)
    }

    @Test("a text is never wider than its characters together, so that cutting it between them is safe")
    func additive() {
        let parts = [
            "a", "é", "e\u{301}", "❤️", "👍🏽", "🇩🇪", "🇩", "漢", "👨‍👩‍👧", "\u{200D}", "\u{FE0F}", "🏽", "─", "⣿", "\u{1B}",
        ]
        var generator = SplitMix(state: 7)
        for _ in 0..<2_000 {
            let text = (0..<8).map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }.joined()
            #expect(displayWidth(text) <= text.reduce(0) { $0 + displayWidth(String($1)) }, "\(text.unicodeScalars)")
        }
    }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
