import AnalyticCore
import Studies

/// A chart as a picture: readable on light and dark, told apart by colour, dash and mark.
public enum ChartSVG {
    private static let width = 860.0
    private static let height = 470.0
    private static let left = 92.0
    private static let right = 26.0
    private static let top = 48.0
    private static let bottom = 58.0

    /// Colours of Okabe and Ito, which colour-blind readers can tell apart, with a dash and a mark each.
    private static let looks: [(color: String, dash: String)] = [
        ("#0072B2", ""), ("#D55E00", "7 4"), ("#009E73", "2 3"), ("#CC79A7", "10 3 2 3"), ("#E69F00", "4 2"),
        ("#56B4E9", "12 4"), ("#7F7F7F", "1 3"), ("#8C564B", "6 2 2 2"), ("#17877D", "3 6"),
    ]

    /// The picture.
    public static func text(_ chart: LineChart) -> String {
        let legendRows = (chart.lines.count + 1) / 2
        let area = (
            x: left, y: top + 14 + Double(legendRows) * 18, width: width - left - right,
            height: height - top - bottom
        )
        let total = area.y + area.height + bottom
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(total))" width="\(number(width))" height="\(number(total))" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="12" role="img">
            <title>\(escaped(chart.title))</title>
            <style>.ink{fill:#24292f}.soft{fill:#57606a}.rule{stroke:#d0d7de}.axis{stroke:#57606a}.mark{stroke:#57606a}.card{fill:#ffffff}
            @media (prefers-color-scheme: dark){.ink{fill:#e6edf3}.soft{fill:#9da7b3}.rule{stroke:#30363d}.axis{stroke:#9da7b3}.mark{stroke:#9da7b3}.card{fill:#0d1117}}</style>
            <rect class="card" width="100%" height="100%" rx="6"/>
            <text class="ink" x="\(number(left))" y="26" font-size="15" font-weight="600">\(escaped(chart.title.capitalised))</text>

            """
        text += legend(chart)
        text += axes(chart, area)
        for (index, mark) in chart.marks.enumerated() {
            guard let place = chart.xScale.place(mark.x), (0...1).contains(place) else { continue }
            let x = area.x + place * area.width
            text +=
                "<line class=\"mark\" x1=\"\(number(x))\" y1=\"\(number(area.y))\" x2=\"\(number(x))\" y2=\"\(number(area.y + area.height))\" stroke-dasharray=\"3 3\"/>\n"
            let anchor = place > 0.6 ? "end" : "start"
            text +=
                "<text class=\"soft\" x=\"\(number(x + (place > 0.6 ? -5 : 5)))\" y=\"\(number(area.y + 14 + Double(index % 4) * 15))\" text-anchor=\"\(anchor)\" font-size=\"11\">\(escaped(mark.label)) at \(escaped(chart.xText(mark.x)))</text>\n"
        }
        for (index, line) in chart.lines.enumerated() { text += curve(line, index, chart, area) }
        return text + "</svg>\n"
    }

    private typealias Area = (x: Double, y: Double, width: Double, height: Double)

    private static func legend(_ chart: LineChart) -> String {
        var text = ""
        for (index, line) in chart.lines.enumerated() {
            let look = looks[index % looks.count]
            let x = left + Double(index % 2) * (width - left - right) / 2
            let y = top + Double(index / 2) * 18
            text +=
                "<line x1=\"\(number(x))\" y1=\"\(number(y - 4))\" x2=\"\(number(x + 28))\" y2=\"\(number(y - 4))\" stroke=\"\(look.color)\" stroke-width=\"2.2\"\(dash(look.dash))/>\n"
            text += mark(index, x + 14, y - 4, look.color)
            text += "<text class=\"ink\" x=\"\(number(x + 36))\" y=\"\(number(y))\">\(escaped(line.label))</text>\n"
        }
        return text
    }

    private static func axes(_ chart: LineChart, _ area: Area) -> String {
        var text = ""
        for tick in chart.yScale.ticks(7) {
            guard let place = chart.yScale.place(tick), place > -0.001, place < 1.001 else { continue }
            let y = area.y + (1 - place) * area.height
            text +=
                "<line class=\"rule\" x1=\"\(number(area.x))\" y1=\"\(number(y))\" x2=\"\(number(area.x + area.width))\" y2=\"\(number(y))\"/>\n"
            text +=
                "<text class=\"soft\" x=\"\(number(area.x - 8))\" y=\"\(number(y + 4))\" text-anchor=\"end\">\(escaped(chart.yText(tick)))</text>\n"
        }
        let ticks =
            chart.isNumeric
            ? chart.xScale.ticks(9)
            : chart.xs.enumerated().filter { $0.offset % max(1, (chart.xs.count + 9) / 10) == 0 }.map(\.element)
        for tick in ticks {
            guard let place = chart.xScale.place(tick), place > -0.001, place < 1.001 else { continue }
            let x = area.x + place * area.width
            text +=
                "<line class=\"axis\" x1=\"\(number(x))\" y1=\"\(number(area.y + area.height))\" x2=\"\(number(x))\" y2=\"\(number(area.y + area.height + 5))\"/>\n"
            text +=
                "<text class=\"soft\" x=\"\(number(x))\" y=\"\(number(area.y + area.height + 20))\" text-anchor=\"middle\">\(escaped(chart.xText(tick)))</text>\n"
        }
        text +=
            "<line class=\"axis\" x1=\"\(number(area.x))\" y1=\"\(number(area.y + area.height))\" x2=\"\(number(area.x + area.width))\" y2=\"\(number(area.y + area.height))\"/>\n"
        let scale = chart.xScale.isLogarithmic ? " (logarithmic)" : ""
        text +=
            "<text class=\"ink\" x=\"\(number(area.x + area.width / 2))\" y=\"\(number(area.y + area.height + 44))\" text-anchor=\"middle\">\(escaped(chart.xTitle))\(scale)</text>\n"
        let yScale = chart.yScale.isLogarithmic ? " (logarithmic)" : ""
        let unit = chart.unit.isEmpty ? "value" : chart.unit
        text +=
            "<text class=\"ink\" x=\"\(number(area.x - 8))\" y=\"\(number(area.y - 12))\" text-anchor=\"end\">\(escaped(unit))</text>\n"
        if !yScale.isEmpty {
            text += "<text class=\"soft\" x=\"\(number(area.x))\" y=\"\(number(area.y - 12))\">\(yScale)</text>\n"
        }
        return text
    }

    private static func curve(_ line: LineChart.Line, _ index: Int, _ chart: LineChart, _ area: Area) -> String {
        let look = looks[index % looks.count]
        var points: [(Double, Double)] = []
        for (x, value) in zip(chart.xs, line.values) {
            guard let value, let across = chart.xScale.place(x), let up = chart.yScale.place(value) else { continue }
            points.append((area.x + across * area.width, area.y + (1 - up) * area.height))
        }
        guard !points.isEmpty else { return "" }
        let path = points.map { "\(number($0.0)),\(number($0.1))" }.joined(separator: " ")
        var text =
            "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(look.color)\" stroke-width=\"2.2\" stroke-linejoin=\"round\"\(dash(look.dash))/>\n"
        let every = max(1, points.count / 12)
        for (position, point) in points.enumerated() where position % every == 0 {
            text += mark(index, point.0, point.1, look.color)
        }
        return text
    }

    private static func mark(_ index: Int, _ x: Double, _ y: Double, _ color: String) -> String {
        switch index % 4 {
        case 0: "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"3.4\" fill=\"\(color)\"/>\n"
        case 1:
            "<rect x=\"\(number(x - 3.2))\" y=\"\(number(y - 3.2))\" width=\"6.4\" height=\"6.4\" fill=\"\(color)\"/>\n"
        case 2:
            "<path d=\"M\(number(x)) \(number(y - 4.2))l4 7h-8z\" fill=\"\(color)\"/>\n"
        default:
            "<path d=\"M\(number(x)) \(number(y - 4.4))l4.4 4.4l-4.4 4.4l-4.4 -4.4z\" fill=\"\(color)\"/>\n"
        }
    }

    private static func dash(_ dash: String) -> String {
        dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
    }

    private static func number(_ value: Double) -> String {
        Figure.decimal(value, places: 1)
    }

    private static func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            default: String(character)
            }
        }.joined()
    }
}
