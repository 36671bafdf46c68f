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
            "All times but those of all-reduce kernels are of one device. Of tensor, expert and pipeline parallelism only the sum over "
                + "devices was measured; the program's other transfers take its constants.",
            "Operations are taken one after another; where an engine overlaps two, it can be faster than the sum of their floors.",
        ]
            + (doubts.isEmpty
                ? []
                : [
                    "Figures of devices that no source vouches for: \(doubts.joined(separator: "; ")). Where sources give a range, tables of times state both ends."
                ])
    }

    private static func conclusion(_ context: ReportContext) throws(ScenarioError) -> [String] {
        let eager = try context.service([("execution", "eager")])
        let graph = try context.service([("execution", "graph")])
        let batched = try context.service([("execution", "graph"), ("batch", "32")])
        let (slow, fast) = (eager.latency(.estimate) ?? 0, graph.latency(.estimate) ?? 1)
        let pages = (graph.pagesPerSecond(.estimate) ?? 0, batched.pagesPerSecond(.estimate) ?? 0)
        let gap = context.verification.rows.filter { $0.tolerance == 0 && $0.distance > .zero }.count
        return [
            "The cost of \(context.studies.title) is known in closed form"
                + (gap == 0 ? ", and equal to what was counted wherever it was counted." : ", but for \(gap) counts."),
            "A page that takes \(ReportContext.seconds(eager) { $0.latency(.estimate) }) as the reference runs it takes "
                + "\(ReportContext.seconds(graph) { $0.latency(.estimate) }) with fused kernels in a captured graph "
                + "(\(Figure.ratio(slow / max(fast, .leastNonzeroMagnitude)))), and cannot take less than "
                + "\(ReportContext.seconds(graph) { $0.latency(.floor) }) on \(context.base.machine.device.name).",
            "A batch of 32 raises \(Figure.plain(pages.0)) pages/s to \(Figure.plain(pages.1)), "
                + (pages.1 > 4 * pages.0
                    ? "more than anything done to a single page."
                    : "far less than ×32, since \(shared(batched))."),
            (eager.time.time(of: 0, in: .decode).limiter == .host)
                ? "Whoever serves this model should first take the host out of decode, "
                    + (isHostBound(batched)
                        ? "then prepare pages beside the device's work, then batch, " : "then batch, ")
                    + "and only then buy a faster device."
                : "Whoever serves this model should batch first.",
        ]
    }

    /// Whether the host's work on the pages is the largest part of what comes before the first token.
    private static func isHostBound(_ service: Service) -> Bool {
        service.firstToken(.estimate).map { $0.host > $0.vision + $0.prefill } ?? false
    }

    /// What a batch does not share, and how much of its time that is.
    private static func shared(_ service: Service) -> String {
        guard let first = service.firstToken(.estimate), let all = service.latency(.estimate), all > 0 else {
            return "vision and prefill do not share what a batch shares"
        }
        let (words, seconds) =
            isHostBound(service)
            ? ("are the host's, which opens, cuts and tokenises each page by itself", first.host)
            : ("are vision and prefill, which every page needs for itself", first.vision + first.prefill)
        return "\(Figure.seconds(seconds)) of its \(Figure.seconds(all)) \(words)"
    }

    private static func provenance(_ context: ReportContext) -> [[String]] {
        let settings = context.base.changes.map(\.description)
        let command = ["modelmeter report"] + settings.map { "--set \($0)" }
        return [
            ["program", "modelmeter \(context.version)"], ["command", "`\(command.joined(separator: " "))`"],
            [
                "digest of the inputs",
                "`\(digest(context))` (FNV-1a, 64 bits, over every parameter and every measured count)",
            ],
            ["reference code", context.studies.reference],
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
        ] + code(context)
            + context.verification.provenance.filter { !$0.text.isEmpty }.map { ["`\($0.file)`", $0.text] }
    }

    /// The commit of each file that was run, as the counts record it.
    private static func code(_ context: ReportContext) -> [[String]] {
        let files = context.verification.code
        guard !files.isEmpty else { return [["commit of the reference code", "not recorded"]] }
        return files.map { ["reference code, `\($0.file)`", $0.text] }
            + [["commits behind measured times", "with each case in `times.json`, with each source in `kernels.json`"]]
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
