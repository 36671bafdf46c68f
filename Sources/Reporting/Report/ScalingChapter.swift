import AnalyticCore
import Studies

/// How costs grow with the page, the prompt, the answer, the batch and the heads.
enum ScalingChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(SweepError) {
        page.heading("Scaling")
        page.paragraph(
            """
            A regime is a pair of quantities of which one overtakes the other; where it ends is found by halving, exact to one step. Figures \
            mark only regimes of which they draw both quantities, and shade what lies beyond the rules of the reference \
            implementation.
            """)
        for (title, ids) in sections {
            page.heading(title, level: 3)
            for id in ids { try SweepSection.write(id, context, &page) }
        }
    }

    private static let sections = [
        ("The side of the view", ["vision-base-size"]),
        ("The side of a tile", ["vision-tile-size", "vision-tile-grids"]),
        ("The grid of tiles", ["vision-input-shape", "crop-grids-e2e"]),
        ("Prefill against the prompt", ["prefill-length"]),
        ("Decode against answer and prompt", ["decode-length", "decode-context"]),
        ("The batch", ["flops-batch", "batch", "moe-batch"]),
        ("Heads", ["heads", "query-heads"]),
    ]
}
