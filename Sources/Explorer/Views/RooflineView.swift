import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// FLOP/s against FLOPs per byte, both logarithmic: the roofs of the device, and every stage and class under them.
    func drawRoofline(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        let service = Service(timing)
        let inner = painter.panel(
            "roofline", right: "ridge \(FigureText(format: figures).intensity(service.ridge)) FLOP/B", in: rect,
            isFocused: isFocused)
        let plot = RooflinePlot(machine: scenario.machine, workload: scenario.workload)
        let area = Rect(
            origin: Point(column: inner.minColumn + 9, row: inner.minRow),
            size: Size(columns: inner.size.columns - 10, rows: inner.size.rows - 2))
        guard area.size.columns >= 16, area.size.rows >= 5 else {
            painter.put("too small for a chart; f fills the screen", inner.minColumn + 1, inner.minRow, .muted)
            return
        }
        var canvas = PlotCanvas(size: area.size)
        plot.drawRoofs(on: &canvas)
        canvas.draw(at: area.origin, on: &painter.surface, look: look)
        drawAxes(plot, area, on: &painter)
        let selected = painter.scene.selected?.node
        for point in rooflinePoints(selected: selected) {
            guard let cell = plot.cell(point.intensity, point.rate, area) else { continue }
            painter.put(point.mark, cell.column, cell.row, point.role, bold: true)
        }
        drawLegend(plot, area, on: &painter)
    }

    /// One mark on the chart.
    private struct RooflinePoint {
        var mark: String
        var intensity: Double
        var rate: Double
        var role: Role
    }

    private func rooflinePoints(selected: Int?) -> [RooflinePoint] {
        func point(_ mark: String, _ node: Int, _ stage: Stage, _ role: Role) -> RooflinePoint? {
            let cost = evaluation.cost(of: node, in: stage)
            let seconds = timing.time(of: node, in: stage).seconds
            guard let intensity = cost.intensity, intensity > 0, seconds > 0 else { return nil }
            return RooflinePoint(mark: mark, intensity: intensity, rate: cost.flops.approximate / seconds, role: role)
        }
        var points: [RooflinePoint] = []
        var seen: Set<String> = []
        for node in evaluation.nodes.indices {
            guard let name = evaluation.nodes[node].className, evaluation.nodes[node].layer != nil else { continue }
            for stage in Stage.allCases where seen.insert("\(name) \(stage)").inserted {
                if let point = point(look.glyphs.bullet, node, stage, stage.role) { points.append(point) }
            }
        }
        for (mark, stage) in [("V", Stage.vision), ("P", .prefill), ("D", .decode)] {
            if let point = point(mark, 0, stage, stage.role) { points.append(point) }
        }
        if let selected, selected > 0 {
            for stage in Stage.allCases {
                if let point = point(look.glyphs.isUnicode ? "◆" : "*", selected, stage, .title) {
                    points.append(point)
                }
            }
        }
        return points
    }

    private func drawAxes(_ plot: RooflinePlot, _ area: Rect, on painter: inout Painter) {
        for power in plot.rates where power % 2 == 0 || area.size.rows >= 18 {
            guard let cell = plot.cell(plot.least, RooflinePlot.power(power), area) else { continue }
            painter.putRight(
                Figure.scaled(RooflinePlot.power(power), ""), endingAt: area.minColumn - 1, cell.row, .muted)
        }
        painter.put("FLOP/s", area.minColumn - 8, area.minRow, .muted)
        var free = area.minColumn
        for power in plot.intensities {
            guard let cell = plot.cell(RooflinePlot.power(power), plot.bottom, area) else { continue }
            let text =
                power < 0 ? "0.\(String(repeating: "0", count: -power - 1))1" : String(Int(RooflinePlot.power(power)))
            guard cell.column >= free, cell.column + text.count < area.maxColumn else { continue }
            free = cell.column + text.count + 2
            painter.put(text, cell.column, area.maxRow, .muted)
        }
        painter.putRight("FLOP/B", endingAt: area.maxColumn, area.maxRow + 1, .muted)
    }

    private func drawLegend(_ plot: RooflinePlot, _ area: Rect, on painter: inout Painter) {
        let peak = Figure.scaled(plot.peak, "FLOP/s")
        if let cell = plot.cell(plot.most, plot.peak, area) {
            painter.putRight(peak, endingAt: area.maxColumn, min(area.maxRow - 1, cell.row + 1), .compute_bound)
        }
        let slope = plot.ridge / 30
        if let cell = plot.cell(slope, slope * plot.bandwidth, area), cell.column + 12 < area.maxColumn {
            painter.put(
                Figure.scaled(plot.bandwidth, "B/s"), cell.column + 2, min(area.maxRow - 1, cell.row + 1), .memory_bound
            )
        }
        var column = area.minColumn
        for (mark, stage) in [("V", Stage.vision), ("P", .prefill), ("D", .decode)] {
            column += painter.put("\(mark) \(stage.rawValue)", column, area.maxRow + 1, stage.role) + 2
        }
        let more = "\(look.glyphs.bullet) classes"
        if column + more.count + 10 < area.maxColumn { painter.put(more, column, area.maxRow + 1, .muted) }
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
    /// The left end of the chart, FLOPs per byte.
    let least: Double
    /// Its right end.
    let most: Double
    /// Its lower end, FLOP/s.
    let bottom: Double
    private let top: Double

    init(machine: Machine, workload: Workload) {
        peak = machine.matrixPeak(workload.weightPrecision, workload.activationPrecision).value
        vector = machine.device.vector?.value ?? 0
        bandwidth = machine.device.bandwidth.value
        ridge = peak / bandwidth
        least = 0.01
        most = max(1e4, ridge * 10)
        bottom = peak / 1e6
        top = peak * 2
    }

    /// Powers of ten along the left side.
    var rates: ClosedRange<Int> { Int(Self.log10(bottom).rounded(.up))...Int(Self.log10(top).rounded(.down)) }
    /// Powers of ten along the bottom.
    var intensities: ClosedRange<Int> { -2...Int(Self.log10(most).rounded(.down)) }

    /// The share of the way along each side, from the lower left.
    private func place(_ intensity: Double, _ rate: Double) -> (x: Double, y: Double) {
        (
            Self.log10(intensity / least) / Self.log10(most / least),
            Self.log10(rate / bottom) / Self.log10(top / bottom)
        )
    }

    /// The cell of a point; at the edge where it lies beyond; nil for what has no logarithm.
    func cell(_ intensity: Double, _ rate: Double, _ area: Rect) -> Point? {
        guard intensity > 0, rate > 0 else { return nil }
        let place = place(intensity, rate)
        let column = Int(min(max(place.x, 0), 1) * Double(area.size.columns - 1) + 0.5)
        let row = Int((1 - min(max(place.y, 0), 1)) * Double(area.size.rows - 1) + 0.5)
        return Point(column: area.minColumn + column, row: area.minRow + row)
    }

    func drawRoofs(on canvas: inout PlotCanvas) {
        let ends = (Double(canvas.width - 1), Double(canvas.height - 1))
        func dot(_ intensity: Double, _ rate: Double) -> (x: Double, y: Double) {
            let place = place(intensity, rate)
            return (place.x * ends.0, (1 - place.y) * ends.1)
        }
        let start = max(least, bottom / bandwidth)
        canvas.line(from: dot(start, start * bandwidth), to: dot(ridge, peak), .memory_bound)
        canvas.line(from: dot(ridge, peak), to: dot(most, peak), .compute_bound)
        if vector > 0, vector < peak {
            canvas.line(from: dot(vector / bandwidth, vector), to: dot(most, vector), .vector_bound)
        }
    }

    static func log10(_ value: Double) -> Double {
        Logarithm.ten(value)
    }

    /// A power of ten.
    static func power(_ exponent: Int) -> Double {
        exponent < 0
            ? 1 / (0..<(-exponent)).reduce(1.0) { product, _ in product * 10 }
            : (0..<exponent).reduce(1.0) { product, _ in product * 10 }
    }
}
