import AnalyticCore
import Studies
import TerminalKit
import TextKit

/// Families of measured kernels with how near the estimates lie, and a chart of the chosen one: one dot per kernel.
struct TimingDrawing: Sendable {
    /// The checks, or where others are.
    var checks: [Line]
    /// The visible families, below their titles.
    var table: [Line]
    var window: ListWindow
    var canvas: PlotCanvas
    /// Microseconds along both sides.
    var scale: ChartScale
    /// What the dots and the line are.
    var caption: [Line]
}

/// How the height is divided where measured kernels are shown.
enum TimingLayout {
    /// Families that are visible in `height` rows below the checks: half of them, with their titles.
    static func families(height: Int, count: Int) -> Int { max(1, min(count, height / 2 - 2)) }
    /// Columns left of the chart.
    static let labels = 9
    /// The fewest rows of a chart.
    static let leastRows = 4
}

extension ExplorerState {
    /// The families, where the chosen check is of measured kernels.
    var timingEntries: [TimingPicture.Entry]? {
        guard hasOwnChecks, check == .timing, let entries = derived.timing?.entries, !entries.isEmpty else {
            return nil
        }
        return entries
    }

    func timingDrawing(
        _ entries: [TimingPicture.Entry], _ panel: ScreenPanel, _ window: ListWindow, checks: [Line]
    ) -> Drawing {
        let width = panel.pageWidth
        let table = familyTable(entries, window).lines(width: width, glyphs: look.glyphs)
        let entry = entries[min(max(0, window.selected ?? 0), entries.count - 1)]
        var caption = Page(width: width, glyphs: look.glyphs)
        caption.flow(
            [
                [Span("each dot a kernel of \(entry.name)", .chart_1)],
                entry.dots.contains(where: \.isWarm) ? [Span("its data in the cache", .chart_2)] : [],
                [Span("line: estimate = measured", .muted)],
            ].filter { !$0.isEmpty })
        let used = checks.count + table.count + caption.lines.count + 2
        let rows = max(TimingLayout.leastRows, panel.pageRows - used)
        let columns = max(4, width - TimingLayout.labels - 1)
        let values = entry.dots.flatMap { [$0.measured, $0.estimate] }.filter { $0 > 0 }
        let scale = ChartScale(holding: [values.min() ?? 1, values.max() ?? 10], isLogarithmic: true)
        var canvas = PlotCanvas(size: Size(columns: columns, rows: rows))
        let ends = (Double(canvas.width - 1), Double(canvas.height - 1))
        canvas.line(from: (0, ends.1), to: (ends.0, 0), .muted)
        for dot in entry.dots {
            guard let x = scale.place(dot.measured), let y = scale.place(dot.estimate) else { continue }
            canvas.set(
                Int(x * ends.0 + 0.5), Int((1 - y) * ends.1 + 0.5), dot.isWarm ? .chart_2 : .chart_1)
        }
        return Drawing(
            rows: used + TimingLayout.leastRows,
            content: .timing(
                TimingDrawing(
                    checks: checks, table: table, window: window, canvas: canvas, scale: scale,
                    caption: caption.lines)))
    }

    private func familyTable(_ entries: [TimingPicture.Entry], _ window: ListWindow) -> Table {
        var table = Table([
            Table.Column("family", .words(least: 19), priority: 1), Table.Column("kernels", .figure, priority: 3),
            Table.Column("cold", .figure, priority: 5), Table.Column("error", .figure, priority: 2),
            Table.Column("median", .figure, priority: 4), Table.Column("floor", .words(least: 12), priority: 0),
        ])
        for (index, entry) in entries.enumerated().dropFirst(window.offset).prefix(window.rows) {
            let (sign, role): (String, Role) =
                entry.floorAbove == 0
                ? ("\(look.glyphs.check) below", .ok) : ("\(look.glyphs.cross) \(entry.floorAbove) above", .error)
            table.add(
                [
                    .text(entry.name), .text(Figure.grouped(Count(entry.rows))),
                    .text(Figure.grouped(Count(entry.coldRows)), .muted),
                    .text(entry.error.map { Figure.percent($0 / 100) } ?? "—"),
                    .text(entry.medianRatio.map { Figure.decimal($0, places: 2) } ?? "—", .muted), .text(sign, role),
                ], target: .detailRow(index))
        }
        return table
    }

    func draw(_ drawing: TimingDrawing, in inner: Rect, on painter: inout Painter, isFocused: Bool) {
        var top = inner.minRow
        func row(_ offset: Int) -> Rect {
            Rect(
                origin: Point(column: inner.minColumn, row: offset), size: Size(columns: inner.size.columns, rows: 1))
        }
        for line in drawing.checks + drawing.table {
            painter.draw(line, column: inner.minColumn + 1, row: top)
            if let target = line.target { painter.hitMap.add(row(top), target) }
            if case .detailRow(let index) = line.target, index == drawing.window.selected {
                painter.highlight(row(top), isFocused: isFocused)
            }
            top += 1
        }
        let area = Rect(
            origin: Point(column: inner.minColumn + TimingLayout.labels, row: top), size: drawing.canvas.size)
        drawing.canvas.draw(at: area.origin, on: &painter.surface, look: look)
        drawTimingAxes(drawing.scale, area, on: &painter)
        for (line, content) in drawing.caption.enumerated() {
            painter.draw(content, column: inner.minColumn + 1, row: area.maxRow + 2 + line)
        }
    }

    private func drawTimingAxes(_ scale: ChartScale, _ area: Rect, on painter: inout Painter) {
        func text(_ tick: Double) -> String { Figure.seconds(tick * 1e-6) }
        for row in area.minRow..<area.maxRow { painter.mark(look.glyphs.vertical, area.minColumn - 1, row, .border) }
        var last = area.maxRow
        for tick in scale.ticks(max(2, area.size.rows / 3)) {
            guard let place = scale.place(tick), (0...1).contains(place) else { continue }
            let row = area.minRow + Int((1 - place) * Double(area.size.rows - 1) + 0.5)
            guard row < last else { continue }
            last = row
            painter.putRight(text(tick), endingAt: area.minColumn - 1, row, .muted)
        }
        var free = area.minColumn
        for tick in scale.ticks(max(2, area.size.columns / 12)) {
            guard let place = scale.place(tick), (0...1).contains(place) else { continue }
            let column = area.minColumn + Int(place * Double(area.size.columns - 1) + 0.5)
            let label = text(tick)
            guard column >= free, column + displayWidth(look.glyphs.text(label)) <= area.maxColumn else { continue }
            painter.put(label, column, area.maxRow, .muted)
            free = column + displayWidth(look.glyphs.text(label)) + 2
        }
        painter.putRight(
            painter.shorten("estimate up, measured across", to: area.size.columns), endingAt: area.maxColumn,
            area.maxRow + 1, .muted)
    }
}
