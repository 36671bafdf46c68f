import AnalyticCore
import SVGKit
import TextKit

/// A picture in the making: shapes, and texts of which none is written over another.
struct ChartCanvas {
    /// A rectangle, in the picture's units.
    struct Box: Sendable {
        var x: Double
        var y: Double
        var width: Double
        var height: Double

        var maxX: Double { x + width }
        var maxY: Double { y + height }

        func overlaps(_ other: Box) -> Bool {
            x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
        }
    }

    /// Where a text stands to its point.
    enum Anchor: String {
        case start, middle, end
    }

    let width: Double
    private(set) var elements: [SVGElement] = []
    /// Places that texts hold.
    private(set) var taken: [Box] = []

    init(width: Double) {
        self.width = width
    }

    /// How wide a text is drawn, about: the fonts that viewers take differ by a few per cent.
    static func width(of text: String, size: Double = 12) -> Double {
        Double(displayWidth(text)) * size * 0.61
    }

    private static func box(_ text: String, _ x: Double, _ y: Double, _ anchor: Anchor, size: Double) -> Box {
        let width = width(of: text, size: size)
        let left = anchor == .start ? x : anchor == .end ? x - width : x - width / 2
        return Box(x: left, y: y - size, width: width, height: size * 1.25)
    }

    /// A text on its base line.
    mutating func text(
        _ text: String, _ look: String = "ink", x: Double, y: Double, anchor: Anchor = .start, size: Double = 12,
        isBold: Bool = false
    ) {
        taken.append(Self.box(text, x, y, anchor, size: size))
        elements.append(
            SVGElement("text", ["class": SVGValue(look), "x": SVGValue(x), "y": SVGValue(y)], text: text)
                .with("text-anchor", anchor == .start ? nil : SVGValue(anchor.rawValue))
                .with("font-size", size == 12 ? nil : SVGValue(size)).with("font-weight", isBold ? 600 : nil))
    }

    /// A text near a point, at the first place where it lies over nothing; left out where there is none.
    ///
    /// - Returns: Whether it was written.
    @discardableResult
    mutating func label(
        _ text: String, _ look: String = "ink", near point: (x: Double, y: Double), inside area: Box, size: Double = 11
    ) -> Bool {
        for distance in [9.0, 18, 30, 44, 60] {
            let places: [(Double, Double, Anchor)] = [
                (distance, 4, .start), (-distance, 4, .end), (0, -distance + 2, .middle), (0, distance + 8, .middle),
                (distance * 0.8, -distance * 0.7, .start), (-distance * 0.8, -distance * 0.7, .end),
                (distance * 0.8, distance * 0.7 + 8, .start), (-distance * 0.8, distance * 0.7 + 8, .end),
            ]
            for (dx, dy, anchor) in places {
                let box = Self.box(text, point.x + dx, point.y + dy, anchor, size: size)
                guard box.x >= area.x, box.maxX <= area.maxX, box.y >= area.y, box.maxY <= area.maxY,
                    !taken.contains(where: { $0.overlaps(box) })
                else { continue }
                self.text(text, look, x: point.x + dx, y: point.y + dy, anchor: anchor, size: size)
                return true
            }
        }
        return false
    }

    /// Keeps texts away from a place.
    mutating func reserve(_ box: Box) { taken.append(box) }

    /// A straight line.
    mutating func line(
        _ look: String, from start: (x: Double, y: Double), to end: (x: Double, y: Double), dash: String? = nil
    ) {
        elements.append(
            SVGElement(
                "line",
                [
                    "class": SVGValue(look), "x1": SVGValue(start.x), "y1": SVGValue(start.y), "x2": SVGValue(end.x),
                    "y2": SVGValue(end.y),
                ]
            ).with("stroke-dasharray", dash.map { SVGValue($0) }))
    }

    /// A bar or a cell.
    mutating func rectangle(_ box: Box, color: String, opacity: Double = 1, look: String? = nil) {
        let fill = look == nil ? SVGValue(color) : nil
        elements.append(
            SVGElement(
                "rect",
                [
                    "x": SVGValue(box.x), "y": SVGValue(box.y), "width": SVGValue(max(0, box.width)),
                    "height": SVGValue(max(0, box.height)),
                ]
            ).with("class", look.map { SVGValue($0) }).with("fill", fill)
                .with("fill-opacity", opacity < 1 ? SVGValue(opacity) : nil))
    }

    /// A curve through points.
    mutating func curve(_ points: [(x: Double, y: Double)], color: String, dash: String = "", width: Double = 2.2) {
        guard points.count > 1 else { return }
        let path = points.map { "\(SVGValue($0.x).text),\(SVGValue($0.y).text)" }.joined(separator: " ")
        elements.append(
            SVGElement(
                "polyline",
                [
                    "points": SVGValue(path), "fill": "none", "stroke": SVGValue(color),
                    "stroke-width": SVGValue(width), "stroke-linejoin": "round",
                ]
            ).with("stroke-dasharray", dash.isEmpty ? nil : SVGValue(dash)))
    }

    /// A mark on a point; its form follows the number.
    mutating func mark(
        _ form: Int, _ point: (x: Double, y: Double), color: String, opacity: Double = 1, size: Double = 1
    ) {
        let (x, y, fill) = (SVGValue(point.x), SVGValue(point.y), SVGValue(color))
        func step(_ length: Double) -> String { SVGValue(length * size).text }
        let element =
            switch form % 4 {
            case 0: SVGElement("circle", ["cx": x, "cy": y, "r": SVGValue(3.4 * size), "fill": fill])
            case 1:
                SVGElement(
                    "path",
                    [
                        "d":
                            "M\(x.text) \(y.text)m\(step(-3.2)) \(step(-3.2))h\(step(6.4))v\(step(6.4))h\(step(-6.4))z",
                        "fill": fill,
                    ])
            case 2:
                SVGElement(
                    "path",
                    ["d": "M\(x.text) \(y.text)m0 \(step(-4.2))l\(step(4)) \(step(7))h\(step(-8))z", "fill": fill])
            default:
                SVGElement(
                    "path",
                    [
                        "d":
                            "M\(x.text) \(y.text)m0 \(step(-4.4))l\(step(4.4)) \(step(4.4))l\(step(-4.4)) \(step(4.4))l\(step(-4.4)) \(step(-4.4))z",
                        "fill": fill,
                    ])
            }
        elements.append(element.with("fill-opacity", opacity < 1 ? SVGValue(opacity) : nil))
    }

    /// The picture with its title on a card; `details` say where it comes from.
    func picture(title: String, height: Double, details: [String]) -> String {
        var head = ChartCanvas(width: width)
        head.text(title, x: 24, y: 26, size: 15, isBold: true)
        return SVGElement.picture(
            width: width, height: height, title: title,
            ["font-family": "'DejaVu Sans', system-ui, sans-serif", "font-size": 12],
            children: [
                SVGElement("desc", text: details.joined(separator: "\n")), SVGElement.style(ChartPalette.rules),
                SVGElement("rect", ["class": "card", "width": "100%", "height": "100%", "rx": 6]),
            ] + head.elements + elements
        ).markup
    }
}
