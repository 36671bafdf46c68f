import AnalyticCore
import Studies

/// Estimates over measured values on logarithmic axes: on the line they agree, in the band they are off by a quarter.
struct ScatterSVG {
    /// Points of one kind.
    struct Series {
        let label: String
        let color: String
        let points: [(measured: Double, estimate: Double)]
    }

    let title: String
    let unit: String
    let series: [Series]
    /// How values are written on the axes.
    let text: (Double) -> String

    /// The mark of a series: where colours come round again, their marks are other ones.
    static func form(_ index: Int) -> Int { index + index / ChartPalette.colors.count }

    func text(details: [String]) -> String {
        var canvas = ChartCanvas(width: 860)
        let top = ChartLegend(
            entries: series.enumerated().map {
                .init(label: $0.element.label, color: $0.element.color, form: Self.form($0.offset))
            }
        ).draw(on: &canvas, top: 50)
        let area = ChartCanvas.Box(x: 100, y: top + 40, width: 734, height: 460)
        let values = series.flatMap(\.points).flatMap { [$0.measured, $0.estimate] }.filter { $0 > 0 }
        let scale = ChartScale(holding: [(values.min() ?? 1) / 1.3, (values.max() ?? 10) * 1.3], isLogarithmic: true)
        let axes = ChartAxes(
            area: area, x: .init(scale: scale, title: "measured, \(unit)", text: text),
            y: .init(scale: scale, title: "estimated, \(unit)", text: text))
        axes.draw(on: &canvas)
        for (factor, dash) in [(1.0, ""), (1.25, "4 3"), (0.8, "4 3")] {
            let points = [scale.low * max(1, 1 / factor), scale.high / max(1, factor)].compactMap {
                axes.place($0, $0 * factor)
            }
            canvas.curve(points, color: "#8A8A8A", dash: dash, width: 1.2)
        }
        for (index, one) in series.enumerated() {
            let isDense = one.points.count > 60
            for point in one.points {
                guard let place = axes.place(point.measured, point.estimate) else { continue }
                canvas.mark(
                    Self.form(index), place, color: one.color, opacity: isDense ? 0.45 : 0.9, size: isDense ? 0.55 : 1.2
                )
            }
        }
        canvas.text(
            "solid line: equal; dashed: a quarter more, a fifth less", "soft", x: 24, y: area.maxY + 64, size: 11)
        return canvas.picture(title: title, height: area.maxY + 80, details: details)
    }
}
