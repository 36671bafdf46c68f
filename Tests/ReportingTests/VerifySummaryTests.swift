import Testing
import Verification

@testable import Reporting

@Suite("The summary of a verification")
struct VerifySummaryTests {
    @Test("it fits a screen, names every check, traffic by tower and stage, and the sum of the parts")
    func screen() throws {
        let found = Verification(reference: .builtIn())
        let lines = VerifyReport(found).summary.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 48 && lines.allSatisfy { $0.count <= 104 })
        for check in Check.allCases { #expect(lines.contains { $0.hasPrefix(check.rawValue + " ") }, "\(check)") }
        for part in ["SAM, tiles", "decode step, layers", "prefill, head", "the sum of the parts", "add up to"] {
            #expect(lines.contains { $0.contains(part) }, "\(part)")
        }
    }

    @Test("families hold every figure of their check once")
    func families() {
        let found = Verification(reference: .builtIn(), checks: [.vision, .traffic, .core, .prefillDecode])
        for check in found.checks {
            let families = found.families(of: check)
            #expect(families.reduce(0) { $0 + $1.rows } == found.rows(of: check).count)
            #expect(Set(families.map(\.name)).count == families.count && families.allSatisfy { $0.cases > 0 })
        }
    }
}
