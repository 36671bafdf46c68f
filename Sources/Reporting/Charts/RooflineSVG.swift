import AnalyticCore
import Studies

/// Roofs of devices and the parts of a model below them: the rate that each can reach, by its intensity.
struct RooflineSVG {
    /// A device's roof.
    struct Roof {
        let name: String
        let peak: Double
        let bandwidth: Double
    }

    /// A part of the model in a stage.
    struct Point {
        let label: String
        let stage: Stage
        let intensity: Double
        /// FLOP/s as estimated.
        let rate: Double
    }

    let title: String
    let roofs: [Roof]
    let points: [Point]

    func text(details: [String]) -> String {
        var canvas = ChartCanvas(width: 860)
        var entries = Stage.allCases.filter { stage in points.contains { $0.stage == stage } }.enumerated().map {
            ChartLegend.Entry(
                label: "\($0.element.rawValue), as estimated", color: ChartPalette.color(of: $0.element),
                form: $0.offset)
        }
        for (index, roof) in roofs.enumerated() {
            entries.append(
                .init(
                    label: "\(roof.name), ridge \(Figure.plain(roof.peak / roof.bandwidth)) FLOP/B",
                    color: ChartPalette.colors[index % ChartPalette.colors.count],
                    dash: ChartPalette.dashes[index]))
        }
        let top = ChartLegend(entries: entries).draw(on: &canvas, top: 50)
        let area = ChartCanvas.Box(x: 110, y: top + 40, width: 720, height: 400)
        let ridges = roofs.map { $0.peak / $0.bandwidth }
        let x = ChartScale(
            holding: [0.1] + points.map { $0.intensity / 1.5 } + ridges.map { $0 * 6 }
                + points.map { $0.intensity * 1.5 },
            isLogarithmic: true)
        let highest = (roofs.map(\.peak).max() ?? 1) * 1.6
        let y = ChartScale(holding: points.map { $0.rate / 2 }.filter { $0 > 0 } + [highest], isLogarithmic: true)
        let axes = ChartAxes(
            area: area, x: .init(scale: x, title: "intensity, FLOP per byte", text: { Figure.plain($0) }),
            y: .init(scale: y, title: "rate, FLOP/s", text: { Figure.scaled($0, "FLOP/s") }))
        axes.draw(on: &canvas)
        for (index, roof) in roofs.enumerated() {
            let ridge = roof.peak / roof.bandwidth
            let start = max(x.low, y.low / roof.bandwidth)
            let corners = [(start, start * roof.bandwidth), (ridge, roof.peak), (x.high, roof.peak)]
            let path = corners.compactMap { axes.place($0.0, $0.1) }
            canvas.curve(
                path, color: ChartPalette.colors[index % ChartPalette.colors.count], dash: ChartPalette.dashes[index])
            // Labels keep off the roofs.
            for (from, to) in zip(path, path.dropFirst()) {
                for step in 0...60 {
                    let share = Double(step) / 60
                    canvas.reserve(
                        .init(
                            x: from.x + (to.x - from.x) * share - 4, y: from.y + (to.y - from.y) * share - 4, width: 8,
                            height: 8))
                }
            }
        }
        let placed = points.compactMap { point in axes.place(point.intensity, point.rate).map { (point, $0) } }
        for (_, place) in placed { canvas.reserve(.init(x: place.x - 5, y: place.y - 5, width: 10, height: 10)) }
        for (point, place) in placed {
            let form = Stage.allCases.firstIndex(of: point.stage) ?? 0
            canvas.mark(form, place, color: ChartPalette.color(of: point.stage), size: 1.3)
        }
        for (point, place) in placed { canvas.label(point.label, near: place, inside: area) }
        return canvas.picture(title: title, height: area.maxY + 60, details: details)
    }
}
