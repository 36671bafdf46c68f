import AnalyticCore
import TerminalKit

extension Limiter {
    /// The limiter's colour.
    var role: Role {
        switch self {
        case .matrix: .compute_bound
        case .vector: .vector_bound
        case .memory: .memory_bound
        case .launch, .link: .launch_bound
        }
    }
}

extension ExplorerState {
    /// Stages and layers in time: floor, estimate and measured kept apart, what limits them, and what a request costs.
    func drawTime(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        let device = scenario.machine.device
        let count = scenario.machine.devices
        let name = count > 1 ? "\(count) \(look.glyphs.times) \(device.name)" : device.name
        let inner = painter.panel("time", right: name, in: rect, isFocused: isFocused)
        let service = Service(timing)
        var row = inner.minRow
        drawTimeTable(service, in: inner, from: &row, on: &painter)
        drawTimeline(in: inner, from: &row, on: &painter)
        drawService(service, in: inner, from: &row, on: &painter)
        drawSlowest(in: inner, from: &row, on: &painter)
    }

    /// The parts of the selection by the time that they take in all stages.
    private func drawSlowest(in inner: Rect, from row: inout Int, on painter: inout Painter) {
        guard inner.maxRow - row >= 4 else { return }
        let node = painter.scene.node
        let whole = timing.total(of: node).seconds
        guard whole > 0 else { return }
        painter.heading("where the time of \(evaluation.displayName(of: node)) goes", in: inner, row: row)
        row += 1
        let parts = painter.scene.parts.map { ($0, timing.total(of: $0)) }.sorted { $0.1.seconds > $1.1.seconds }
        let barStart = inner.minColumn + 54
        for (part, time) in parts where row < inner.maxRow && time.seconds > 0 {
            painter.put(
                painter.shorten(evaluation.displayName(of: part), to: 22), inner.minColumn + 1, row)
            painter.putRight(Figure.seconds(time.seconds), endingAt: inner.minColumn + 33, row)
            painter.putRight(Figure.percent(time.seconds / whole), endingAt: inner.minColumn + 40, row, .muted)
            if let limiter = time.limiter { painter.put(limiter.title, inner.minColumn + 42, row, limiter.role) }
            if inner.maxColumn - barStart >= 8 {
                painter.stack(
                    Limiter.allCases.map { (time.seconds($0) / whole, $0.role) }, barStart, row,
                    width: inner.maxColumn - barStart - 1)
            }
            row += 1
        }
    }

    private func drawTimeTable(_ service: Service, in inner: Rect, from row: inout Int, on painter: inout Painter) {
        let columns = TimeColumns(width: inner.size.columns)
        for (title, end) in columns.heads { painter.putRight(title, endingAt: inner.minColumn + end, row, .muted) }
        painter.put("limited by", inner.minColumn + columns.limiter, row, .muted)
        row += 1
        for stage in Stage.allCases {
            let time = timing.time(of: 0, in: stage)
            painter.put(stage.rawValue, inner.minColumn + 1, row, stage.role)
            put([time.floor, time.seconds, service.stageSeconds(stage, .measured)], columns, inner, row, on: &painter)
            drawLimiter(time, service, stage, columns, inner, row, on: &painter)
            row += 1
        }
        let lines: [(String, (Service.Basis) -> Double?)] = [
            ("TTFT", service.timeToFirstToken), ("TPOT first", { service.stepSeconds($0)?.first }),
            ("TPOT last", { service.stepSeconds($0)?.last }), ("TPOT mean", service.timePerOutputToken),
            ("request", service.latency),
        ]
        for (name, read) in lines where row < inner.maxRow {
            painter.put(name, inner.minColumn + 1, row, .title, bold: true)
            put([read(.floor), read(.estimate), read(.measured)], columns, inner, row, on: &painter)
            if name == "TTFT" {
                drawTarget(
                    service.timeToFirstToken(.estimate), scenario.machine.targetTTFT, columns, inner, row, on: &painter)
            }
            if name == "TPOT mean" {
                drawTarget(
                    service.timePerOutputToken(.estimate), scenario.machine.targetTPOT / 1e3, columns, inner, row,
                    on: &painter)
            }
            row += 1
        }
    }

    private func put(
        _ seconds: [Double?], _ columns: TimeColumns, _ inner: Rect, _ row: Int, on painter: inout Painter
    ) {
        let roles: [Role] = [.muted, .fg, .title]
        for (index, value) in seconds.enumerated() {
            guard let value, value > 0, index < columns.heads.count else { continue }
            painter.putRight(
                Figure.seconds(value), endingAt: inner.minColumn + columns.heads[index].end, row, roles[index],
                bold: index == 1)
        }
    }

    private func drawLimiter(
        _ time: Time, _ service: Service, _ stage: Stage, _ columns: TimeColumns, _ inner: Rect, _ row: Int,
        on painter: inout Painter
    ) {
        guard let limiter = time.limiter else { return }
        let start = inner.minColumn + columns.limiter
        let share = Figure.percent(time.seconds(limiter) / time.seconds)
        painter.put("\(limiter.title) \(share)", start, row, limiter.role, width: 12)
        var words = ""
        if let use = service.utilisation(stage, .estimate) { words += "MFU \(Figure.percent(use))" }
        if let use = service.bandwidthUtilisation(stage, .estimate) { words += "  MBU \(Figure.percent(use))" }
        let room = inner.maxColumn - start - 13
        if room >= 8 { painter.put(words, start + 13, row, .muted, width: room) }
    }

    private func drawTarget(
        _ seconds: Double?, _ target: Double, _ columns: TimeColumns, _ inner: Rect, _ row: Int,
        on painter: inout Painter
    ) {
        guard let seconds else { return }
        let isMet = seconds <= target
        let mark = isMet ? look.glyphs.check : look.glyphs.cross
        let start = inner.minColumn + columns.limiter
        painter.put(
            inner.maxColumn - start >= 18
                ? "\(mark) target \(Figure.seconds(target))" : "\(mark) \(Figure.seconds(target))",
            start, row, isMet ? .ok : .error, width: max(0, inner.maxColumn - start - 1))
    }

    /// One bar per stage: its modules in their order, each as long as it takes, coloured by what limits it.
    private func drawTimeline(in inner: Rect, from row: inout Int, on painter: inout Painter) {
        guard inner.maxRow - row >= 6 else { return }
        painter.heading("timeline: modules in their order, by what limits them", in: inner, row: row)
        row += 1
        let width = inner.size.columns - 11
        for stage in Stage.allCases {
            let whole = timing.time(of: 0, in: stage).seconds
            guard whole > 0 else { continue }
            painter.put(stage.rawValue, inner.minColumn + 1, row, stage.role)
            var parts: [(Double, Role)] = []
            for node in timelineNodes() {
                let time = timing.time(of: node, in: stage)
                guard let limiter = time.limiter else { continue }
                if let last = parts.last, last.1 == limiter.role {
                    parts[parts.count - 1].0 += time.seconds / whole
                } else {
                    parts.append((time.seconds / whole, limiter.role))
                }
            }
            painter.stack(parts, inner.minColumn + 10, row, width: width)
            row += 1
        }
        var column = inner.minColumn + 10
        for limiter in [Limiter.matrix, .memory, .vector, .launch]
        where column + 3 + limiter.title.count < inner.maxColumn {
            let sample = StackedBar.Segment(fraction: 1, role: limiter.role)
            column += painter.put(sample.sign(look.glyphs), column, row, limiter.role)
            column += painter.put(" \(limiter.title)", column, row, .muted) + 2
        }
        row += 1
    }

    /// The modules of a timeline: what stands below the model, layers one level deeper.
    private func timelineNodes() -> [Int] {
        func expand(_ node: Int, _ depth: Int) -> [Int] {
            let children = evaluation.children(of: node)
            guard depth > 0, !children.isEmpty else { return [node] }
            return children.flatMap { expand($0, depth - 1) }
        }
        return expand(0, 5)
    }

    private func drawService(_ service: Service, in inner: Rect, from row: inout Int, on painter: inout Painter) {
        guard inner.maxRow - row >= 3 else { return }
        painter.heading("service, as estimated", in: inner, row: row)
        row += 1
        var lines: [(String, Role)] = []
        if let tokens = service.tokensPerSecond(.estimate), let pages = service.pagesPerSecond(.estimate) {
            lines.append(("\(Figure.scaled(tokens, "")) tokens/s, \(Figure.scaled(pages, "")) pages/s", .fg))
        }
        var cost: [String] = []
        if let pages = service.pagesPerDayAndDevice(.estimate) {
            cost.append("\(Figure.scaled(pages, "")) pages a day and device")
        }
        if let price = service.pricePerThousandPages(.estimate) {
            cost.append("\(Figure.dollars(price)) per 1000 pages")
        }
        if let energy = service.energyPerPage(.estimate) { cost.append("\(Figure.scaled(energy, "J")) a page") }
        lines.append((cost.joined(separator: ", "), .fg))
        lines.append(
            (
                "TTFT \(Figure.seconds(scenario.machine.targetTTFT)) needs \(Figure.scaled(service.requiredRate, "FLOP/s")), \(Figure.percent(service.requiredRate / service.peak)) of the peak",
                .muted
            ))
        lines.append(
            (
                "TPOT \(Figure.seconds(scenario.machine.targetTPOT / 1e3)) needs \(Figure.scaled(service.requiredBandwidth, "B/s")), \(Figure.percent(service.requiredBandwidth / scenario.machine.device.bandwidth.value)) of the bandwidth",
                .muted
            ))
        lines.append(
            ("TPOT is the mean of the decode steps; the first token comes from the prefill and is not counted", .muted))
        let use = service.measuredUse
        if let first = use.first {
            lines.append(
                (
                    "measured TTFT: MFU \(Figure.percent(first.mfu)), floor is \(Figure.percent(first.ofFloor)) of it; :calibrate takes it over",
                    .title
                ))
        }
        if let step = use.step {
            lines.append(
                (
                    "measured TPOT: MBU \(Figure.percent(step.mbu)), floor is \(Figure.percent(step.ofFloor)) of it; :calibrate takes it over",
                    .title
                ))
        }
        lines += doubtLines(service)
        for (text, role) in lines where row < inner.maxRow {
            for line in TextWrap.lines(text, width: inner.size.columns - 2) where row < inner.maxRow {
                painter.put(line, inner.minColumn + 1, row, role)
                row += 1
            }
        }
    }

    /// What of the device is doubted, and what that does to the estimate.
    private func doubtLines(_ service: Service) -> [(String, Role)] {
        let doubts = service.doubts
        guard !doubts.isEmpty else { return [] }
        var text = "\(look.glyphs.cross) no agreed source: \(doubts.joined(separator: ", "))"
        if let ends = service.ends, let low = ends.best.latency(.estimate), let high = ends.worst.latency(.estimate),
            low < high
        {
            text += "; a request takes \(Figure.seconds(low)) to \(Figure.seconds(high))"
        }
        return [(text, .warn)]
    }
}

/// Where the columns of the time table end.
private struct TimeColumns {
    let heads: [(title: String, end: Int)]
    let limiter: Int

    init(width: Int) {
        let wide = width >= 56
        heads = wide ? [("floor", 21), ("estimate", 31), ("measured", 41)] : [("floor", 19), ("estimate", 28)]
        limiter = (wide ? 41 : 28) + 2
    }
}
