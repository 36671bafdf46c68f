import AnalyticCore
import Studies
import TerminalKit

extension ViewSpec {
    static let roofline = ViewSpec(
        .roofline, key: "9",
        help: "Stages and layers under the device's roofs: which roof is over each, and how much of it is reached.",
        hints: ["stage", "explain", "figures"],
        labels: { state in
            let ridge = FigureText(format: state.figures).intensity(state.kept.service.ridge)
            return ("roofline\(state.stageScope)", "\(state.scenario.deviceName), ridge \(ridge) FLOP/B")
        },
        content: .drawing(columns: 27, prepare: { state, panel, _ in state.rooflineDrawing(width: panel.pageWidth) }) {
            state, drawing, rect, painter, _ in
            guard case .roofline(let roofline) = drawing.content else { return }
            state.draw(roofline, in: rect, on: &painter)
        })
}

/// The roofs, the points under them, and the legend.
struct RooflineDrawing: Sendable {
    var plot: RooflinePlot
    var marks: [RooflinePoint]
    var legend: Page
}

extension ExplorerState {
    /// FLOP/s against FLOPs per byte, both logarithmic: the roofs of the device, and stages and layers under them.
    func rooflineDrawing(width: Int) -> Drawing {
        let plot = RooflinePlot(kept.service, of: scenario.machine.device)
        let points = rooflinePoints()
        let legend = rooflineLegend(points, plot, width: width)
        return Drawing(
            rows: 9 + legend.lines.count,
            content: .roofline(RooflineDrawing(plot: plot, marks: points, legend: legend)))
    }

    func draw(_ drawing: RooflineDrawing, in inner: Rect, on painter: inout Painter) {
        let (plot, legend) = (drawing.plot, drawing.legend)
        let area = Rect(
            origin: Point(column: inner.minColumn + 9, row: inner.minRow + 1),
            size: Size(columns: inner.size.columns - 10, rows: inner.size.rows - 3 - legend.lines.count))
        var canvas = PlotCanvas(size: area.size)
        plot.drawRoofs(on: &canvas)
        canvas.draw(at: area.origin, on: &painter.surface, look: look)
        // Of several points in one cell the last shows: the dots of other layers come first, stages and the selection last.
        for mark in drawing.marks {
            guard let cell = plot.cell(mark.intensity, mark.rate, area) else { continue }
            painter.mark(mark.sign, cell.column, cell.row, mark.role)
        }
        drawAxes(plot, area, on: &painter)
        for (row, line) in legend.lines.enumerated() {
            painter.draw(line, column: inner.minColumn + 1, row: area.maxRow + 2 + row)
        }
    }

    private func drawAxes(_ plot: RooflinePlot, _ area: Rect, on painter: inout Painter) {
        var lastRow = -1
        for power in plot.rates where power % 2 == 0 || area.size.rows >= 18 {
            guard let cell = plot.cell(plot.intensity.low, RooflinePlot.power(power), area) else { continue }
            guard cell.row != lastRow else { continue }
            lastRow = cell.row
            painter.putRight(
                Figure.scaled(RooflinePlot.power(power), ""), endingAt: area.minColumn - 1, cell.row, .muted)
        }
        painter.put("FLOP/s", area.minColumn - 8, area.minRow - 1, .muted)
        var free = area.minColumn
        let unit = "FLOP/B"
        for power in plot.intensities {
            guard let cell = plot.cell(RooflinePlot.power(power), plot.rate.low, area) else { continue }
            let text =
                power < 0 ? "0.\(String(repeating: "0", count: -power - 1))1" : String(Int(RooflinePlot.power(power)))
            guard cell.column >= free, cell.column + text.count < area.maxColumn - unit.count - 1 else { continue }
            free = cell.column + text.count + 2
            painter.put(text, cell.column, area.maxRow, .muted)
        }
        painter.putRight(unit, endingAt: area.maxColumn, area.maxRow, .muted)
    }
}

/// Where things lie on a roofline chart.
struct RooflinePlot {
    /// The matrix peak, FLOP/s.
    let peak: Double
    /// The vector peak; 0 where it is not known.
    let vector: Double
    /// Bytes/s.
    let bandwidth: Double
    /// Where the roofs meet, FLOPs per byte.
    let ridge: Double
    /// FLOPs per byte, along the bottom.
    let intensity: ChartScale
    /// FLOP/s, along the left side.
    let rate: ChartScale

    init(_ service: Service, of device: Device) {
        peak = service.peak
        vector = device.vector?.value ?? 0
        bandwidth = device.bandwidth.value
        ridge = service.ridge
        intensity = ChartScale(holding: [0.01, max(1e4, ridge * 10)], isLogarithmic: true)
        rate = ChartScale(holding: [peak / 1e6, peak * 2], isLogarithmic: true)
    }

    /// Powers of ten along the left side.
    var rates: ClosedRange<Int> {
        Int(Logarithm.ten(rate.low).rounded(.up))...Int(Logarithm.ten(rate.high).rounded(.down))
    }
    /// Powers of ten along the bottom.
    var intensities: ClosedRange<Int> { -2...Int(Logarithm.ten(intensity.high).rounded(.down)) }

    /// The share of the way along each side, from the lower left; nil for what has no logarithm.
    private func place(_ intensity: Double, _ rate: Double) -> (x: Double, y: Double)? {
        guard let x = self.intensity.place(intensity), let y = self.rate.place(rate) else { return nil }
        return (x, y)
    }

    /// The cell of a point; at the edge where it lies beyond; nil for what has no logarithm.
    func cell(_ intensity: Double, _ rate: Double, _ area: Rect) -> Point? {
        guard let place = place(intensity, rate) else { return nil }
        let column = Int(min(max(place.x, 0), 1) * Double(area.size.columns - 1) + 0.5)
        let row = Int((1 - min(max(place.y, 0), 1)) * Double(area.size.rows - 1) + 0.5)
        return Point(column: area.minColumn + column, row: area.minRow + row)
    }

    func drawRoofs(on canvas: inout PlotCanvas) {
        let ends = (Double(canvas.width - 1), Double(canvas.height - 1))
        func line(_ start: (Double, Double), _ end: (Double, Double), _ role: Role) {
            guard let start = place(start.0, start.1), let end = place(end.0, end.1) else { return }
            canvas.line(
                from: (start.x * ends.0, (1 - start.y) * ends.1), to: (end.x * ends.0, (1 - end.y) * ends.1), role)
        }
        let start = max(intensity.low, rate.low / bandwidth)
        line((start, start * bandwidth), (ridge, peak), .memory_bound)
        line((ridge, peak), (intensity.high, peak), .compute_bound)
        if vector > 0, vector < peak {
            line((vector / bandwidth, vector), (intensity.high, vector), .vector_bound)
        }
    }

    /// A power of ten.
    static func power(_ exponent: Int) -> Double {
        exponent < 0
            ? 1 / (0..<(-exponent)).reduce(1.0) { product, _ in product * 10 }
            : (0..<exponent).reduce(1.0) { product, _ in product * 10 }
    }
}
