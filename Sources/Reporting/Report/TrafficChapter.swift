import AnalyticCore
import Studies
import Verification

/// Bytes: measured against analytic, eager against fused, intensity against the ridge, flash against eager.
enum TrafficChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        page.heading("Traffic")
        measured(context, &page)
        page.heading("Eager against fused", level: 3)
        try fused(context, &page)
        page.heading("Intensity against the ridge", level: 3)
        try intensity(context, &page)
        page.heading("Flash against eager attention", level: 3)
        try flash(context, &page)
    }

    private static func measured(_ context: ReportContext, _ page: inout ReportPage) {
        let families = context.verification.families(of: .traffic)
        let rows = families.reduce(0) { $0 + $1.rows }
        let equal = families.reduce(0) { $0 + $1.equal }
        page.paragraph(
            "Bytes read and written, kernels and the most memory live at once were recorded kernel by kernel for \(rows) figures; "
                + "\(equal) are equal to the analytic ones"
                + (equal == rows
                    ? ", though 2 % would have passed."
                    : "; the rest is within its tolerance or named in the appendix."))
        page.table(
            ["tower or stage", "cases", "figures", "equal", "verdict", "largest difference"],
            families.map {
                [
                    $0.name, "\($0.cases)", "\($0.rows)", "\($0.equal)", $0.failures == 0 ? "pass" : "FAIL",
                    VerifyReport.largest($0.largest),
                ]
            })
    }

    private static let kinds: [(name: String, color: String, read: @Sendable (Cost) -> Count)] = [
        ("weights read", "#0072B2", { $0.weightBits }),
        ("KV cache", "#D55E00", { $0.keyValueReadBits + $0.keyValueWriteBits }),
        ("activations read", "#009E73", { $0.readBits }), ("activations written", "#CC79A7", { $0.writeBits }),
    ]

    private static func fused(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        let eager = try Evaluation(context.scenario([("execution", "eager")]))
        let fused = try Evaluation(context.scenario([("execution", "compiled")]))
        func bytes(_ evaluation: Evaluation, _ stage: Stage) -> Double {
            evaluation.cost(of: 0, in: stage).traffic.approximate
        }
        let ratios = Stage.allCases.map { (stage: $0, ratio: bytes(eager, $0) / max(1, bytes(fused, $0))) }
        let most = ratios.max { $0.ratio < $1.ratio }
        let least = ratios.min { $0.ratio < $1.ratio }
        page.paragraph([
            "Eager execution moves \(Figure.bytes(eager.total(of: 0).traffic, style: .si)) for the page, fused execution "
                + "\(Figure.bytes(fused.total(of: 0).traffic, style: .si)).",
            most.map {
                "The difference is largest in \($0.stage.rawValue) (\(Figure.ratio($0.ratio))), where every elementwise kernel writes "
                    + "what the next one reads,"
            } ?? "",
            least.map {
                "and least in \($0.stage.rawValue) (\(Figure.ratio($0.ratio)))"
                    + ($0.ratio < 1.5 ? ", which reads weights whatever the kernels are." : ".")
            } ?? "",
        ])
        let bars = BarsSVG(
            title: "Traffic of a page by stage and kind, eager and fused", axis: "share of the stage's traffic",
            unit: .bytes,
            parts: kinds.map { ($0.name, $0.color) },
            rows: Stage.allCases.flatMap { stage in
                [("eager", eager), ("fused", fused)].map { name, evaluation in
                    let cost = evaluation.cost(of: 0, in: stage)
                    return BarsSVG.Row(
                        label: "\(stage.rawValue), \(name)", parts: kinds.map { $0.read(cost).approximate / 8 },
                        note: Figure.bytes(cost.traffic, style: .si))
                }
            }, isShare: true)
        page.figure("traffic-by-kind", bars.title, bars.text(details: context.details()))
    }

    private static func intensity(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        let service = try context.service([("execution", "graph")])
        let time = service.time
        let evaluation = time.evaluation
        var points: [RooflineSVG.Point] = []
        for part in context.studies.parts {
            guard let node = evaluation.node(at: part.path) else { continue }
            for stage in Stage.allCases {
                let cost = evaluation.cost(of: node, in: stage)
                let seconds = time.time(of: node, in: stage).seconds
                guard cost.matrix > .zero, seconds > 0, cost.traffic > .zero else { continue }
                points.append(
                    .init(
                        label: part.name, stage: stage,
                        intensity: cost.matrix.approximate / cost.traffic.approximate,
                        rate: cost.matrix.approximate / seconds))
            }
        }
        let above = points.filter { $0.intensity > service.ridge }
        let below = points.filter { $0.intensity <= service.ridge }
        func names(_ points: [RooflineSVG.Point]) -> String {
            let words = points.map { "\($0.label) in \($0.stage.rawValue)" }
            return words.dropLast().joined(separator: ", ") + (words.count > 1 ? " and " : "") + (words.last ?? "")
        }
        page.paragraph([
            "The ridge of \(context.base.machine.device.name) lies at \(Figure.plain(service.ridge)) FLOP per byte. Fused, as a captured "
                + "graph,",
            above.isEmpty
                ? "no part lies above it;"
                : "\(names(above)) \(above.count == 1 ? "lies" : "lie") above it and can use the matrix units;",
            below.isEmpty
                ? "nothing lies below."
                : "\(names(below)) \(below.count == 1 ? "lies" : "lie") below it, and a higher matrix peak does nothing for them.",
        ])
        let roofline = RooflineSVG(
            title:
                "Parts of the model on \(context.base.machine.device.name), fused, below the roofs of \(min(3, context.devices.count)) devices",
            roofs: context.devices.prefix(3).map { device in
                .init(name: device.name, peak: device.matrix16.value, bandwidth: device.bandwidth.value)
            }, points: points)
        page.figure("roofline", roofline.title, roofline.text(details: context.details()))
    }

    private static func flash(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        var rows: [[String]] = []
        var ratios: [Double] = []
        for tokens in [context.evaluation.geometry.contextTokens, 4096, 16_384] {
            func prefill(_ path: String) throws(ScenarioError) -> Cost {
                let settings = [("image.mode", "none"), ("prompt.tokens", "\(tokens)"), ("attention.decoder", path)]
                return try Evaluation(context.scenario(settings + [("execution", "eager")])).cost(
                    of: 0, in: Stage.prefill)
            }
            let (eager, flash) = (try prefill("eager"), try prefill("flash"))
            let ratio = eager.traffic.approximate / flash.traffic.approximate
            ratios.append(ratio)
            rows.append([
                Figure.grouped(Count(tokens)), Figure.bytes(eager.traffic, style: .si),
                Figure.bytes(flash.traffic, style: .si), Figure.ratio(ratio),
                Figure.flops(eager.counted, style: .si), Figure.flops(flash.counted, style: .si),
            ])
        }
        page.paragraph(
            "Eager attention writes its scores, casts them to fp32 and reads them again; a flash kernel keeps them on chip. Over the prompt "
                + "eager attention makes the traffic \(Figure.ratio(ratios.first ?? 1)) of what it is with flash at a page's tokens and "
                + "\(Figure.ratio(ratios.last ?? 1)) at the longest context here, since scores grow with the square. The counter, however, does not see a flash kernel: what it "
                + "reports falls, while the matrix work stays the same.")
        page.table(
            [
                "tokens", "prefill traffic, eager", "with flash", "eager over flash", "FLOPs counted, eager",
                "counted with flash",
            ], rows)
    }
}
