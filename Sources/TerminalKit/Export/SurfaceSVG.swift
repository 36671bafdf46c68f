import SVGKit
import TextKit

extension Surface {
    /// The picture as SVG: a window with rounded corners and every glyph on its place in the grid. Frames and bars are
    /// drawn as shapes, so that they join whatever font the viewer has.
    ///
    /// - Parameter description: What stands in the file for who wants to make it again; nothing where it is empty.
    public func svg(title: String, description: String = "") -> String {
        let grid = SVGGrid()
        let width = size.columns * grid.width + 2 * grid.side
        let height = size.rows * grid.height + grid.top + grid.bottom
        let paper = SVGGrid.hex(self[0, 0].style.background, isBackground: true)
        let ink = SVGGrid.hex(self[0, 0].style.foreground, isBackground: false)
        var parts = ["#ff5f57", "#febc2e", "#28c840"].enumerated().map { index, color in
            SVGElement("circle", ["cx": SVGValue(24 + 20 * index), "cy": 22, "r": 6, "fill": SVGValue(color)])
        }
        parts.append(
            SVGElement(
                "text",
                ["x": SVGValue(width / 2), "y": 27, "text-anchor": "middle", "fill": SVGValue(ink), "opacity": 0.7],
                text: title))
        for row in 0..<size.rows {
            var column = 0
            while column < size.columns {
                let style = self[column, row].style
                var end = column
                while end < size.columns, self[end, row].style == style { end += 1 }
                let cells = (column..<end).map { self[$0, row].scalar }
                parts += grid.run(cells, style, column: column, row: row, paper: paper)
                column = end
            }
        }
        let card = SVGElement(
            "rect",
            [
                "width": SVGValue(width), "height": SVGValue(height), "rx": 12, "fill": SVGValue(paper),
                "stroke": "#7f7f7f", "stroke-opacity": 0.35,
            ])
        let glyphs = SVGElement(
            "g",
            [
                "font-family": "DejaVu Sans Mono, JetBrains Mono, Menlo, Consolas, monospace",
                "font-size": SVGValue(grid.fontSize),
            ], children: parts)
        return SVGElement.picture(
            width: Double(width), height: Double(height), title: title, description: description,
            children: [card, glyphs]
        ).markup
    }
}

/// Where cells lie in the picture, and how they are drawn. Lengths are in pixels.
struct SVGGrid {
    let width = 9
    let height = 19
    let side = 18
    let top = 44
    let bottom = 18
    /// At this size the signs of the common fonts, 0.602 of it wide, fill a cell.
    let fontSize = 14.95

    /// The background of a run of one style, its shapes, and its text.
    func run(_ scalars: [UInt32], _ style: Style, column: Int, row: Int, paper: String) -> [SVGElement] {
        let x = side + column * width
        let y = top + row * height
        let isReversed = style.attributes.contains(.reverse)
        let ink = Self.hex(isReversed ? style.background : style.foreground, isBackground: isReversed)
        let ground = Self.hex(isReversed ? style.foreground : style.background, isBackground: !isReversed)
        var parts: [SVGElement] = []
        if ground != paper {
            parts.append(rectangle(x: x, y: y, width: Double(scalars.count * width), height: height, fill: ground))
        }
        var path = ""
        var words = SVGWords()
        for (index, scalar) in scalars.enumerated() {
            let left = x + index * width
            if let block = block(scalar, left, y, ink) {
                parts.append(block)
            } else if let dots = dots(scalar, left, y, ink) {
                parts.append(dots)
            } else if let line = line(scalar, left, y) {
                path += line
            } else if let sign = Unicode.Scalar(scalar), scalar != 0 {
                words.add(sign, at: left)
            }
        }
        let faint: SVGValue? = style.attributes.contains(.dim) ? 0.65 : nil
        if !path.isEmpty {
            let stroke = SVGElement(
                "path",
                ["d": SVGValue(path), "fill": "none", "stroke": SVGValue(ink), "stroke-width": 1.2])
            parts.append(stroke.with("opacity", faint))
        }
        if let text = words.element(y: y + 14, ink: ink) {
            parts.append(
                text.with("opacity", faint)
                    .with("font-weight", style.attributes.contains(.bold) ? 700 : nil)
                    .with("font-style", style.attributes.contains(.italic) ? "italic" : nil)
                    .with("text-decoration", style.attributes.contains(.underline) ? "underline" : nil))
        }
        return parts
    }

    private func rectangle(x: Int, y: Int, width: Double, height: Int, fill: String) -> SVGElement {
        SVGElement(
            "rect",
            [
                "x": SVGValue(x), "y": SVGValue(y), "width": SVGValue(width), "height": SVGValue(height),
                "fill": SVGValue(fill),
            ])
    }

    /// Eighth blocks and shades, as rectangles.
    private func block(_ scalar: UInt32, _ x: Int, _ y: Int, _ ink: String) -> SVGElement? {
        let share: (width: Double, opacity: Double)
        switch scalar {
        case 0x2588: share = (1, 1)
        case 0x2589...0x258F: share = (Double(0x2590 - scalar) / 8, 1)
        case 0x2593: share = (1, 0.72)
        case 0x2592: share = (1, 0.48)
        case 0x2591: share = (1, 0.26)
        default: return nil
        }
        let bar = rectangle(x: x, y: y + 3, width: share.width * Double(width), height: height - 6, fill: ink)
        return bar.with("opacity", share.opacity < 1 ? SVGValue(share.opacity) : nil)
    }

    /// Braille signs, as dots: many fonts lack them.
    private func dots(_ scalar: UInt32, _ x: Int, _ y: Int, _ ink: String) -> SVGElement? {
        guard (0x2801...0x28FF).contains(scalar) else { return nil }
        let places: [(bit: UInt32, column: Int, row: Int)] = [
            (0x01, 0, 0), (0x02, 0, 1), (0x04, 0, 2), (0x40, 0, 3), (0x08, 1, 0), (0x10, 1, 1), (0x20, 1, 2),
            (0x80, 1, 3),
        ]
        let path = places.filter { (scalar - 0x2800) & $0.bit != 0 }.map { place in
            let left = Double(x) + 1.2 + Double(place.column) * Double(width) / 2
            let top = Double(y) + 1.3 + Double(place.row) * Double(height) / 4
            return "M\(SVGValue(left).text) \(SVGValue(top).text)h2.2v2.2h-2.2z"
        }
        return SVGElement("path", ["d": SVGValue(path.joined()), "fill": SVGValue(ink)])
    }

    /// Frame lines, as strokes through the middle of the cell.
    private func line(_ scalar: UInt32, _ x: Int, _ y: Int) -> String? {
        let middle = "\(Double(x) + Double(width) / 2)"
        let centre = "\(Double(y) + Double(height) / 2)"
        let (right, below) = (x + width, y + height)
        return switch scalar {
        case 0x2500: "M\(x) \(centre)H\(right)"
        case 0x2502: "M\(middle) \(y)V\(below)"
        case 0x2503: "M\(middle) \(y)V\(below)M\(x + 5) \(y)V\(below)M\(x + 4) \(y)V\(below)"
        case 0x2504: "M\(x + 1) \(centre)h2m1.5 0h2m1.5 0h1"
        case 0x256D: "M\(right) \(centre)Q\(middle) \(centre) \(middle) \(below)"
        case 0x256E: "M\(x) \(centre)Q\(middle) \(centre) \(middle) \(below)"
        case 0x256F: "M\(x) \(centre)Q\(middle) \(centre) \(middle) \(y)"
        case 0x2570: "M\(right) \(centre)Q\(middle) \(centre) \(middle) \(y)"
        case 0x2524: "M\(x) \(centre)H\(middle)M\(middle) \(y + 4)V\(below - 4)"
        case 0x251C: "M\(right) \(centre)H\(middle)M\(middle) \(y + 4)V\(below - 4)"
        default: nil
        }
    }

    static func hex(_ color: Color, isBackground: Bool) -> String {
        guard let (red, green, blue) = color.components else { return isBackground ? "#16181d" : "#d5d9e0" }
        return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// The words of a run, each put on its place in the grid: viewers that know only one place for a text, and those that
/// drop blanks, then still show every column where it belongs.
private struct SVGWords {
    private var words: [(left: Int, text: String)] = []
    private var isOpen = false

    mutating func add(_ sign: Unicode.Scalar, at left: Int) {
        let isBlank = sign == " " || sign == "\u{A0}"
        guard !isBlank else {
            // Kept for whoever copies the text.
            if !words.isEmpty { words[words.count - 1].text += " " }
            isOpen = false
            return
        }
        // Signs that many fonts draw in another width stand alone.
        let isUniform = sign.value < 0x2000
        if isOpen, isUniform {
            words[words.count - 1].text.unicodeScalars.append(sign)
        } else {
            words.append((left, String(Character(sign))))
        }
        isOpen = isUniform
    }

    func element(y: Int, ink: String) -> SVGElement? {
        guard let first = words.first else { return nil }
        guard words.count > 1 else {
            return SVGElement(
                "text", ["x": SVGValue(first.left), "y": SVGValue(y), "fill": SVGValue(ink)],
                text: first.text.trimmedAtEnd)
        }
        let parts = words.enumerated().map { index, word in
            SVGElement(
                "tspan", ["x": SVGValue(word.left)],
                text: index == words.count - 1 ? word.text.trimmedAtEnd : word.text)
        }
        return SVGElement("text", ["y": SVGValue(y), "fill": SVGValue(ink)], children: parts)
    }
}
