import Testing

@testable import Verification

@Suite("Measured cases and the engines that ran them")
struct MeasuredEngineTests {
    @Test(
        "with the values of their engines, cases that a tool measured are estimated within a factor of 1.25, TPOT within 15 %"
    )
    func cases() throws {
        let texts = ReferenceSet.builtIn().texts.filter { $0.kind == .times }
        let times = ReferenceSet(source: "built in", found: texts, problems: [])
        let cases = Verification(reference: times, checks: [.timing]).timing.cases.filter { $0.grade == "A" }
        #expect(cases.count > 20)
        for each in cases {
            #expect((0.8...1.25).contains(each.ratio), "\(each.id) \(each.quantity): \(each.ratio)")
        }
        let errors = cases.filter { $0.quantity == "tpot_ms" }.map { abs($0.ratio - 1) }.sorted()
        #expect(errors[errors.count / 2] < 0.15)
    }
}
