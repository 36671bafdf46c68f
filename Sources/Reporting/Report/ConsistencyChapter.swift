import AnalyticCore
import Studies
import Verification

/// The whole and its parts, prefill and decode by part, and whole pages.
enum ConsistencyChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) {
        page.heading("Core aggregation and consistency")
        sum(context, &page)
        page.heading("Prefill and decode, part by part", level: 3)
        families(context, .prefillDecode, &page)
        page.heading("Whole pages: vision alone, and with prefill and decode", level: 3)
        let checks: [Check] = [.visionWithoutTiles, .visionWithTiles, .prefillDecodeEndToEnd, .endToEnd]
        let rows = checks.flatMap { context.verification.rows(of: $0) }
        let gaps = rows.filter { $0.distance > .zero }
        page.paragraph([
            "The same counts were taken of whole runs: the towers on the global view alone at every base size, on the view and its tiles, and "
                + "`generate` over crop grids with 100 decode steps. \(rows.count) figures were compared; "
                + (gaps.isEmpty ? "no gap remains." : "\(gaps.count) differ."),
            gaps.isEmpty
                ? "None can hide in a sum, since every part is equal alone: window padding, relative positions, the recomputed rotary "
                    + "table, logits of all positions and the router in fp32 are all modelled where they happen."
                : "",
        ])
        page.table(
            ["check", "what", "cases", "figures", "equal", "largest difference"],
            checks.compactMap { check in
                context.verification.summaries.first { $0.check == check }.map { summary in
                    [
                        "`\(check.rawValue)`", "\(check.title)", "\(summary.cases)", "\(summary.rows)",
                        "\(summary.equal)",
                        VerifyReport.largest(summary.largest),
                    ]
                }
            })
    }

    /// The sum itself.
    private static func sum(_ context: ReportContext, _ page: inout ReportPage) {
        let evaluation = context.evaluation
        let total = evaluation.total(of: 0).matrix
        let parts = context.studies.parts.compactMap { part in
            evaluation.node(at: part.path).map { (part.name, evaluation.total(of: $0).matrix) }
        }
        let added = parts.reduce(Count.zero) { $0 + $1.1 }
        page.paragraph([
            parts.map { "\(Figure.grouped($0.1)) (\($0.0))" }.joined(separator: " + ")
                + " = \(Figure.grouped(added)) FLOPs,",
            added == total
                ? "which is what the whole model has, to the last digit."
                : "where the whole model has \(Figure.grouped(total)).",
            "The same holds for every figure of every stage at \(context.verification.families(of: .core).first?.cases ?? 0) workloads, "
                + "and every parent of the tree is the sum of its children.",
        ])
        let names = parts.map(\.0)
        let bars = BarsSVG(
            title: "Matrix FLOPs of a page by stage and part", axis: "matrix FLOPs", unit: .flops,
            parts: names.enumerated().map { ($0.element, ChartPalette.colors[$0.offset]) },
            rows: Stage.allCases.map { stage in
                let values = context.studies.parts.map { part in
                    evaluation.node(at: part.path).map { evaluation.cost(of: $0, in: stage).matrix.approximate } ?? 0
                }
                return .init(
                    label: stage.rawValue, parts: values,
                    note: Figure.flops(evaluation.cost(of: 0, in: stage).matrix, style: .si))
            })
        page.figure("flops-by-part", bars.title, bars.text(details: context.details()))
    }

    private static func families(_ context: ReportContext, _ check: Check, _ page: inout ReportPage) {
        let families = context.verification.families(of: check)
        let different = families.filter { $0.equal < $0.rows }
        page.paragraph(
            "The decoder alone, prefill and decode steps at several batches and contexts, was counted by part. "
                + (different.isEmpty
                    ? "No gap remains in any part: what a decode step costs is affine in its context, so that its sum over K steps is exact too."
                    : "Gaps remain in \(different.map(\.name).joined(separator: ", "))."))
        page.table(
            ["part", "cases", "figures", "equal", "largest difference"],
            families.map {
                ["`\($0.name)`", "\($0.cases)", "\($0.rows)", "\($0.equal)", VerifyReport.largest($0.largest)]
            })
    }
}
