import AnalyticCore

/// Numbers over two lists, the darker the more.
struct HeatMapSVG {
    let title: String
    let columns: [String]
    let columnTitle: String
    let rows: [(label: String, values: [Double?])]
    let rowTitle: String
    /// How a number is written in its cell.
    let text: (Double) -> String

    func text(details: [String]) -> String {
        var canvas = ChartCanvas(width: 860)
        let labels = max(rows.map { ChartCanvas.width(of: $0.label) }.max() ?? 0, ChartCanvas.width(of: rowTitle))
        let area = ChartCanvas.Box(
            x: 36 + labels, y: 88, width: 860 - labels - 60, height: Double(rows.count) * 28)
        let cell = area.width / Double(max(1, columns.count))
        let shown = rows.flatMap(\.values).compactMap { $0 }.filter { $0 > 0 }
        let (low, high) = (shown.min() ?? 1, shown.max() ?? 1)
        canvas.text(columnTitle, x: area.x + area.width / 2, y: 52, anchor: .middle)
        canvas.text(rowTitle, x: area.x - 10, y: 76, anchor: .end)
        for (index, column) in columns.enumerated() {
            canvas.text(column, "soft", x: area.x + (Double(index) + 0.5) * cell, y: 76, anchor: .middle)
        }
        for (index, row) in rows.enumerated() {
            let y = area.y + Double(index) * 28
            canvas.text(row.label, x: area.x - 10, y: y + 18, anchor: .end)
            for (column, value) in row.values.enumerated() {
                let x = area.x + Double(column) * cell
                let share =
                    value.map { $0 > 0 && high > low ? Logarithm.natural($0 / low) / Logarithm.natural(high / low) : 0 }
                canvas.rectangle(
                    .init(x: x + 1, y: y + 1, width: cell - 2, height: 26), color: "#0072B2",
                    opacity: 0.1 + 0.5 * (share ?? 0))
                canvas.text(
                    value.map(text) ?? "does not fit", value == nil ? "soft" : "ink", x: x + cell / 2, y: y + 18,
                    anchor: .middle)
            }
        }
        return canvas.picture(title: title, height: area.maxY + 20, details: details)
    }
}
