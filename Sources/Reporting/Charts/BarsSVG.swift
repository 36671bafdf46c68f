import AnalyticCore
import Studies

/// Bars of parts one after another, a row for each thing compared.
struct BarsSVG {
    /// One bar.
    struct Row {
        let label: String
        /// Parts with the index of their name.
        let parts: [Double]
        /// What stands behind the bar.
        let note: String
    }

    let title: String
    /// What is measured along x, with its unit.
    let axis: String
    let unit: MetricUnit
    /// What the parts are, and their colours.
    let parts: [(name: String, color: String)]
    let rows: [Row]
    /// Whether each bar is stretched to the whole width, so that shares show.
    var isShare = false

    func text(details: [String]) -> String {
        var canvas = ChartCanvas(width: 860)
        let used = parts.indices.filter { part in rows.contains { $0.parts[part] > 0 } }
        let top = ChartLegend(entries: used.map { .init(label: parts[$0].name, color: parts[$0].color) })
            .draw(on: &canvas, top: 50)
        let labels = rows.map { ChartCanvas.width(of: $0.label) }.max() ?? 0
        let notes = rows.map { ChartCanvas.width(of: $0.note) }.max() ?? 0
        let left = 24 + labels + 12
        let area = ChartCanvas.Box(
            x: left, y: top + 12, width: 860 - left - notes - 40, height: Double(rows.count) * 30 + 6)
        let most = isShare ? 1 : rows.map { $0.parts.reduce(0, +) }.max() ?? 1
        let scale = ChartScale(holding: [0, most], isLogarithmic: false, fromZero: true)
        var free = -Double.infinity
        for tick in scale.ticks(6) {
            guard let place = scale.place(tick), place <= 1.001 else { continue }
            let x = area.x + place * area.width
            canvas.line("rule", from: (x, area.y), to: (x, area.maxY))
            let text = isShare ? Figure.decimal(tick * 100, places: 0) + " %" : unit.axisText(tick)
            guard x - ChartCanvas.width(of: text) / 2 > free else { continue }
            canvas.text(text, "soft", x: x, y: area.maxY + 18, anchor: .middle)
            free = x + ChartCanvas.width(of: text) / 2 + 6
        }
        for (index, row) in rows.enumerated() {
            let y = area.y + 6 + Double(index) * 30
            canvas.text(row.label, x: area.x - 10, y: y + 15, anchor: .end)
            let sum = row.parts.reduce(0, +)
            var x = area.x
            for (part, value) in row.parts.enumerated() where value > 0 {
                let share = isShare ? (sum > 0 ? value / sum : 0) : value / max(most, .leastNonzeroMagnitude)
                canvas.rectangle(.init(x: x, y: y, width: share * area.width, height: 20), color: parts[part].color)
                x += share * area.width
            }
            canvas.text(row.note, "soft", x: (isShare ? area.maxX : x) + 8, y: y + 15)
        }
        canvas.text(axis, x: area.x + area.width / 2, y: area.maxY + 40, anchor: .middle)
        return canvas.picture(title: title, height: area.maxY + 56, details: details)
    }
}
