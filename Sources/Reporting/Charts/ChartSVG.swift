import AnalyticCore
import SVGKit
import Studies
import TextKit

/// Curves over one axis as a picture: readable on light and dark, told apart by colour, dash and mark.
public enum ChartSVG {
    private static let width = 860.0

    /// The picture; `details` say where it comes from, one a line, and stand in its description. `names` are what readers call
    /// parameters, by id: axes, legend and notes have these words then.
    public static func text(_ chart: LineChart, details: [String] = [], names: [String: String] = [:]) -> String {
        func plain(_ text: String) -> String {
            names.sorted { $0.key < $1.key }.reduce(text) { $0.replacing($1.key, with: $1.value) }
        }
        var canvas = ChartCanvas(width: width)
        let legend = ChartLegend(
            entries: chart.lines.indices.map { index in
                let look = look(index, in: chart)
                return .init(label: plain(chart.lines[index].label), color: look.color, dash: look.dash, form: index)
            })
        let top = legend.draw(on: &canvas, top: 50)
        let area = ChartCanvas.Box(x: 100, y: top + 40, width: width - 126, height: 360)
        let axes = ChartAxes(
            area: area, x: .init(scale: chart.xScale, title: plain(chart.xTitle), text: chart.xText),
            y: .init(scale: chart.yScale, title: axisTitle(chart), text: chart.yText))
        axes.draw(on: &canvas)
        var notes: [String] = []
        for limit in chart.limits {
            guard let place = axes.placeX(limit.x), place >= area.x, place < area.maxX else { continue }
            canvas.rectangle(
                .init(x: place, y: area.y, width: area.maxX - place, height: area.height), color: "", look: "band")
            notes.append("shaded: beyond \(limit.label), \(chart.xText(limit.x))")
        }
        for level in chart.levels {
            guard let place = axes.placeY(level.y), place >= area.y - 0.5, place <= area.maxY + 0.5 else { continue }
            canvas.line("mark", from: (area.x, place), to: (area.maxX, place), dash: "8 4")
            notes.append("broken line across: \(level.label), \(chart.yText(level.y))")
        }
        for (index, line) in chart.lines.enumerated() { curve(line, index, chart, axes, on: &canvas) }
        // What ends where is said below, letter by letter, so that no text runs over a curve or over another.
        var letters: [ChartCanvas.Box] = []
        for (index, mark) in chart.marks.enumerated() {
            guard let place = axes.placeX(mark.x), place >= area.x - 0.5, place <= area.maxX + 0.5 else { continue }
            let letter = letter(index)
            canvas.line("mark", from: (place, area.y), to: (place, area.maxY), dash: "3 3")
            var box = ChartCanvas.Box(x: place - 6, y: area.y - 16, width: 14, height: 14)
            while letters.contains(where: { $0.overlaps(box) }) { box.x += 14 }
            letters.append(box)
            canvas.text(letter, x: box.x + 6, y: area.y - 4, anchor: .middle, isBold: true)
            notes.append("\(letter): \(plain(mark.label)) at \(digits(mark.x, chart))")
        }
        var y = area.maxY + 64
        for note in notes {
            for text in note.wrapped(to: 108, cutsWords: false) {
                canvas.text(text, "soft", x: 24, y: y, size: 11)
                y += 16
            }
        }
        return canvas.picture(title: chart.title.capitalised, height: y + 6, details: details)
    }

    /// What y is, with its unit.
    private static func axisTitle(_ chart: LineChart) -> String {
        switch chart.unit {
        case .flops: "matrix FLOPs"
        case .flopRate: "rate, FLOP/s"
        case .bytes: "bytes"
        case .byteRate: "bandwidth, bytes/s"
        case .seconds: "time, s"
        case .intensity: "intensity, FLOP per byte"
        case .percent: "share, %"
        default: chart.symbol
        }
    }

    /// A place along x with all its digits.
    private static func digits(_ x: Double, _ chart: LineChart) -> String {
        chart.isNumeric && x == x.rounded() && abs(x) < 1e15 ? Figure.grouped(Count(Int(x))) : chart.xText(x)
    }

    private static func letter(_ index: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return String(letters[index % letters.count])
    }

    /// Colour and dash of a curve.
    private static func look(_ index: Int, in chart: LineChart) -> (color: String, dash: String) {
        let color =
            chart.lines[index].stage.map(ChartPalette.color(of:))
            ?? ChartPalette.colors[index % ChartPalette.colors.count]
        return (color, ChartPalette.dashes[index % ChartPalette.dashes.count])
    }

    private static func curve(
        _ line: LineChart.Line, _ index: Int, _ chart: LineChart, _ axes: ChartAxes, on canvas: inout ChartCanvas
    ) {
        let look = look(index, in: chart)
        let points = zip(chart.xs, line.values).compactMap { x, value in value.flatMap { axes.place(x, $0) } }
        canvas.curve(points, color: look.color, dash: look.dash)
        let every = max(1, points.count / 12)
        for (position, point) in points.enumerated() where position % every == 0 {
            canvas.mark(index, point, color: look.color)
        }
    }
}
