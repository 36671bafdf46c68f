import Testing
import TextKit

@Suite("Names that are near")
struct NamesTests {
    private let names = [
        "batch", "prompt.tokens", "decode.tokens", "hidden_size", "h100-sxm", "h100-pcie", "l40s", "view-time",
    ]

    @Test("a slip of the finger finds its name, and a word of its own finds none")
    func near() {
        #expect(NearNames.to("bacth", among: names) == ["batch"])
        #expect(NearNames.to("hiden_size", among: names) == ["hidden_size"])
        #expect(NearNames.to("H100", among: names) == ["h100-sxm", "h100-pcie"])
        #expect(NearNames.to("tokens", among: names) == ["prompt.tokens", "decode.tokens"])
        #expect(NearNames.to("foo", among: names).isEmpty)
        #expect(NearNames.to("", among: names).isEmpty)
    }

    @Test("a megabyte of text is compared in bounded time")
    func bounded() {
        #expect(NearNames.to(String(repeating: "batch", count: 200_000), among: names).isEmpty)
        #expect(FuzzyMatch.score(String(repeating: "x", count: 1_000_000), in: "batch") == nil)
    }

    @Test("a better fit has a higher score: whole, beginning, beginning of a word, part, letters apart")
    func ranking() throws {
        let scores = try [
            ("time", "time"), ("time", "timeline"), ("time", "view-time"), ("time", "pretimed"), ("time", "t-i-m-e"),
        ]
        .map { try #require(FuzzyMatch.score($0.0, in: $0.1)) }
        #expect(scores == scores.sorted(by: >))
        #expect(Set(scores).count == scores.count)
        #expect(FuzzyMatch.score("foo", in: "projector_type") == nil)
        #expect(FuzzyMatch.score("emit", in: "time") == nil)
    }
}
