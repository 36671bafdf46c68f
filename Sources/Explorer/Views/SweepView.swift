import AnalyticCore
import Studies
import TerminalKit
import TextKit

extension ViewSpec {
    static let sweep = ViewSpec(
        .sweep, key: "s", help: "A parameter against metrics, as curves; recomputed as anything else changes.",
        commands: [
            .local(
                "next-point", ["Right", "l"], "next point", in: .detail, views: [.sweep],
                help: "Reads the curves at the next point."
            ) { $0.moveSweepCursor(by: 1) },
            .local(
                "previous-point", ["Left", "h"], "previous point", in: .detail, views: [.sweep],
                help: "Reads the curves at the point before."
            ) { $0.moveSweepCursor(by: -1) },
            .local(
                "next-sweep", ["Space"], "next sweep", in: .detail, views: [.sweep],
                help: "The next sweep that is ready."
            ) { $0.turnSweep(by: 1) },
            .local(
                "previous-sweep", ["Backspace"], "previous sweep", in: .detail, views: [.sweep],
                help: "The sweep before."
            ) { $0.turnSweep(by: -1) },
            .local(
                "axes", ["a"], "axes", in: .detail, views: [.sweep], help: "Linear or logarithmic axes."
            ) { $0.turnAxes() },
        ],
        hints: ["previous-point", "next-point", "next-sweep", "axes"], takesFocus: true,
        labels: { state in
            let wait = state.derived.asked[.sweep] == nil ? "" : " " + state.look.glyphs.ellipsis
            return ("sweep  \(state.sweepTitle)\(wait)", "Space next, X Y in parameters")
        },
        content: .drawing(columns: 28, rows: { $0.sweepRows(columns: $1) }) { state, rect, painter, _ in
            state.drawSweep(in: rect, on: &painter)
        },
        move: { $0.turnSweepMetric(by: $1.signum()) })
}

extension ExplorerState {
    /// Rows that the view needs: a small chart, and below it each curve and crossing.
    func sweepRows(columns: Int) -> Int {
        guard let picture = derived.sweep else { return 3 }
        return 8 + sweepLines(picture, chart(of: picture), width: columns - 2).lines.count
    }

    private func chart(of picture: SweepPicture) -> LineChart {
        LineChart(
            picture.request.ready.title, of: picture.findings, unit: picture.sweep.metrics[0].unit,
            log: sweep.isLogarithmic ?? namedSweep.isLogarithmic)
    }

    /// Curves of a parameter against metrics, with what is read out at one point and where regimes end. The curves before stay,
    /// dimmed, until the new ones are there.
    func drawSweep(in inner: Rect, on painter: inout Painter) {
        let width = inner.size.columns - 2
        guard let request = sweepRequest else {
            painter.put("this sweep does not fit these values", inner.minColumn + 1, inner.minRow, .muted, width: width)
            return
        }
        guard let picture = derived.sweep else {
            painter.put(
                "working it out\(look.glyphs.ellipsis)", inner.minColumn + 1, inner.minRow, .muted, width: width)
            return
        }
        let isStale = picture.request != request
        let chart = chart(of: picture)
        let page = sweepLines(picture, chart, width: width)
        let area = Rect(
            origin: Point(column: inner.minColumn + 12, row: inner.minRow),
            size: Size(columns: inner.size.columns - 14, rows: max(4, inner.size.rows - page.lines.count - 3)))
        drawCurves(chart, picture, area, isStale: isStale, on: &painter)
        drawSweepAxes(chart, area, on: &painter)
        for (line, content) in page.lines.enumerated() {
            painter.draw(content, column: inner.minColumn + 1, row: area.maxRow + 2 + line)
        }
    }

    /// Each curve with its value at the point that is read out, where regimes end, and what the sweep itself sets.
    private func sweepLines(_ picture: SweepPicture, _ chart: LineChart, width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        let settings = picture.request.x == nil ? picture.request.ready.changes(of: picture.request.scenario) : []
        if !settings.isEmpty { page.text("this sweep sets \(settings.joined(separator: ", "))", .warn) }
        if let unfit = picture.findings.rowsThatDoNotFit, unfit > 0 {
            page.text("\(unfit) of \(picture.findings.rows.count) points do not fit in the device's memory", .warn)
        }
        for content in legend(chart, picture) { page.text(content.text, content.role) }
        let others = picture.sweep.metrics.filter { $0.unit != picture.sweep.metrics[0].unit }
        if !others.isEmpty {
            page.text(
                "not drawn, in another unit: \(others.map(\.title).joined(separator: ", ")); Down shows one alone",
                .muted)
        }
        for crossing in picture.findings.crossings {
            page.text("\(crossing.title): \(crossing.before) \(look.glyphs.arrowRight) \(crossing.after)", .warn)
        }
        return page
    }

    var sweepTitle: String {
        guard sweep.x == nil, sweep.metrics == nil, sweep.series == nil else {
            return
                "\((sweep.metrics ?? namedSweep.metrics).joined(separator: ", ")) against \(sweep.x?.id ?? namedSweep.x.id)"
        }
        return namedSweep.id
    }

    private static let curveRoles: [Role] = [.chart_1, .chart_2, .chart_3, .chart_4, .activations]

    /// A curve of a stage, of weights or of the cache has their colour; the others take turns.
    private func role(ofCurve index: Int, in picture: SweepPicture) -> Role {
        let chart = chart(of: picture)
        let metrics = picture.sweep.metrics.filter { $0.unit == chart.unit }
        guard picture.sweep.series == nil, metrics.indices.contains(index) else {
            return Self.curveRoles[index % Self.curveRoles.count]
        }
        // Of several curves of one stage, only the first can have its colour and still be told from the others.
        if let stage = metrics[index].stage, metrics.firstIndex(where: { $0.stage == stage }) == index {
            return stage.role
        }
        switch metrics[index].id {
        case "weights": return .weights
        case "kv": return .kv
        case "activations": return .activations
        default: break
        }
        return Self.curveRoles[index % Self.curveRoles.count]
    }

    private func drawCurves(
        _ chart: LineChart, _ picture: SweepPicture, _ area: Rect, isStale: Bool, on painter: inout Painter
    ) {
        var canvas = PlotCanvas(size: area.size)
        let ends = (Double(canvas.width - 1), Double(canvas.height - 1))
        let cursor = min(sweep.cursor, chart.xs.count - 1)
        if cursor >= 0, let place = chart.xScale.place(chart.xs[cursor]) {
            for y in stride(from: 0, to: canvas.height, by: 3) { canvas.set(Int(place * ends.0), y, .border_focus) }
        }
        for mark in chart.marks {
            guard let place = chart.xScale.place(mark.x) else { continue }
            for y in stride(from: 0, to: canvas.height, by: 2) { canvas.set(Int(place * ends.0), y, .warn) }
        }
        for (index, line) in chart.lines.enumerated() {
            var last: (x: Double, y: Double)?
            let role = isStale ? Role.muted : role(ofCurve: index, in: picture)
            for (x, value) in zip(chart.xs, line.values) {
                guard let value, let across = chart.xScale.place(x), let up = chart.yScale.place(value) else {
                    last = nil
                    continue
                }
                let dot = (x: across * ends.0, y: (1 - up) * ends.1)
                canvas.line(from: last ?? dot, to: dot, role)
                last = dot
            }
        }
        canvas.draw(at: area.origin, on: &painter.surface, look: look)
    }

    private func drawSweepAxes(_ chart: LineChart, _ area: Rect, on painter: inout Painter) {
        var lastRow = -2
        for tick in chart.yScale.ticks(max(2, area.size.rows / 3)).reversed() {
            guard let place = chart.yScale.place(tick), place > -0.01, place < 1.01 else { continue }
            let row = area.minRow + Int((1 - place) * Double(area.size.rows - 1) + 0.5)
            guard row > lastRow else { continue }
            lastRow = row
            painter.putRight(chart.yText(tick), endingAt: area.minColumn - 1, row, .muted)
        }
        for row in area.minRow..<area.maxRow { painter.mark(look.glyphs.vertical, area.minColumn - 1, row, .border) }
        var free = area.minColumn
        let ticks = chart.isNumeric ? chart.xScale.ticks(max(2, area.size.columns / 12)) : chart.xs
        for tick in ticks {
            guard let place = chart.xScale.place(tick), place > -0.01, place < 1.01 else { continue }
            let text = chart.xText(tick)
            let column = area.minColumn + Int(place * Double(area.size.columns - 1) + 0.5)
            guard column >= free, column + displayWidth(text) <= area.maxColumn + 1 else { continue }
            painter.put(text, column, area.maxRow, .muted)
            free = column + displayWidth(text) + 2
        }
        let scale =
            "\(chart.xTitle)  (x \(chart.xScale.isLogarithmic ? "log" : "linear"), y \(chart.yScale.isLogarithmic ? "log" : "linear"))"
        painter.putRight(
            painter.shorten(scale, to: area.size.columns), endingAt: area.maxColumn, area.maxRow + 1, .muted)
    }

    private func legend(_ chart: LineChart, _ picture: SweepPicture) -> [(text: String, role: Role)] {
        let cursor = max(0, min(sweep.cursor, chart.xs.count - 1))
        let at = chart.xLabels.indices.contains(cursor) ? chart.xLabels[cursor] : ""
        return chart.lines.enumerated().map { index, line in
            let value = line.values.indices.contains(cursor) ? line.values[cursor] : nil
            return ("\(line.label) = \(value.map(chart.yText) ?? "—") at \(at)", role(ofCurve: index, in: picture))
        }
    }
}
