import AnalyticCore
import Testing

@Suite("Counts")
struct CountTests {
    @Test("products beyond 64 bits are exact")
    func wide() {
        let big = Count(UInt128(1) << 70)
        #expect((big * 3).value == 3 * (UInt128(1) << 70))
        #expect((Count(Int.max) * Count(Int.max)).value == UInt128(Int.max) * UInt128(Int.max))
    }

    @Test("what does not fit saturates, and stays saturated")
    func saturation() {
        let huge = Count(UInt128(1) << 127)
        #expect(huge * 2 == .max)
        #expect(huge + huge == .max)
        #expect(Count.max * 1 == .max)
        #expect(Count.max + 1 == .max)
    }

    @Test("bits round up to bytes")
    func bytes() {
        #expect(Count(9).dividedRoundingUp(by: 8) == 2)
        #expect(Count(16).dividedRoundingUp(by: 8) == 2)
        #expect(Count.zero.dividedRoundingUp(by: 8) == .zero)
        #expect(Count.max.dividedRoundingUp(by: 8) == .max)
    }

    @Test("expected distinct experts lie between k and min(E, k·T)")
    func experts() {
        for tokens in [1, 2, 3, 10, 100, 10_000] {
            let distinct = ExpertRouting.expectedDistinct(experts: 64, perToken: 6, tokens: Count(tokens))
            #expect(distinct >= 6 && distinct <= min(64, 6 * tokens))
        }
        #expect(ExpertRouting.expectedDistinct(experts: 64, perToken: 6, tokens: 1) == 6)
        #expect(ExpertRouting.expectedDistinct(experts: 64, perToken: 6, tokens: 16) == 51)
        #expect(ExpertRouting.expectedDistinct(experts: 64, perToken: 6, tokens: .max) == 64)
    }
}
