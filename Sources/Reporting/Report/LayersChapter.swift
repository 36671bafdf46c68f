import AnalyticCore
import Studies
import Verification

/// Every layer alone against the counter: one row for each class.
enum LayersChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        page.heading("Layer by layer")
        let checks: [Check] = [.vision, .decoder, .llama]
        let families = checks.map { (check: $0, families: context.verification.families(of: $0)) }
        let all = families.flatMap(\.families)
        let rows = all.reduce(0) { $0 + $1.rows }
        let equal = all.reduce(0) { $0 + $1.equal }
        page.paragraph(
            "\(all.count) classes of layers were run alone, on \(rows) shapes and attention paths in all; \(equal) counts are equal to "
                + "the analytic ones"
                + (equal == rows
                    ? ", so that no class needs a tolerance."
                    : ", the others are within the tolerance that stands beside them."))
        for (check, families) in families {
            page.heading(title(check), level: 3)
            page.paragraph("\(check.note)")
            page.table(
                [
                    "class", "cases", "equal", "tolerance", "verdict", "largest difference", "matrix FLOPs",
                    "vector FLOPs",
                    "vector beside matrix",
                ],
                try families.map { family throws(ScenarioError) in try row(family, context) })
        }
        page.paragraph(
            """
            The last three columns hold each class at its default shape: what the counter cannot see is the vector work beside \
            the matrix work, and the products inside a flash kernel. Where matrix FLOPs are 0, all of the layer's work is of \
            that kind. Every case with its shape stands in the [appendix](appendix.md).
            """)
    }

    private static func title(_ check: Check) -> String {
        switch check {
        case .vision: "Vision"
        case .decoder: "Decoder"
        default: "Attention classes and rotary table"
        }
    }

    private static func row(_ family: FamilySummary, _ context: ReportContext) throws(ScenarioError) -> [String] {
        let entry = LayerCatalogue.all.first { $0.card.name.description == family.name }
        let cost = try entry?.evaluation([], in: context.base).cost
        let beside = cost.flatMap { cost -> String? in
            cost.matrix > .zero ? Figure.percent(cost.vector.approximate / cost.matrix.approximate) : "all of it"
        }
        return [
            "`\(family.name)`", "\(family.cases)", "\(family.equal)", VerifyReport.tolerance(family.tolerance),
            family.failures == 0 ? "pass" : "FAIL", family.largest.map { Percent.text($0.relativeDifference) } ?? "0",
            cost.map { Figure.flops($0.matrix, style: .si) } ?? "—",
            cost.map { Figure.flops($0.vector, style: .si) } ?? "—", beside ?? "—",
        ]
    }
}
