import AnalyticCore
import Studies

/// From one figure to another step by step: what each step takes away.
struct WaterfallSVG {
    /// One step, and what is left after it.
    struct Step {
        let label: String
        let left: Double
        let color: String
    }

    let title: String
    let axis: String
    let unit: MetricUnit
    let steps: [Step]

    func text(details: [String]) -> String {
        var canvas = ChartCanvas(width: 860)
        let labels = steps.map { ChartCanvas.width(of: $0.label) }.max() ?? 0
        let area = ChartCanvas.Box(
            x: 36 + labels, y: 48, width: 860 - labels - 60, height: Double(steps.count) * 30 + 6)
        let most = steps.map(\.left).max() ?? 1
        let scale = ChartScale(holding: [0, most * 1.55], isLogarithmic: false, fromZero: true)
        func place(_ value: Double) -> Double { area.x + (scale.place(value) ?? 0) * area.width }
        var free = -Double.infinity
        for tick in scale.ticks(6) where place(tick) <= area.maxX + 1 {
            canvas.line("rule", from: (place(tick), area.y), to: (place(tick), area.maxY))
            let text = unit.axisText(tick)
            guard place(tick) - ChartCanvas.width(of: text) / 2 > free else { continue }
            canvas.text(text, "soft", x: place(tick), y: area.maxY + 18, anchor: .middle)
            free = place(tick) + ChartCanvas.width(of: text) / 2 + 6
        }
        var before: Double?
        for (index, step) in steps.enumerated() {
            let y = area.y + 6 + Double(index) * 30
            canvas.text(step.label, x: area.x - 10, y: y + 15, anchor: .end)
            let isEnd = index == 0 || index == steps.count - 1
            let (low, high) = isEnd ? (0, step.left) : (min(step.left, before ?? 0), max(step.left, before ?? 0))
            canvas.rectangle(
                .init(x: place(low), y: y, width: max(1, place(high) - place(low)), height: 20), color: step.color)
            if let before {
                canvas.line("mark", from: (place(before), y - 10), to: (place(before), y), dash: "2 2")
            }
            let change = before.map { step.left - $0 } ?? 0
            let note =
                isEnd
                ? unit.text(step.left)
                : (change < 0 ? "−" : "+") + unit.text(abs(change)) + ", leaves " + unit.text(step.left)
            canvas.text(note, "soft", x: place(high) + 8, y: y + 15, size: 11)
            before = step.left
        }
        canvas.text(axis, x: area.x + area.width / 2, y: area.maxY + 40, anchor: .middle)
        return canvas.picture(title: title, height: area.maxY + 56, details: details)
    }
}
