import AnalyticCore
import SVGKit
import Studies
import TextKit

/// A chart as a picture: readable on light and dark, told apart by colour, dash and mark.
public enum ChartSVG {
    private static let width = 860.0
    private static let height = 470.0
    private static let left = 92.0
    private static let right = 26.0
    private static let top = 48.0
    private static let bottom = 58.0

    /// Colours that no stage has, which colour-blind readers can tell apart.
    private static let colors = ["#009E73", "#CC79A7", "#56B4E9", "#7F7F7F", "#8C564B", "#17877D"]
    /// Dashes: curves of one stage have its colour, and are told apart by dash and mark.
    private static let dashes = ["", "7 4", "2 3", "10 3 2 3", "4 2", "12 4", "1 3", "6 2 2 2", "3 6"]

    /// The stage's colour, as the explorer's themes have it: vision violet, prefill blue, decode orange.
    private static func color(of stage: Stage) -> String {
        switch stage {
        case .vision: "#8E5BC7"
        case .prefill: "#0072B2"
        case .decode: "#D55E00"
        }
    }

    /// Colour and dash of a curve.
    private static func look(_ index: Int, in chart: LineChart) -> (color: String, dash: String) {
        let color = chart.lines[index].stage.map(color) ?? colors[index % colors.count]
        return (color, dashes[index % dashes.count])
    }

    /// Ink, rules and card on light and on dark pages.
    private static let rules =
        ".ink{fill:#24292f}.soft{fill:#57606a}.rule{stroke:#d0d7de}.axis{stroke:#57606a}.mark{stroke:#57606a}"
        + ".card{fill:#ffffff}\n@media (prefers-color-scheme: dark){.ink{fill:#e6edf3}.soft{fill:#9da7b3}"
        + ".rule{stroke:#30363d}.axis{stroke:#9da7b3}.mark{stroke:#9da7b3}.card{fill:#0d1117}}"

    private typealias Area = (x: Double, y: Double, width: Double, height: Double)

    /// The picture; `details` say where it comes from, one a line, and stand in its description.
    public static func text(_ chart: LineChart, details: [String] = []) -> String {
        let legendRows = (chart.lines.count + 1) / 2
        let area = (
            x: left, y: top + 14 + Double(legendRows) * 18, width: width - left - right,
            height: height - top - bottom
        )
        var parts = [
            SVGElement("desc", text: details.joined(separator: "\n")), SVGElement.style(rules),
            SVGElement("rect", ["class": "card", "width": "100%", "height": "100%", "rx": 6]),
            label(chart.title.capitalised, "ink", left, 26).with("font-size", 15).with("font-weight", 600),
        ]
        parts += legend(chart)
        parts += axes(chart, area)
        for (index, mark) in chart.marks.enumerated() {
            guard let place = chart.xScale.place(mark.x), (0...1).contains(place) else { continue }
            let x = area.x + place * area.width
            parts.append(
                rule("mark", (x, area.y), (x, area.y + area.height)).with("stroke-dasharray", "3 3"))
            let isLate = place > 0.6
            parts.append(
                label(
                    "\(mark.label) at \(chart.xText(mark.x))", "soft", x + (isLate ? -5 : 5),
                    area.y + 14 + Double(index % 4) * 15, isLate ? "end" : "start"
                ).with("font-size", 11))
        }
        for (index, line) in chart.lines.enumerated() { parts += curve(line, index, chart, area) }
        return SVGElement.picture(
            width: width, height: area.y + area.height + bottom, title: chart.title,
            ["font-family": "system-ui, 'DejaVu Sans', sans-serif", "font-size": 12], children: parts
        ).markup
    }

    private static func legend(_ chart: LineChart) -> [SVGElement] {
        chart.lines.enumerated().flatMap { index, line -> [SVGElement] in
            let look = look(index, in: chart)
            let x = left + Double(index % 2) * (width - left - right) / 2
            let y = top + Double(index / 2) * 18
            return [
                SVGElement(
                    "line",
                    [
                        "x1": SVGValue(x), "y1": SVGValue(y - 4), "x2": SVGValue(x + 28), "y2": SVGValue(y - 4),
                        "stroke": SVGValue(look.color), "stroke-width": 2.2,
                    ]
                ).with("stroke-dasharray", look.dash.isEmpty ? nil : SVGValue(look.dash)),
                mark(index, x + 14, y - 4, look.color),
                label(line.label, "ink", x + 36, y),
            ]
        }
    }

    private static func axes(_ chart: LineChart, _ area: Area) -> [SVGElement] {
        var parts: [SVGElement] = []
        let end = (x: area.x + area.width, y: area.y + area.height)
        for tick in chart.yScale.ticks(7) {
            guard let place = chart.yScale.place(tick), place > -0.001, place < 1.001 else { continue }
            let y = area.y + (1 - place) * area.height
            parts.append(rule("rule", (area.x, y), (end.x, y)))
            parts.append(label(chart.yText(tick), "soft", area.x - 8, y + 4, "end"))
        }
        let ticks =
            chart.isNumeric
            ? chart.xScale.ticks(9)
            : chart.xs.enumerated().filter { $0.offset % max(1, (chart.xs.count + 9) / 10) == 0 }.map(\.element)
        for tick in ticks {
            guard let place = chart.xScale.place(tick), place > -0.001, place < 1.001 else { continue }
            let x = area.x + place * area.width
            parts.append(rule("axis", (x, end.y), (x, end.y + 5)))
            parts.append(label(chart.xText(tick), "soft", x, end.y + 20, "middle"))
        }
        parts.append(rule("axis", (area.x, end.y), end))
        let scale = chart.xScale.isLogarithmic ? " (logarithmic)" : ""
        parts.append(label(chart.xTitle + scale, "ink", area.x + area.width / 2, end.y + 44, "middle"))
        parts.append(label(chart.unit.symbol, "ink", area.x - 8, area.y - 12, "end"))
        if chart.yScale.isLogarithmic { parts.append(label("(logarithmic)", "soft", area.x + 4, area.y - 12)) }
        return parts
    }

    private static func curve(_ line: LineChart.Line, _ index: Int, _ chart: LineChart, _ area: Area) -> [SVGElement] {
        let look = look(index, in: chart)
        var points: [(Double, Double)] = []
        for (x, value) in zip(chart.xs, line.values) {
            guard let value, let across = chart.xScale.place(x), let up = chart.yScale.place(value) else { continue }
            points.append((area.x + across * area.width, area.y + (1 - up) * area.height))
        }
        guard !points.isEmpty else { return [] }
        let path = points.map { "\(SVGValue($0.0).text),\(SVGValue($0.1).text)" }.joined(separator: " ")
        let curve = SVGElement(
            "polyline",
            [
                "points": SVGValue(path), "fill": "none", "stroke": SVGValue(look.color), "stroke-width": 2.2,
                "stroke-linejoin": "round",
            ]
        ).with("stroke-dasharray", look.dash.isEmpty ? nil : SVGValue(look.dash))
        let every = max(1, points.count / 12)
        let marks = points.enumerated().filter { $0.offset % every == 0 }.map {
            mark(index, $0.element.0, $0.element.1, look.color)
        }
        return [curve] + marks
    }

    private static func mark(_ index: Int, _ x: Double, _ y: Double, _ color: String) -> SVGElement {
        let (x, y, fill) = (SVGValue(x), SVGValue(y), SVGValue(color))
        return switch index % 4 {
        case 0: SVGElement("circle", ["cx": x, "cy": y, "r": 3.4, "fill": fill])
        case 1: SVGElement("path", ["d": "M\(x.text) \(y.text)m-3.2 -3.2h6.4v6.4h-6.4z", "fill": fill])
        case 2: SVGElement("path", ["d": "M\(x.text) \(y.text)m0 -4.2l4 7h-8z", "fill": fill])
        default: SVGElement("path", ["d": "M\(x.text) \(y.text)m0 -4.4l4.4 4.4l-4.4 4.4l-4.4 -4.4z", "fill": fill])
        }
    }

    private static func rule(
        _ look: String, _ start: (Double, Double), _ end: (Double, Double)
    ) -> SVGElement {
        SVGElement(
            "line",
            [
                "class": SVGValue(look), "x1": SVGValue(start.0), "y1": SVGValue(start.1), "x2": SVGValue(end.0),
                "y2": SVGValue(end.1),
            ])
    }

    private static func label(
        _ text: String, _ look: String, _ x: Double, _ y: Double, _ anchor: String? = nil
    ) -> SVGElement {
        SVGElement("text", ["class": SVGValue(look), "x": SVGValue(x), "y": SVGValue(y)], text: text)
            .with("text-anchor", anchor.map { SVGValue($0) })
    }
}
