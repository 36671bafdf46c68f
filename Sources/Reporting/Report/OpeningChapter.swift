import AnalyticCore
import Studies
import Verification

/// Title, abstract, findings, and how it was counted.
enum OpeningChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        let findings = try context.studies.findings(context.base)
        page.paragraph("# \(context.studies.title): what it costs to run")
        page.heading("Abstract")
        page.paragraph(try abstract(context))
        page.heading("Findings")
        page.numbered(findings.map(\.text) + checked(context))
        page.heading("How it was counted")
        page.paragraph(
            """
            Every layer states its cost once, as a formula over its shape; what follows is that formula evaluated. **Matrix \
            FLOPs** are 2·M·N·K for each product and twice the input channels times the kernel for each output element of a \
            convolution; biases are not counted, and attention is two full products without causal halving: the rule of \
            `torch.utils.flop_counter`. **Vector FLOPs** are a stated constant for each element \
            ([notation](../reference/notation.md)). **Traffic** is bytes read and written, eagerly kernel by kernel as the \
            reference runs, or fused, with elementwise work folded away. S stands for the tokens of the prompt with its page, \
            K for the tokens of the answer, B for the batch. **TTFT** is the host's work on the page, vision and prefill (its \
            floor leaves the host out), **TPOT** the mean of the decode steps. A time is an **estimate** from closed forms of kernels, beside a **floor** at peak rates with compulsory \
            traffic only, which no run of one operation after another can beat. **MFU** is matrix FLOPs over peak and time, \
            **MBU** traffic over bandwidth and time.
            """)
    }

    private static func abstract(_ context: ReportContext) throws(ScenarioError) -> [String] {
        let evaluation = context.evaluation
        let workload = context.base.workload
        let service = try context.service()
        let total = evaluation.total(of: 0).matrix
        let judged = context.verification.rows.filter { $0.tolerance == 0 }
        let equal = judged.count { $0.distance == .zero }
        let parts = context.studies.parts.compactMap { part in
            evaluation.node(at: part.path).map { (part.name, evaluation.total(of: $0).matrix.share(of: total)) }
        }.sorted { $0.1 > $1.1 }
        return [
            context.studies.introduction,
            "This report gives its cost in closed form, compares every figure with what was counted on the real implementation, "
                + "and says what follows.",
            "The model has \(Figure.grouped(evaluation.parameterCount)) parameters, "
                + "\(Figure.bytes(evaluation.weightBytes, style: .si)) in \(workload.weightFormat.rawValue).",
            "A page of \(workload.image.width) x \(workload.image.height) pixels becomes \(evaluation.geometry.tiles) tiles and "
                + "\(evaluation.geometry.contextTokens) tokens; with \(workload.decodeTokens) tokens of answer it takes "
                + "\(Figure.flops(total, style: .si)), of which "
                + "\(parts.map { "\($0.0) \(share($0.1))" }.joined(separator: ", ")).",
            "Of \(Figure.grouped(Count(judged.count))) whole numbers compared, \(Figure.grouped(Count(equal))) are equal.",
            "On \(context.base.machine.device.name) the reference implementation takes an estimated "
                + "\(ReportContext.seconds(service) { $0.timeToFirstToken(.estimate) }) to the first token and "
                + "\(ReportContext.seconds(service) { $0.timePerOutputToken(.estimate) }) for each further one, where the floor is "
                + "\(ReportContext.seconds(service) { $0.timeToFirstToken(.floor) }) and "
                + "\(ReportContext.seconds(service) { $0.timePerOutputToken(.floor) }).",
        ]
    }

    /// A share in a sentence.
    private static func share(_ share: Double) -> String {
        share > 0 && share < 0.001 ? "less than 0.1%" : Figure.percent(share)
    }

    private static func checked(_ context: ReportContext) -> [String] {
        let rows = context.verification.rows.filter { $0.tolerance == 0 }
        let different = rows.filter { $0.distance > .zero }
        let traffic = context.verification.summaries.first { $0.check == .traffic }
        var text =
            "\(Figure.grouped(Count(rows.count - different.count))) of \(Figure.grouped(Count(rows.count))) measured whole numbers are equal to the analytic ones"
        if let traffic {
            text += ", and \(traffic.equal) of \(traffic.rows) measured figures of traffic, kernels and peak memory"
        }
        return [
            text + "; therefore "
                + (different.isEmpty
                    ? "what follows rests on the implementation that is run, not on a simplification of it."
                    : "the \(different.count) that differ are named where they stand.")
        ]
    }
}
