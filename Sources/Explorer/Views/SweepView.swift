import AnalyticCore
import Studies
import TerminalKit
import TextKit

extension ExplorerState {
    /// Curves of a parameter against metrics, with what is read out at one point and where regimes end.
    func drawSweep(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        let inner = painter.panel(
            "sweep  \(sweepTitle)", right: "Space next, X Y in parameters", in: rect, isFocused: isFocused)
        guard let sweep = shownSweep, !sweep.metrics.isEmpty else {
            painter.put("this sweep does not fit the present values", inner.minColumn + 1, inner.minRow, .muted)
            return
        }
        let rows = SweepRunner.rows(of: sweep)
        let unit = sweep.metrics[0].unit
        let crossings = self.sweep.x == nil ? namedSweep.crossings(along: sweep) : []
        let chart = LineChart(
            namedSweep.title, of: sweep, rows: rows, unit: unit,
            log: self.sweep.isLogarithmic ?? namedSweep.isLogarithmic, crossings: crossings)
        let lines =
            legend(chart, sweep, rows)
            + crossings.map { ("\($0.title): \($0.before) \(look.glyphs.arrowRight) \($0.after)", Role.warn) }
        let below = min(lines.count + 1, max(3, inner.size.rows / 3))
        let area = Rect(
            origin: Point(column: inner.minColumn + 12, row: inner.minRow),
            size: Size(columns: inner.size.columns - 14, rows: inner.size.rows - below - 2))
        guard area.size.columns >= 12, area.size.rows >= 4 else {
            painter.put("too small for a chart; f fills the screen", inner.minColumn + 1, inner.minRow, .muted)
            return
        }
        drawCurves(chart, area, on: &painter)
        drawSweepAxes(chart, area, on: &painter)
        for (line, content) in lines.prefix(below - 1).enumerated() {
            painter.put(
                content.0, inner.minColumn + 1, area.maxRow + 2 + line, content.1, width: inner.size.columns - 2)
        }
    }

    private var sweepTitle: String {
        guard sweep.x == nil, sweep.metrics == nil, sweep.series == nil else {
            return
                "\((sweep.metrics ?? namedSweep.metrics).joined(separator: ", ")) against \(sweep.x?.id ?? namedSweep.x.id)"
        }
        return namedSweep.id
    }

    private static let curveRoles: [Role] = [.chart_1, .chart_2, .chart_3, .chart_4, .kv, .weights, .activations]

    private func drawCurves(_ chart: LineChart, _ area: Rect, on painter: inout Painter) {
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
            for (x, value) in zip(chart.xs, line.values) {
                guard let value, let across = chart.xScale.place(x), let up = chart.yScale.place(value) else {
                    last = nil
                    continue
                }
                let dot = (x: across * ends.0, y: (1 - up) * ends.1)
                canvas.line(from: last ?? dot, to: dot, Self.curveRoles[index % Self.curveRoles.count])
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
        for row in area.minRow..<area.maxRow { painter.put(look.glyphs.vertical, area.minColumn - 1, row, .border) }
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

    /// Each curve with its value at the point that is read out.
    private func legend(_ chart: LineChart, _ sweep: Sweep, _ rows: [Sweep.Row]) -> [(String, Role)] {
        let cursor = max(0, min(self.sweep.cursor, chart.xs.count - 1))
        let at = chart.xLabels.indices.contains(cursor) ? chart.xLabels[cursor] : ""
        return chart.lines.enumerated().map { index, line in
            let value = line.values.indices.contains(cursor) ? line.values[cursor] : nil
            let text = value.map(chart.yText) ?? "—"
            return ("\(line.label) = \(text) at \(at)", Self.curveRoles[index % Self.curveRoles.count])
        }
    }
}
