import AnalyticCore
import Studies

/// What limits each stage on each device, and what each lever buys, from eager execution to the floor.
enum UtilisationChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        page.heading("Utilisation: what limits each stage, and what each lever buys")
        try limits(context, &page)
        for stage in Stage.allCases { try waterfall(stage, context, &page) }
    }

    private static func limits(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        var bars: [BarsSVG.Row] = []
        var rows: [[String]] = []
        var reasons: [Stage: [(limiter: String, devices: [String])]] = [:]
        for device in context.devices {
            for execution in [Execution.eager, .graph] {
                let service = try context.service([("execution", execution.rawValue)], on: device)
                var cells = [device.name, execution.rawValue]
                for stage in Stage.allCases {
                    let time = service.time.time(of: 0, in: stage)
                    let use = ReportContext.figure(service, Figure.percent) {
                        stage == .decode ? $0.bandwidthUtilisation(stage, .estimate) : $0.utilisation(stage, .estimate)
                    }
                    let limiter = time.limiter?.title ?? "—"
                    cells.append("\(limiter), \(use) \(stage == .decode ? "MBU" : "MFU")")
                    if execution == .graph {
                        var found = reasons[stage] ?? []
                        if let place = found.firstIndex(where: { $0.limiter == limiter }) {
                            found[place].devices.append(device.name)
                        } else {
                            found.append((limiter, [device.name]))
                        }
                        reasons[stage] = found
                    }
                    if device.id == context.base.machine.device.id {
                        bars.append(
                            .init(
                                label: "\(stage.rawValue), \(execution.rawValue)",
                                parts: Limiter.allCases.map { time.seconds($0) }, note: Figure.seconds(time.seconds)))
                    }
                }
                rows.append(cells)
            }
        }
        let words = Stage.allCases.compactMap { stage -> String? in
            guard let found = reasons[stage], !found.isEmpty else { return nil }
            let parts = found.map { reason in
                "by \(reason.limiter) on "
                    + (found.count == 1
                        ? "every device here"
                        : reason.devices.joined(separator: reason.devices.count == 2 ? " and " : ", "))
            }
            return "\(stage.rawValue) is limited \(parts.joined(separator: " and "))"
        }
        page.paragraph(
            "As a captured graph \(words.joined(separator: "; ")). Utilisation is what is left of a peak after that limit; a low figure is "
                + "no waste where another resource is the one that is full. Decode takes all its steps together here; "
                + "\(ReportContext.brackets).")
        let chart = BarsSVG(
            title: "What the time of each stage goes to, on \(context.base.machine.device.name)",
            axis: "share of the stage's time", unit: .seconds,
            parts: Limiter.allCases.map { ($0.title, ChartPalette.color(of: $0)) }, rows: bars, isShare: true)
        page.figure("limits", chart.title, chart.text(details: context.details()))
        page.table(["device", "execution"] + Stage.allCases.map { "\($0.rawValue): limit, use" }, rows)
    }

    /// Levers in the order in which they are pulled, each on top of those before.
    private static let levers: [(name: String, id: String, value: String)] = [
        ("fused kernels", "execution", "compiled"), ("a captured graph", "execution", "graph"),
        ("flash attention", "attention.decoder", "flash"), ("logits of one position", "logits", "last"),
    ]

    private static func waterfall(_ stage: Stage, _ context: ReportContext, _ page: inout ReportPage)
        throws(ScenarioError)
    {
        let steps = Double(max(1, context.base.workload.decodeTokens))
        let part = stage == .decode ? steps : 1
        var settings: [(id: String, value: String)] = [("execution", "eager")]
        var service = try context.service(settings)
        let eager = service
        var left = service.time.time(of: 0, in: stage).seconds / part
        var bars = [WaterfallSVG.Step(label: "eager", left: left, color: ChartPalette.color(of: stage))]
        var bought: [(name: String, seconds: Double)] = []
        for lever in levers {
            settings.append((lever.id, lever.value))
            service = try context.service(settings)
            let seconds = service.time.time(of: 0, in: stage).seconds / part
            guard abs(seconds - left) > 0.002 * left else { continue }
            bought.append((lever.name, left - seconds))
            left = seconds
            bars.append(.init(label: lever.name, left: left, color: ChartPalette.colors[3]))
        }
        let best = service.time.time(of: 0, in: stage)
        let floor = best.floor / part
        // What remains above the floor, by what it goes to: fixed costs first, then what the rates fall short of.
        let fixed = (best.launch + best.host + best.link) / part
        let above = left - floor
        let least = service
        if fixed > 0.002 * left, left - fixed > floor {
            left -= fixed
            bars.append(
                .init(label: "no fixed cost of kernels", left: left, color: ChartPalette.color(of: Limiter.launch)))
        }
        bars.append(.init(label: "floor", left: floor, color: ChartPalette.color(of: .matrix)))
        let first = bars.first?.left ?? 0
        let most = bought.max { $0.seconds < $1.seconds }
        let unit = stage == .decode ? "a decode step" : stage.rawValue
        page.heading(stage.rawValue.capitalised, level: 3)
        page.paragraph([
            "On \(context.base.machine.device.name) \(unit) takes "
                + "\(ReportContext.seconds(eager) { $0.time.time(of: 0, in: stage).seconds / part }) eagerly and no less than "
                + "\(ReportContext.seconds(least) { $0.time.time(of: 0, in: stage).floor / part }), "
                + "\(Figure.ratio(floor > 0 ? first / floor : .infinity)) apart.",
            most.map {
                "The most is bought by \($0.name), \(Figure.percent($0.seconds / max(first, .leastNonzeroMagnitude))) of the eager time."
            } ?? "No lever of the software changes it.",
            "With every lever \(Figure.seconds(above)) remain above the floor; "
                + (fixed > above / 2
                    ? "\(Figure.seconds(min(fixed, above))) of it are the fixed cost of kernels, which fewer, larger kernels or a larger "
                        + "batch shrink."
                    : "\(Figure.seconds(above - fixed)) of it are what real kernels fall short of the peaks, the rest their fixed cost."),
        ])
        let chart = WaterfallSVG(
            title: "From eager execution to the floor: \(unit)", axis: "time of \(unit)", unit: .seconds, steps: bars)
        page.figure("waterfall-\(stage.rawValue)", chart.title, chart.text(details: context.details()))
    }
}
