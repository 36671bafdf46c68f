import AnalyticCore
import Studies
import TextKit
import Verification

/// The whole performance report: Markdown, figures and data, computed anew each time and the same for the same input.
public struct PerformanceReport {
    let base: Scenario
    let verification: Verification
    private let version: String
    private(set) var files: [(path: String, text: String)] = []

    /// Computes the report for a base scenario, whose device it uses throughout.
    ///
    /// - Throws: `SweepError` where the base does not allow a sweep or a profile.
    public static func files(
        base: Scenario, verification: Verification, version: String
    ) throws(SweepError) -> [(path: String, text: String)] {
        var report = PerformanceReport(base: base, verification: verification, version: version)
        try report.write()
        return report.files
    }

    private init(base: Scenario, verification: Verification, version: String) {
        self.base = base
        self.version = version
        self.verification = verification
    }

    private mutating func write() throws(SweepError) {
        let evaluation: Evaluation
        do throws(ScenarioError) {
            evaluation = try Evaluation(base)
        } catch {
            throw .scenario(error)
        }
        var text = overview(evaluation)
        text += layers()
        text += aggregation(evaluation)
        text += endToEnd()
        text += try sweeps(
            "Vision: the shape of the page", ["vision-base-size", "vision-input-shape", "crop-grids-e2e"])
        text += try sweeps("Length, batch, heads", ["prefill-length", "decode-length", "batch", "heads", "moe-batch"])
        text += try profiles()
        text += try objectives(evaluation)
        text += try sweeps("Memory", ["memory-by-grid", "kv-cache"], opening: memory(evaluation))
        text += definitions
        files.insert(("README.md", text), at: 0)
    }

    // MARK: sections

    private func overview(_ evaluation: Evaluation) -> String {
        let total = evaluation.total(of: 0).matrix
        let towers = [
            ("SAM-B", "model.sam_model"), ("CLIP-L", "model.vision_model"), ("the projector", "model.projector"),
            ("the decoder layers", "model.layers"), ("the head", "lm_head"),
        ].compactMap { name, path in
            evaluation.node(at: path).map { (name, evaluation.total(of: $0).matrix.share(of: total)) }
        }.sorted { $0.1 > $1.1 }
        let worst = verification.rows.filter { $0.tolerance == 0 }.max { $0.distance < $1.distance }
        let exact = verification.rows.count { $0.tolerance == 0 && $0.distance == .zero }
        let integers = verification.rows.count { $0.tolerance == 0 }
        var text = """
            # DeepSeek-OCR: what it costs to run

            Written by `modelmeter report`; every figure below is computed, none is typed. The model is DeepSeek-OCR: SAM-B and
            CLIP-L look at the page, a projector joins them, a 12-layer DeepSeek-V2 mixture-of-experts decoder reads the text
            out. Matrix FLOPs follow `torch.utils.flop_counter`; times are those of \(base.machine.device.name), as estimated
            with stated efficiencies, beside a floor that no run of one operation after another can beat.
            [Definitions](#definitions) are at the end.

            ## Findings

            - The model has \(Figure.grouped(evaluation.parameterCount)) parameters, \(Figure.bytes(evaluation.weightBytes, style: .si)) in \(base.workload.weightFormat.rawValue).
            - The default page (\(base.workload.image.width) x \(base.workload.image.height), \(evaluation.geometry.tiles) tiles, \(evaluation.geometry.contextTokens) tokens) with \(base.workload.decodeTokens) tokens of answer takes \(Figure.flops(total, style: .si)).

            """
        text += "- Of these, "
        text +=
            towers.map { "\($0.0) \($0.0.hasPrefix("the decoder") ? "take" : "takes") \(Figure.percent($0.1))" }
            .joined(separator: ", ") + ".\n"
        if let worst {
            text +=
                "- Against the reference implementation, \(Figure.grouped(Count(exact))) of \(Figure.grouped(Count(integers))) whole numbers are equal; "
            text +=
                worst.distance == .zero
                ? "the largest difference is 0.\n"
                : "the largest difference is \(Figure.grouped(worst.distance)) at \(worst.group), \(worst.quantity).\n"
        }
        if let traffic = verification.summaries.first(where: { $0.check == .traffic }) {
            text +=
                "- Traffic, kernels and peak memory of eager execution: \(traffic.equal) of \(traffic.rows) measured figures are equal.\n"
        }
        return text
    }

    private func layers() -> String {
        var text = "\n## Layers, one by one\n\n"
        for check in [Check.vision, .decoder, .llama] {
            text += "### \(check.rawValue)\n\nHere stands \(check.title). \(check.note)\n\n"
            var groups: [String: [VerificationRow]] = [:]
            for row in verification.rows(of: check) { groups[row.group, default: []].append(row) }
            text += MarkdownTable.text(
                [
                    "layer", "class", "cases", "equal", "largest difference", "first case", "measured FLOPs",
                    "analytic FLOPs",
                ],
                groups.keys.sorted().compactMap { name in
                    guard let rows = groups[name], let first = rows.first else { return nil }
                    let largest = rows.map { abs($0.relativeDifference) }.max() ?? 0
                    return [
                        name, first.className ?? "", String(rows.count), String(rows.count { $0.distance == .zero }),
                        Percent.text(largest), first.shape, Figure.grouped(first.measured),
                        Figure.grouped(first.analytic),
                    ]
                })
            text += "\n"
        }
        text += "### Published beside ours\n\n\(Check.published.note)\n\n"
        let published = verification.rows(of: .published).filter { $0.quantity == "measured_gflops" }
        text += MarkdownTable.text(
            ["layer", "published, measured", "published, theoretical", "analytic", "analytic against published"],
            published.map { row in
                [
                    row.group, Figure.flops(row.measured, style: .si), row.theory ?? "",
                    Figure.flops(row.analytic, style: .si),
                    Percent.text(row.relativeDifference),
                ]
            })
        return text
    }

    private func aggregation(_ evaluation: Evaluation) -> String {
        var text = "\n## The whole and its parts\n\n"
        for check in [Check.core, .prefillDecode] {
            if let summary = verification.summaries.first(where: { $0.check == check }) {
                text += "- `\(check.rawValue)`: \(check.title): \(summary.result).\n"
            }
        }
        text += "\n"
        let rows = ["model.sam_model", "model.vision_model", "model.projector", "model.layers", "lm_head", ""]
            .compactMap {
                path -> [String]? in
                guard let node = evaluation.node(at: path) else { return nil }
                let total = evaluation.total(of: node)
                return [path.isEmpty ? "all" : "`\(path)`", Figure.grouped(evaluation.nodes[node].parameters)]
                    + Stage.allCases.map { Figure.grouped(evaluation.cost(of: node, in: $0).matrix) }
                    + [Figure.bytes(total.traffic, style: .si)]
            }
        text += MarkdownTable.text(
            ["module", "parameters", "vision FLOPs", "prefill FLOPs", "decode FLOPs", "traffic"], rows)
        return text
    }

    private func endToEnd() -> String {
        var text = "\n## End to end\n\n"
        for (check, unit) in [
            (Check.visionWithoutTiles, "flops_total"), (.visionWithTiles, "flops_total"),
            (.prefillDecodeEndToEnd, "flops_total"),
            (.endToEnd, "generate.flops_total"),
        ] {
            let rows = verification.rows(of: check).filter {
                $0.quantity.hasSuffix(unit) && !$0.quantity.contains("view")
            }
            text += "### \(check.rawValue)\n\nHere stands \(check.title).\n\n"
            text += MarkdownTable.text(
                ["case", "quantity", "measured FLOPs", "published FLOPs", "analytic FLOPs", "difference"],
                rows.map { row in
                    [
                        row.shape, row.quantity, Figure.grouped(row.measured),
                        row.published.map { Figure.grouped($0) } ?? "",
                        Figure.grouped(row.analytic), Percent.text(row.relativeDifference),
                    ]
                })
            text += "\n"
        }
        return text
    }

    private mutating func sweeps(
        _ title: String, _ ids: [String], opening: String = ""
    ) throws(SweepError) -> String {
        var text = "\n## \(title)\n\n\(opening)"
        for id in ids {
            guard let named = NamedSweep.all.first(where: { $0.id == id }) else { continue }
            text += try section(named)
        }
        return text
    }

    /// One sweep: figures, where regimes end, data beside it.
    private mutating func section(_ named: NamedSweep) throws(SweepError) -> String {
        let findings = SweepFindings(try named.sweep(from: base))
        let provenance = Provenance(
            version: version, command: "modelmeter sweep \(named.id)", scenario: findings.sweep.base,
            ownSettings: named.changes(of: base))
        var text =
            "### \(named.title.capitalised)\n\n`modelmeter sweep \(named.id)`\n\n"
        if !provenance.ownSettings.isEmpty { text += "\(SweepPages.ownSettings(provenance))\n\n" }
        let charts = SweepPages.charts(named.title, findings, provenance, log: named.isLogarithmic)
        for (index, chart) in charts.enumerated() {
            let path = "figures/\(named.id)\(index == 0 ? "" : "-\(index + 1)").svg"
            files.append((path, chart.svg))
            text += "![\(named.title)](\(path))\n\n"
        }
        let writer = SweepCSV(findings.sweep, provenance)
        let parts = [
            writer.opening, writer.bytes(findings.rows, from: 0),
            writer.closing(points: findings.rows.count, findings: findings),
        ]
        files.append(("data/\(named.id).csv", parts.map(\.text).joined()))
        text += finding(findings) + SweepPages.warning(findings) + RegimeText.paragraph(findings, bullet: "- ")
        text += "\nData: [data/\(named.id).csv](data/\(named.id).csv)\n\n"
        return text
    }

    /// What the ends of a sweep say, in a sentence per metric.
    private func finding(_ findings: SweepFindings) -> String {
        let sweep = findings.sweep
        let last = min(sweep.x.range.count, findings.rows.count) - 1
        guard last >= 0 else { return "" }
        let parts = sweep.metrics.enumerated().compactMap { column, metric -> String? in
            guard let start = findings.rows[0, column], let end = findings.rows[last, column], start > 0 else {
                return nil
            }
            return
                "\(metric.title) goes from \(metric.text(start)) to \(metric.text(end)) (\(Figure.ratio(end / start)))"
        }
        let series = sweep.seriesValue(0).map { " at \(sweep.series?.id ?? "") = \($0)" } ?? ""
        return
            "From \(sweep.x.id) = \(sweep.xValue(0)) to \(sweep.xValue(last))\(series), \(parts.joined(separator: ", ")).\n\n"
    }

    private mutating func profiles() throws(SweepError) -> String {
        let devices = [base.machine.device.id, "l40s", "b200-sxm"]
        var unique: [String] = []
        for device in devices where !unique.contains(device) { unique.append(device) }
        do throws(ScenarioError) {
            let report = try ProfilesReport(WorkloadProfile.builtIn, base: base, devices: unique)
            files.append(("data/profiles.csv", report.csv))
            var text = "\n## Workload profiles\n\n`modelmeter profiles --on \(unique.joined(separator: ","))`\n\n"
            text += MarkdownTable.text(
                ["profile", "what it is"], WorkloadProfile.builtIn.map { ["`\($0.id)`", $0.title] })
            return text + "\n" + report.markdown + "\nData: [data/profiles.csv](data/profiles.csv)\n"
        } catch {
            throw .scenario(error)
        }
    }

    private mutating func objectives(_ evaluation: Evaluation) throws(SweepError) -> String {
        let service = Service(TimeEvaluation(evaluation))
        let machine = base.machine
        var text = "The default page on \(machine.device.name), execution `\(base.workload.execution.rawValue)`:\n\n"
        text += MarkdownTable.text(
            ["", "floor", "estimate", "limited by"],
            Stage.allCases.map { stage in
                let time = service.time.time(of: 0, in: stage)
                return [
                    stage.rawValue, Figure.seconds(time.floor), Figure.seconds(time.seconds), time.limiter?.title ?? "",
                ]
            }
                + [
                    ("TTFT", { $0.timeToFirstToken($1) }), ("TPOT", { $0.timePerOutputToken($1) }),
                    ("request", { $0.latency($1) }),
                ].map { (name: String, read: (Service, Service.Basis) -> Double?) in
                    [name] + [.floor, .estimate].map { read(service, $0).map(Figure.seconds) ?? "" } + [""]
                })
        text +=
            "\nA TTFT of \(Figure.seconds(machine.targetTTFT)) needs \(Figure.scaled(service.requiredRate, "FLOP/s")); a TPOT of "
        text +=
            "\(Figure.seconds(machine.targetTPOT / 1e3)) needs \(Figure.scaled(service.requiredBandwidth, "B/s")).\n\n"
        return try sweeps("Objectives: TTFT and TPOT", ["ttft", "tpot"], opening: text)
    }

    private func memory(_ evaluation: Evaluation) -> String {
        let memory = MemoryEvaluation(evaluation)
        return
            "The default page needs \(Figure.scaled(memory.total, "B")) on one device: weights \(Figure.scaled(memory.weights, "B")), "
            + "KV cache \(Figure.scaled(memory.cache, "B")), activations \(Figure.scaled(memory.activations, "B")) (most live at once, in "
            + "\(memory.worstStage.rawValue)), reserve \(Figure.scaled(memory.reserve, "B")). The largest part: \(memory.largest.rawValue).\n\n"
    }

    private var definitions: String {
        var text = """

            ## Definitions

            - **Matrix FLOPs**: 2·M·N·K for a product, 2 times input channels and kernel for each output element of a convolution;
              the bias is not counted, attention is two full products without causal halving.
            - **Vector FLOPs**: a stated constant per element, [notation](../reference/notation.md).
            - **Traffic**: bytes read and written. Eager: every kernel of the reference. Fused: elementwise work folded away.
            - **Vision, prefill, decode**: towers and projector; the prompt through the decoder; one step per token.
            - **TTFT**: vision and prefill. **TPOT**: the mean of the decode steps; the first token comes from the prefill.
            - **Floor**: the roofline at peak with compulsory traffic, operation after operation. **Estimate**: with stated efficiencies and launch overhead.
            - **MFU**: matrix FLOPs against peak times time. **MBU**: traffic against bandwidth times time.


            """
        text += MarkdownTable.text(
            ["metric", "what it is", "unit"], MetricCatalogue.all.map { ["`\($0.id)`", $0.title, $0.unit.symbol] })
        return text
    }
}
