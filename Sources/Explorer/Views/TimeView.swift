import AnalyticCore
import TerminalKit

extension ViewSpec {
    static let time = ViewSpec(
        .time, key: "7",
        help: "Stages and layers in time: floor, estimate, measured; what limits them; targets and cost.",
        labels: { state in
            let count = state.scenario.machine.devices
            let name = state.deviceName
            return ("time", count > 1 ? "\(count) \(state.look.glyphs.times) \(name)" : name)
        },
        content: .page { $0.timePage(width: $1) })
}

extension Limiter {
    /// The limiter's colour.
    var role: Role {
        switch self {
        case .matrix: .compute_bound
        case .vector: .vector_bound
        case .memory: .memory_bound
        case .launch, .host, .link: .launch_bound
        }
    }
}

extension ExplorerState {
    /// Stages and layers in time: floor, estimate and measured kept apart, what limits them, and what a request costs.
    func timePage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        let service = kept.service
        page.table(timeTable(service))
        page.heading("timeline: modules in their order, by what limits them")
        addTimeline(to: &page)
        page.heading("service, as estimated")
        addService(service, to: &page)
        addSlowest(to: &page)
        return page
    }

    private func timeTable(_ service: Service) -> Table {
        let isMeasured = scenario.machine.measuredTTFT > 0 || scenario.machine.measuredTPOT > 0
        var table = Table(
            [
                Table.Column("", .words(least: 9), priority: 0), Table.Column("floor", .figure, priority: 3),
                Table.Column("estimate", .figure, priority: 1),
                Table.Column("held up by", .words(least: 12), priority: 2),
                Table.Column("MFU", .figure, priority: 5), Table.Column("MBU", .figure, priority: 6),
            ] + (isMeasured ? [Table.Column("measured", .figure, priority: 4)] : []))
        func times(_ read: (Service.Basis) -> Double?) -> [Table.Cell] {
            [(Service.Basis.floor, Role.muted, false), (.estimate, .fg, true)].map { basis, role, bold in
                .text(read(basis).map(FigureText.seconds) ?? "—", role, bold: bold)
            }
        }
        func measured(_ read: (Service.Basis) -> Double?) -> Table.Cell {
            .text(read(.measured).map(FigureText.seconds) ?? "—", .title)
        }
        for each in Stage.allCases {
            let time = timing.time(of: 0, in: each)
            let read: (Service.Basis) -> Double? = { service.stageSeconds(each, $0) }
            let limiter = time.limiter.map {
                Table.Cell.text("\($0.title) \(Figure.percent(time.seconds($0) / time.seconds))", $0.role)
            }
            table.add(
                [.text(each.rawValue, each.role, bold: stage.stage == each)] + times(read) + [
                    limiter ?? .none, .text(service.utilisation(each, .estimate).map(Figure.percent) ?? "—", .muted),
                    .text(service.bandwidthUtilisation(each, .estimate).map(Figure.percent) ?? "—", .muted),
                    measured(read),
                ], target: .stage(StageChoice(rawValue: each.rawValue) ?? .all))
        }
        let machine = scenario.machine
        let lines: [(String, Double?, (Service.Basis) -> Double?)] = [
            ("TTFT", machine.targetTTFT, service.timeToFirstToken),
            ("TPOT first", nil, { service.stepSeconds($0)?.first }),
            ("TPOT last", nil, { service.stepSeconds($0)?.last }),
            ("TPOT mean", machine.targetTPOT / 1e3, service.timePerOutputToken), ("request", nil, service.latency),
        ]
        for (name, target, read) in lines {
            var verdict = Table.Cell.none
            if let target, let seconds = read(.estimate) {
                verdict =
                    seconds <= target
                    ? .text("\(look.glyphs.check) within \(Figure.seconds(target))", .ok)
                    : .text("\(look.glyphs.cross) over \(Figure.seconds(target))", .error)
            }
            table.add([.text(name, .title, bold: true)] + times(read) + [verdict, .none, .none, measured(read)])
        }
        return table
    }

    /// One bar per stage: its modules in their order, each as long as it takes, coloured by what limits it.
    private func addTimeline(to page: inout Page) {
        var table = Table([
            Table.Column("", .words(least: 7), priority: 0), Table.Column("", .bar(least: 8, most: 400), priority: 1),
        ])
        for stage in Stage.allCases {
            let whole = timing.time(of: 0, in: stage).seconds
            guard whole > 0 else { continue }
            var parts: [(Double, Role)] = []
            for node in timelineNodes(0, depth: 5) {
                let time = timing.time(of: node, in: stage)
                guard let limiter = time.limiter else { continue }
                if let last = parts.last, last.1 == limiter.role {
                    parts[parts.count - 1].0 += time.seconds / whole
                } else {
                    parts.append((time.seconds / whole, limiter.role))
                }
            }
            table.add([.text(stage.rawValue, stage.role), .bar(parts)])
        }
        page.table(table)
        page.legend([Limiter.matrix, .memory, .vector, .launch].map { ($0.role, $0.title) })
    }

    /// The modules of a timeline: what stands below the model, layers one level deeper.
    private func timelineNodes(_ node: Int, depth: Int) -> [Int] {
        let children = evaluation.children(of: node)
        guard depth > 0, !children.isEmpty else { return [node] }
        return children.flatMap { timelineNodes($0, depth: depth - 1) }
    }

    private func addService(_ service: Service, to page: inout Page) {
        let machine = scenario.machine
        var clauses: [[Span]] = []
        if let pages = service.pagesPerSecond(.estimate) {
            clauses.append([Span(FigureText.rate(pages), .title, bold: true), Span(" pages/s")])
        }
        if let tokens = service.tokensPerSecond(.estimate) {
            clauses.append([Span("\(FigureText.rate(tokens)) tokens/s in decode")])
        }
        if let pages = service.pagesPerDayAndDevice(.estimate) {
            clauses.append([Span("\(FigureText.rate(pages)) pages per device and day")])
        }
        if let price = service.pricePerThousandPages(.estimate) {
            clauses.append([
                Span("\(Figure.dollars(price)) per 1000 pages"),
                Span(" at \(Figure.dollars(machine.price)) an hour", .muted),
            ])
        }
        if let energy = service.energyPerPage(.estimate) {
            clauses.append([Span("at most \(Figure.scaled(energy, "J")) a page"), Span(" (board power)", .muted)])
        }
        page.flow(clauses, separator: ", ")
        page.text(
            "TTFT \(Figure.seconds(machine.targetTTFT)) needs \(Figure.scaled(service.requiredRate, "FLOP/s")), \(Figure.percent(service.requiredRate / service.peak)) of the peak",
            .muted)
        page.text(
            "TPOT \(Figure.seconds(machine.targetTPOT / 1e3)) needs \(Figure.scaled(service.requiredBandwidth, "B/s")), \(Figure.percent(service.requiredBandwidth / machine.device.bandwidth.value)) of the bandwidth",
            .muted)
        page.text(
            "TTFT is the time to the first token, TPOT that of each token after it: the mean of the decode steps",
            .muted)
        if let first = service.measuredUse.first {
            page.text(
                "measured TTFT: MFU \(Figure.percent(first.mfu)), floor is \(Figure.percent(first.ofFloor)) of it; :calibrate takes it over",
                .title)
        }
        if let step = service.measuredUse.step {
            page.text(
                "measured TPOT: MBU \(Figure.percent(step.mbu)), floor is \(Figure.percent(step.ofFloor)) of it; :calibrate takes it over",
                .title)
        }
        addDoubts(service, to: &page)
    }

    /// What of the device is doubted, and what that does to the estimate.
    private func addDoubts(_ service: Service, to page: inout Page) {
        let doubts = service.doubts
        guard !doubts.isEmpty else { return }
        page.text("\(look.glyphs.cross) no agreed source: \(doubts.joined(separator: ", "))", .warn)
        if let ends = service.ends, let low = ends.best.latency(.estimate), let high = ends.worst.latency(.estimate),
            low < high
        {
            page.text("so a request takes \(Figure.seconds(low)) to \(Figure.seconds(high))", .warn, indent: 2)
        }
    }

    /// The parts of the selection by the time that they take in the stages that are shown.
    private func addSlowest(to page: inout Page) {
        let node = kept.scene.node
        func time(of node: Int) -> Time { shownStages.reduce(Time.zero) { $0 + timing.time(of: node, in: $1) } }
        let whole = time(of: node).seconds
        guard whole > 0 else { return }
        let scope = stage.stage.map { " in \($0.rawValue)" } ?? ""
        page.heading("where the time of \(evaluation.displayName(of: node)) goes\(scope)")
        var table = Table([
            Table.Column("part", .words(least: 12), priority: 0), Table.Column("time", .figure, priority: 1),
            Table.Column("share", .figure, priority: 2), Table.Column("held up by", .words(least: 7), priority: 3),
            Table.Column("", .bar(least: 6, most: 80), priority: 4),
        ])
        let parts = kept.scene.parts.map { ($0, time(of: $0)) }.sorted { $0.1.seconds > $1.1.seconds }
        for (part, time) in parts where time.seconds > 0 {
            table.add([
                .text(evaluation.displayName(of: part)), .text(Figure.seconds(time.seconds)),
                .text(Figure.percent(time.seconds / whole), .muted),
                .text(time.limiter?.title ?? "", time.limiter?.role ?? .muted),
                .bar(Limiter.allCases.map { (time.seconds($0) / whole, $0.role) }),
            ])
        }
        let link = whole - parts.reduce(0) { $0 + $1.1.seconds }
        if node == 0, link > whole * 1e-6 { table.add([.text("link between devices"), .text(Figure.seconds(link))]) }
        table.add([.text("together", .title, bold: true), .text(Figure.seconds(whole), .title, bold: true)])
        page.table(table)
    }

    /// The stages that figures are of.
    var shownStages: [Stage] { stage.stage.map { [$0] } ?? Stage.allCases }
}
