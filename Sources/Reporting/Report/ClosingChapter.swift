import AnalyticCore
import Studies
import Verification

/// Limitations, conclusion, provenance.
enum ClosingChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        page.heading("Limitations")
        page.list(context.studies.limitations + general(context))
        page.heading("Conclusion")
        page.paragraph(try conclusion(context))
        page.heading("Provenance")
        page.table(["what", "value"], provenance(context))
        page.paragraph(
            "Full tables stand in the [appendix](appendix.md); every compared figure comes from `modelmeter verify --format csv`."
        )
    }

    private static func general(_ context: ReportContext) -> [String] {
        let doubts = context.devices.flatMap { device in device.doubtful.map { "\(device.name): \($0)" } }
        let timing = context.verification.timing
        return [
            timing.groups.isEmpty
                ? "No time was compared with a measured one."
                : "Constants of kernels are fitted to measurements of \(Set(timing.groups.map(\.comparedOn)).count) devices and carried over to "
                    + "the others by their class of memory.",
            "Operations are taken one after another; where an engine overlaps two, it can be faster than the sum of their floors.",
        ]
            + (doubts.isEmpty
                ? [] : ["Figures of devices that no source vouches for: \(doubts.joined(separator: "; "))."])
    }

    private static func conclusion(_ context: ReportContext) throws(ScenarioError) -> [String] {
        let eager = try context.service([("execution", "eager")])
        let graph = try context.service([("execution", "graph")])
        let batched = try context.service([("execution", "graph"), ("batch", "32")])
        let (slow, fast) = (eager.latency(.estimate) ?? 0, graph.latency(.estimate) ?? 1)
        let floor = graph.latency(.floor) ?? 1
        let pages = (graph.pagesPerSecond(.estimate) ?? 0, batched.pagesPerSecond(.estimate) ?? 0)
        let gap = context.verification.rows.filter { $0.tolerance == 0 && $0.distance > .zero }.count
        return [
            "The cost of \(context.studies.title) is known in closed form"
                + (gap == 0 ? ", and equal to what was counted wherever it was counted." : ", but for \(gap) counts."),
            "A page that takes \(Figure.seconds(slow)) as the reference runs it takes \(Figure.seconds(fast)) with the same kernels fused and "
                + "captured (\(Figure.ratio(slow / max(fast, .leastNonzeroMagnitude)))), and cannot take less than "
                + "\(Figure.seconds(floor)) on \(context.base.machine.device.name).",
            "A batch of 32 raises \(Figure.plain(pages.0)) pages/s to \(Figure.plain(pages.1)), "
                + (pages.1 > 4 * pages.0
                    ? "more than anything done to a single page."
                    : "less than the batch alone suggests, since vision and prefill do not share what a batch shares."),
            (eager.time.time(of: 0, in: .decode).limiter == .host)
                ? "Whoever serves this model should first take the host out of decode, then batch, and only then buy a faster device."
                : "Whoever serves this model should batch first.",
        ]
    }

    private static func provenance(_ context: ReportContext) -> [[String]] {
        let settings = context.base.changes.map { "\($0.id)=\($0.value)" }
        let command = ["modelmeter report"] + settings.map { "--set \($0)" }
        return [
            ["program", "modelmeter \(context.version)"], ["command", "`\(command.joined(separator: " "))`"],
            [
                "digest of the inputs",
                "`\(digest(context))` (FNV-1a, 64 bits, over every parameter and every measured count)",
            ],
            ["reference code", context.studies.reference],
            [
                "commit of the reference code",
                "not recorded in the counts; the commits behind measured times stand in `times.json`",
            ],
            ["reference counts", context.verification.source],
            [
                "counting rule",
                "`torch.utils.flop_counter.FlopCounterMode`: products and convolutions, no bias, no causal halving",
            ],
            [
                "machine",
                "\(context.base.machine.device.name), execution \(context.base.workload.execution.rawValue), host dispatch "
                    + "\(Figure.decimal(context.base.machine.hostDispatch, places: 1)) µs a kernel",
            ],
            ["constants", "of vector work: [notation](../reference/notation.md); of kernels: [time](../time.md)"],
        ] + context.verification.provenance.filter { !$0.text.isEmpty }.map { ["`\($0.file)`", $0.text] }
    }

    /// A digest of what every figure depends on: parameters, and the counts that they are compared with.
    static func digest(_ context: ReportContext) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        }
        for parameter in context.base.parameters.all { mix("\(parameter.id)=\(parameter.text(in: context.base))") }
        for row in context.verification.rows {
            mix("\(row.file) \(row.group) \(row.index) \(row.quantity) \(row.measured)")
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
