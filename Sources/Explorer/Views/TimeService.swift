import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// What was measured beside floor and estimate, each as long as it takes.
    func addMeasured(_ service: Service, to page: inout Page) {
        let use = service.measuredUse
        guard use.first != nil || use.step != nil else { return }
        page.heading("measured beside floor and estimate")
        var table = Table([
            Table.Column("", .words(least: 4), priority: 0), Table.Column("", .words(least: 8), priority: 1),
            Table.Column("", .figure, priority: 2), Table.Column("", .bar(least: 8, most: 200), priority: 3),
        ])
        let rows: [(String, (Service.Basis) -> Double?)] = [
            ("TTFT", service.timeToFirstToken), ("TPOT", service.timePerOutputToken),
        ]
        for (name, read) in rows where read(.measured) != nil {
            let times = Service.Basis.allCases.compactMap { basis in read(basis).map { (basis, $0) } }
            let most = times.map(\.1).max() ?? 1
            for (basis, seconds) in times {
                let role: Role = basis == .measured ? .chart_1 : basis == .estimate ? .chart_2 : .bar_empty
                table.add([
                    .text(basis == .floor ? name : "", .title, bold: true), .text(basis.rawValue),
                    .text(Figure.seconds(seconds)), .bar([(seconds / most, role)]),
                ])
            }
        }
        page.table(table)
        if let first = use.first {
            page.text(
                "measured TTFT: MFU \(Figure.percent(first.mfu)), the floor is \(Figure.percent(first.ofFloor)) of it; :calibrate takes it over",
                .title)
        }
        if let step = use.step {
            page.text(
                "measured TPOT: MBU \(Figure.percent(step.mbu)), the floor is \(Figure.percent(step.ofFloor)) of it; :calibrate takes it over",
                .title)
        }
    }

    /// What users get and pay, with what it is of; and what the targets ask of the device.
    func addService(_ service: Service, to page: inout Page) {
        let (machine, workload, card) = (scenario.machine, scenario.workload, scenario.model.card)
        for warning in service.warnings { page.text("\(look.glyphs.cross) \(warning)", .warn) }
        var clauses: [[Span]] = []
        if let pages = service.pagesPerSecond(.estimate) {
            clauses.append([Span(FigureText.rate(pages), .title, bold: true), Span(" \(card.requests)/s")])
        }
        if let tokens = service.tokensPerSecond(.estimate) {
            let sequences = service.running.requests * machine.dataParallel
            var clause = [Span("\(FigureText.rate(tokens)) tokens/s in decode")]
            if sequences > 1 {
                clause.append(
                    Span(
                        ", \(FigureText.rate(tokens / Double(sequences))) for each of \(FigureText.short(sequences)) sequences",
                        .muted))
            }
            clauses.append(clause)
        }
        if let pages = service.pagesPerDayAndDevice(.estimate) {
            clauses.append([Span("\(FigureText.rate(pages)) \(card.requests) per device and day")])
        }
        if let prices = service.pricesPerThousandPages(.estimate), let hour = machine.hourlyPrice {
            let range = [prices.low, prices.high].map { Figure.dollars($0) }
            clauses.append([
                Span("\(range[0] == range[1] ? range[0] : range.joined(separator: " to ")) for 1000 \(card.requests)"),
                Span(" at \(hour.text) per device, \(hour.source)", .muted),
            ])
        } else {
            clauses.append([Span("no price stated", .muted)])
        }
        if let energy = service.energyPerPage(.estimate) {
            clauses.append([
                Span("at most \(Figure.scaled(energy, "J")) a \(card.request)"),
                Span(" (board power \(look.glyphs.times) time)", .muted),
            ])
        }
        page.flow(clauses, separator: ", ")
        page.text(
            "TTFT \(Figure.seconds(machine.targetTTFT)) needs \(Figure.scaled(service.requiredRate, "FLOP/s")), \(Figure.percent(service.requiredRate / service.peak)) of the peak",
            .muted)
        if workload.decodeTokens > 0 {
            page.text(
                "TPOT \(Figure.seconds(machine.targetTPOT / 1e3)) needs \(Figure.scaled(service.requiredBandwidth, "B/s")), \(Figure.percent(service.requiredBandwidth / machine.device.bandwidth.value)) of the bandwidth",
                .muted)
        }
    }

    /// What of the device is doubted, and what that does to the estimate.
    func addDoubts(_ service: Service, to page: inout Page) {
        let doubts = service.doubts
        guard !doubts.isEmpty else { return }
        page.text("\(look.glyphs.cross) no agreed source: \(doubts.joined(separator: ", "))", .warn)
        if let ends = service.ends, let low = ends.best.latency(.estimate), let high = ends.worst.latency(.estimate),
            low < high
        {
            page.text("so a request takes \(Figure.seconds(low)) to \(Figure.seconds(high))", .warn, indent: 2)
        }
    }
}
