import AnalyticCore
import SVGKit

/// What the colours, dashes and marks of a chart mean.
struct ChartLegend {
    /// One entry.
    struct Entry {
        let label: String
        let color: String
        /// The dash of a curve; nil for an area.
        var dash: String?
        /// The mark on the curve.
        var form: Int?
    }

    let entries: [Entry]

    /// Draws the entries in rows below `top`, as many in a row as there is room for.
    ///
    /// - Returns: Where the last row ends.
    func draw(on canvas: inout ChartCanvas, top: Double, left: Double = 24) -> Double {
        var x = left
        var y = top
        for entry in entries {
            let width = 36 + ChartCanvas.width(of: entry.label) + 18
            if x > left, x + width > canvas.width - 16 {
                x = left
                y += 19
            }
            if let dash = entry.dash {
                canvas.curve([(x, y - 4), (x + 28, y - 4)], color: entry.color, dash: dash)
                if let form = entry.form { canvas.mark(form, (x + 14, y - 4), color: entry.color) }
            } else if let form = entry.form {
                canvas.mark(form, (x + 20, y - 4), color: entry.color, size: 1.2)
            } else {
                canvas.rectangle(.init(x: x + 12, y: y - 11, width: 16, height: 12), color: entry.color)
            }
            canvas.text(entry.label, x: x + 36, y: y)
            x += width
        }
        return y + 8
    }
}
