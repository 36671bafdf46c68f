import AnalyticCore
import Studies

/// Axes of a chart: names and units, grid lines, on logarithmic axes minor ones, ticks whose texts do not touch.
struct ChartAxes {
    /// One axis.
    struct Axis {
        let scale: ChartScale
        let title: String
        let text: (Double) -> String
    }

    let area: ChartCanvas.Box
    let x: Axis
    let y: Axis

    /// Where values lie; nil where they have no place.
    func place(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
        guard let across = self.x.scale.place(x), let up = self.y.scale.place(y) else { return nil }
        return (area.x + across * area.width, area.maxY - up * area.height)
    }

    func placeX(_ x: Double) -> Double? { self.x.scale.place(x).map { area.x + $0 * area.width } }

    func placeY(_ y: Double) -> Double? { self.y.scale.place(y).map { area.maxY - $0 * area.height } }

    /// Draws grid, ticks and names.
    func draw(on canvas: inout ChartCanvas) {
        for value in Self.minor(x.scale) {
            guard let place = placeX(value), place >= area.x, place <= area.maxX else { continue }
            canvas.line("minor", from: (place, area.y), to: (place, area.maxY))
        }
        for value in Self.minor(y.scale) {
            guard let up = y.scale.place(value), (0...1).contains(up) else { continue }
            let place = area.maxY - up * area.height
            canvas.line("minor", from: (area.x, place), to: (area.maxX, place))
        }
        for tick in y.scale.ticks(7) {
            guard let up = y.scale.place(tick), up > -0.001, up < 1.001 else { continue }
            let place = area.maxY - up * area.height
            canvas.line("rule", from: (area.x, place), to: (area.maxX, place))
            canvas.text(y.text(tick), "soft", x: area.x - 8, y: place + 4, anchor: .end)
        }
        var free = -Double.infinity
        for tick in x.scale.ticks(9) {
            guard let place = placeX(tick), place > area.x - 1, place < area.maxX + 1 else { continue }
            canvas.line("rule", from: (place, area.y), to: (place, area.maxY))
            canvas.line("axis", from: (place, area.maxY), to: (place, area.maxY + 5))
            let text = x.text(tick)
            let half = ChartCanvas.width(of: text) / 2
            guard place - half > free else { continue }
            canvas.text(text, "soft", x: place, y: area.maxY + 20, anchor: .middle)
            free = place + half + 6
        }
        canvas.line("axis", from: (area.x, area.maxY), to: (area.maxX, area.maxY))
        canvas.line("axis", from: (area.x, area.y), to: (area.x, area.maxY))
        canvas.text(
            x.title + (x.scale.isLogarithmic ? " (logarithmic)" : ""), x: area.x + area.width / 2, y: area.maxY + 42,
            anchor: .middle)
        canvas.text(y.title + (y.scale.isLogarithmic ? " (logarithmic)" : ""), x: 24, y: area.y - 12)
    }

    /// Twice to nine times each power of ten; none where there are many powers, or on an even axis.
    private static func minor(_ scale: ChartScale) -> [Double] {
        guard scale.isLogarithmic, scale.low > 0, scale.high / scale.low < 1e9 else { return [] }
        var power = 1.0
        while power > scale.low { power /= 10 }
        while power * 10 <= scale.low { power *= 10 }
        var lines: [Double] = []
        while power <= scale.high {
            lines += (2...9).map { Double($0) * power }
            power *= 10
        }
        return lines.filter { $0 > scale.low && $0 < scale.high }
    }
}
