import AnalyticCore
import Studies
import Testing
import Verification

@Suite("Why layers of the earlier analysis differ")
struct EarlierCauseTests {
    private static let rows = Verification(reference: .builtIn(), checks: [.published]).rows(of: .published)
        .filter { $0.quantity == "measured_gflops" }

    /// `26.098 GFLOPs, off by 0.101 %`: FLOPs, and the printed difference as a share.
    private static func published(_ text: String?) -> (flops: Double, difference: Double)? {
        let words = (text ?? "").split { $0 == " " || $0 == "," }
        guard words.count >= 5, words[1] == "GFLOPs", let value = Double(words[0]), let percent = Double(words[4])
        else { return nil }
        return (value * 1e9, percent / 100)
    }

    @Test("the terms of each cause give the published difference to its last digit, for every layer that differs")
    func sums() throws {
        #expect(Self.rows.count == 21)
        let causes = DeepseekOCRStudies.report.causes
        for row in Self.rows {
            let (theory, difference) = try #require(Self.published(row.theory), "\(row.group)")
            guard let cause = causes[row.group] else {
                #expect(difference == 0 && abs(theory - row.analytic.approximate) <= 1e-4 * theory, "\(row.group)")
                continue
            }
            let measured = row.analytic.approximate
            // Where nothing was measured the figure itself is printed, to five digits; else the difference, to four decimals.
            if measured == 0 {
                #expect(abs(cause.flops - theory) <= 0.5e-4 * theory, "\(row.group)")
            } else {
                #expect(abs(abs(cause.flops) / measured - difference) <= 0.51e-6, "\(row.group)")
                #expect(cause.flops < 0 ? theory <= 1e9 * (measured / 1e9) : theory >= measured, "\(row.group)")
            }
        }
    }

    @Test("no cause stands for a layer that was not published")
    func known() {
        let names = Set(Self.rows.map { "\($0.group)" })
        #expect(Set(DeepseekOCRStudies.report.causes.keys).isSubset(of: names))
    }

    @Test("what a global block leaves out is seven eighths of the products that the counter has there")
    func products() throws {
        let block = try #require(LayerCatalogue.all.first { $0.name == "Block.global" })
        let found = try block.evaluation([], in: Scenario())
        let products = found.nodes.indices.filter { ["rel_h", "rel_w"].contains(found.nodes[$0].name.description) }
            .reduce(0.0) { $0 + found.cost(of: $1).matrix.approximate }
        let left = try #require(DeepseekOCRStudies.report.causes["Block"]?.terms.first { $0.flops < 0 })
        #expect(left.flops == -products * 7 / 8)
    }
}
