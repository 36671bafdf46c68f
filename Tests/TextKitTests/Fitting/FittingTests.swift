import Testing
import TextKit

@Suite("Fitting text into columns")
struct FittingTests {
    private let parts = ["a", "bc ", "e\u{301}", "❤️", "👍🏽", "🇩🇪", "漢字", " ", "👨‍👩‍👧", "long-word-of-many-letters"]

    @Test("shortened text never takes more columns than asked for, and is whole where it fits")
    func shortening() {
        var generator = SplitMix(state: 1)
        for _ in 0..<1_000 {
            let text = (0..<6).map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }.joined()
            let width = Int.random(in: -2...40, using: &generator)
            let short = text.shortened(to: width)
            #expect(displayWidth(short) <= max(0, width))
            #expect((short == text) == (displayWidth(text) <= max(0, width)))
        }
        #expect("overview".shortened(to: 5) == "over…")
        #expect("漢字".shortened(to: 3) == "漢…")
        #expect("overview".shortened(to: 5, ellipsis: "...") == "ov...")
        #expect("overview".shortened(to: 1) == "o")
    }

    @Test("padded text takes the columns asked for, whatever it holds")
    func padding() {
        for text in parts where displayWidth(text) <= 12 {
            #expect(displayWidth(text.padded(to: 12)) == 12)
            #expect(displayWidth(text.paddedLeft(to: 12)) == 12)
        }
        #expect("漢".padded(to: 4) == "漢  ")
        #expect("漢".paddedLeft(to: 4) == "  漢")
    }

    @Test("a number in groups of three stays on one line")
    func groups() {
        #expect("the host launches 1 226 kernels".wrapped(to: 20) == ["the host launches", "1 226 kernels"])
        #expect("in all 4 689 119 038 976, as said".wrapped(to: 20) == ["in all", "4 689 119 038 976,", "as said"])
        #expect("at 12 345: x".wrapped(to: 8) == ["at", "12 345:", "x"])
    }

    @Test("wrapped lines fit, and hold every word in order")
    func wrapping() {
        var generator = SplitMix(state: 2)
        for _ in 0..<500 {
            let text = (0..<9).map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }.joined()
            let width = Int.random(in: 2...30, using: &generator)
            let lines = text.wrapped(to: width)
            #expect(lines.allSatisfy { displayWidth($0) <= width && !$0.isEmpty })
            #expect(
                String(lines.joined().filter { $0 != " " }).unicodeScalars.elementsEqual(
                    String(text.filter { $0 != " " }).unicodeScalars))
        }
        #expect("one two three".wrapped(to: 7) == ["one two", "three"])
        #expect("abcdefgh ij".wrapped(to: 4, cutsWords: false) == ["abcdefgh", "ij"])
        #expect("漢字漢字".wrapped(to: 5) == ["漢字", "漢字"])
        #expect("漢字".wrapped(to: 1) == ["漢", "字"])
    }
}
