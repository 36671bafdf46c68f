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
                "choose-metric", ["Enter"], "metric", in: .detail, views: [.sweep],
                help: "Lists every metric; Enter draws the selected one alone."
            ) { $0.pick(.metrics) },
            .local(
                "choose-sweep", ["C"], "sweeps", in: .detail, views: [.sweep],
                help: "Lists the sweeps that are ready; Enter shows the selected one."
            ) { $0.pick(.sweeps) },
            .local(
                "axes", ["A"], "axes", in: .detail, views: [.sweep], help: "Linear or logarithmic axes."
            ) { $0.turnAxes() },
        ],
        hints: ["choose-metric", "choose-sweep", "next-point", "next-sweep", "axes"], takesFocus: true,
        labels: { state in
            let wait = state.derived.asked[.sweep] == nil ? "" : " " + state.look.glyphs.ellipsis
            return (
                "sweep  \(state.sweepTitle)\(wait)",
                "Enter metric, \(Command.key(of: "choose-sweep")) sweeps, X Y in parameters"
            )
        },
        content: .drawing(columns: 28, prepare: { state, panel, _ in state.sweepDrawing(width: panel.pageWidth) }) {
            state, drawing, rect, painter, _ in
            guard case .sweep(let sweep) = drawing.content else { return }
            state.draw(sweep, in: rect, on: &painter)
        })
}

/// Curves ready to be drawn, and what stands below them.
struct SweepDrawing: Sendable {
    var chart: LineChart
    /// The colour of each curve.
    var roles: [Role]
    /// The point that is read out.
    var cursor: Int
    var lines: Page
}

extension ExplorerState {
    /// Curves of a parameter against metrics, with what is read out at one point and where regimes end. The curves before stay,
    /// dimmed, until the new ones are there.
    func sweepDrawing(width: Int) -> Drawing {
        guard let request = sweepRequest else {
            return Drawing(rows: 3, content: .words("this sweep does not fit these values"))
        }
        guard let picture = derived.sweep else {
            return Drawing(rows: 3, content: .words("working it out\(look.glyphs.ellipsis)"))
        }
        let chart = LineChart(
            picture.request.ready.title, of: picture.findings, unit: picture.sweep.metrics[0].unit,
            log: sweep.isLogarithmic.map { ($0.x, $0.y) } ?? namedSweep.isLogarithmic)
        let roles = chart.lines.indices.map { picture.request == request ? role(of: $0, chart, picture) : .muted }
        let lines = sweepLines(picture, chart, roles, width: width)
        return Drawing(
            rows: 8 + lines.lines.count,
            content: .sweep(SweepDrawing(chart: chart, roles: roles, cursor: cursor(in: chart), lines: lines)))
    }

    /// The curves over their axes, and the lines below.
    func draw(_ drawing: SweepDrawing, in inner: Rect, on painter: inout Painter) {
        let area = Rect(
            origin: Point(column: inner.minColumn + 12, row: inner.minRow),
            size: Size(
                columns: inner.size.columns - 14, rows: max(4, inner.size.rows - drawing.lines.lines.count - 3)))
        drawCurves(drawing, area, on: &painter)
        drawSweepAxes(drawing.chart, area, on: &painter)
        for (line, content) in drawing.lines.lines.enumerated() {
            painter.draw(content, column: inner.minColumn + 1, row: area.maxRow + 2 + line)
        }
    }

    private func cursor(in chart: LineChart) -> Int { max(0, min(sweep.cursor, chart.xs.count - 1)) }

    /// Each curve with its value at the point that is read out, where regimes end, and what the sweep itself sets.
    private func sweepLines(_ picture: SweepPicture, _ chart: LineChart, _ roles: [Role], width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        let settings = picture.request.x == nil ? picture.request.ready.changes(of: picture.request.scenario) : []
        if !settings.isEmpty { page.text("this sweep sets \(settings.joined(separator: ", "))", .warn) }
        if let unfit = picture.findings.rowsThatDoNotFit, unfit > 0 {
            page.text("\(unfit) of \(picture.findings.rows.count) points do not fit in the device's memory", .warn)
        }
        let cursor = cursor(in: chart)
        if chart.xLabels.indices.contains(cursor) {
            page.text("at \(picture.sweep.x.id) = \(chart.xLabels[cursor])", .muted)
        }
        for (index, line) in chart.lines.enumerated() {
            let value = line.values.indices.contains(cursor) ? line.values[cursor] : nil
            page.text(
                "\(Self.mark(ofCurve: index))  \(line.label) \(value.map(chart.yText) ?? "—")", roles[index]
            )
        }
        let others = picture.sweep.metrics.filter { $0.unit != picture.sweep.metrics[0].unit }
        if !others.isEmpty {
            page.text(
                "not drawn, in another unit: \(others.map { $0.title }.joined(separator: ", ")); Enter chooses one",
                .muted)
        }
        for level in chart.levels {
            page.text("\(look.glyphs.dashedLine)  \(level.label) \(chart.yText(level.y))", .warn)
        }
        for crossing in picture.findings.crossings {
            page.text(
                crossing.name + (crossing.series.map { ", \(picture.sweep.series?.id ?? "") \($0)" } ?? "")
                    + ": \(picture.sweep.x.id) \(crossing.before) \(look.glyphs.arrowRight) \(crossing.after)"
                    + (crossing.unit.isEmpty ? "" : " " + crossing.unit),
                .warn)
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

    /// The letter that tells a curve from others where colours do not.
    private static func mark(ofCurve index: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
    }

    /// A curve of a stage, of weights or of the cache has their colour; the others take turns.
    private func role(of index: Int, _ chart: LineChart, _ picture: SweepPicture) -> Role {
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
        default: return Self.curveRoles[index % Self.curveRoles.count]
        }
    }

    private func drawCurves(_ drawing: SweepDrawing, _ area: Rect, on painter: inout Painter) {
        let chart = drawing.chart
        var canvas = PlotCanvas(size: area.size)
        let ends = (Double(canvas.width - 1), Double(canvas.height - 1))
        if chart.xs.indices.contains(drawing.cursor), let place = chart.xScale.place(chart.xs[drawing.cursor]) {
            for y in stride(from: 0, to: canvas.height, by: 3) { canvas.set(Int(place * ends.0), y, .border_focus) }
        }
        for level in chart.levels {
            guard let up = chart.yScale.place(level.y), (0...1).contains(up) else { continue }
            for x in stride(from: 0, to: canvas.width, by: 3) { canvas.set(x, Int((1 - up) * ends.1), .warn) }
        }
        for mark in chart.marks {
            guard let place = chart.xScale.place(mark.x) else { continue }
            for y in stride(from: 0, to: canvas.height, by: 2) { canvas.set(Int(place * ends.0), y, .warn) }
        }
        var letters: [(mark: String, cell: Point, role: Role)] = []
        for (index, line) in chart.lines.enumerated() {
            var last: (x: Double, y: Double)?
            let role = drawing.roles[index]
            // The letters stand at different places along their curves, so that curves that meet keep theirs.
            let labelled = max(0, chart.xs.count - 1 - (index + 1) * chart.xs.count / (chart.lines.count + 2))
            for (place, (x, value)) in zip(chart.xs, line.values).enumerated() {
                guard let value, let across = chart.xScale.place(x), let up = chart.yScale.place(value) else {
                    last = nil
                    continue
                }
                let dot = (x: across * ends.0, y: (1 - up) * ends.1)
                canvas.line(from: last ?? dot, to: dot, role)
                last = dot
                if place == labelled, chart.lines.count > 1, (0...1).contains(across), (0...1).contains(up) {
                    let cell = Point(column: area.minColumn + Int(dot.x) / 2, row: area.minRow + Int(dot.y) / 4)
                    letters.append((Self.mark(ofCurve: index), cell, role))
                }
            }
        }
        canvas.draw(at: area.origin, on: &painter.surface, look: look)
        for (index, x) in chart.xs.enumerated() {
            guard let place = chart.xScale.place(x), (0...1).contains(place) else { continue }
            let column = area.minColumn + Int(place * ends.0) / 2
            painter.hitMap.add(
                Rect(
                    origin: Point(column: max(area.minColumn, column - 1), row: area.minRow),
                    size: Size(columns: 3, rows: area.size.rows)), .sweepPoint(index))
        }
        for (mark, cell, role) in letters { painter.mark(mark, cell.column, cell.row, role) }
        if let now = chart.now.flatMap(chart.xScale.place), (0...1).contains(now) {
            let column = area.minColumn + Int(now * ends.0) / 2
            let word = column + 4 <= area.maxColumn ? look.glyphs.cursor + "now" : "now" + look.glyphs.cursor
            painter.mark(word, max(area.minColumn, min(column, area.maxColumn - 4)), area.maxRow - 1, .key)
        }
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
            "  (x \(chart.xScale.isLogarithmic ? "log" : "linear"), y \(chart.yScale.isLogarithmic ? "log" : "linear"))"
        let hasRoom = displayWidth(chart.xTitle + scale) <= area.size.columns
        painter.putRight(
            painter.shorten(chart.xTitle + (hasRoom ? scale : ""), to: area.size.columns), endingAt: area.maxColumn,
            area.maxRow + 1, .muted)
    }
}
