extension Surface {
    /// The picture as SVG: a window with rounded corners and every glyph on its place in the grid. Frames and bars are
    /// drawn as shapes, so that they join whatever font the viewer has.
    public func svg(title: String) -> String {
        let grid = SVGGrid()
        let width = size.columns * grid.width + 2 * grid.side
        let height = size.rows * grid.height + grid.top + grid.bottom
        let paper = SVGGrid.hex(self[0, 0].style.background, isBackground: true)
        let ink = SVGGrid.hex(self[0, 0].style.foreground, isBackground: false)
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
                + "height=\"\(height)\" role=\"img\">",
            "<title>\(SVGGrid.escaped(title))</title>",
            "<rect width=\"\(width)\" height=\"\(height)\" rx=\"12\" fill=\"\(paper)\" stroke=\"#7f7f7f\" "
                + "stroke-opacity=\"0.35\"/>",
            "<g font-family=\"DejaVu Sans Mono, JetBrains Mono, Menlo, Consolas, monospace\" font-size=\"15\">",
        ]
        for (index, color) in ["#ff5f57", "#febc2e", "#28c840"].enumerated() {
            parts.append("<circle cx=\"\(24 + 20 * index)\" cy=\"22\" r=\"6\" fill=\"\(color)\"/>")
        }
        parts.append(
            "<text x=\"\(width / 2)\" y=\"27\" text-anchor=\"middle\" fill=\"\(ink)\" opacity=\"0.7\">"
                + "\(SVGGrid.escaped(title))</text>")
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
        parts += ["</g>", "</svg>"]
        return parts.joined(separator: "\n") + "\n"
    }
}

/// Where cells lie in the picture, and how they are drawn. Lengths are in pixels.
struct SVGGrid {
    let width = 9
    let height = 19
    let side = 18
    let top = 44
    let bottom = 18

    /// The background of a run of one style, its shapes, and its text.
    func run(_ scalars: [UInt32], _ style: Style, column: Int, row: Int, paper: String) -> [String] {
        let x = side + column * width
        let y = top + row * height
        let isReversed = style.attributes.contains(.reverse)
        let ink = Self.hex(isReversed ? style.background : style.foreground, isBackground: isReversed)
        let ground = Self.hex(isReversed ? style.foreground : style.background, isBackground: !isReversed)
        var parts: [String] = []
        if ground != paper {
            parts.append(
                "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(scalars.count * width)\" height=\"\(height)\" fill=\"\(ground)\"/>"
            )
        }
        var path = ""
        var text = ""
        var places: [Int] = []
        for (index, scalar) in scalars.enumerated() {
            let left = x + index * width
            if let block = block(scalar, left, y, ink) {
                parts.append(block)
            } else if let dots = dots(scalar, left, y, ink) {
                parts.append(dots)
            } else if let line = line(scalar, left, y) {
                path += line
            } else if scalar != 0, scalar != 0x20, let sign = Unicode.Scalar(scalar) {
                text.unicodeScalars.append(sign)
                places.append(left)
            }
        }
        let faint = style.attributes.contains(.dim) ? " opacity=\"0.65\"" : ""
        if !path.isEmpty {
            parts.append("<path d=\"\(path)\" fill=\"none\" stroke=\"\(ink)\" stroke-width=\"1.2\"\(faint)/>")
        }
        if !text.isEmpty {
            var extra = faint
            if style.attributes.contains(.bold) { extra += " font-weight=\"700\"" }
            if style.attributes.contains(.italic) { extra += " font-style=\"italic\"" }
            if style.attributes.contains(.underline) { extra += " text-decoration=\"underline\"" }
            let list = places.map { String($0) }.joined(separator: " ")
            parts.append("<text x=\"\(list)\" y=\"\(y + 14)\" fill=\"\(ink)\"\(extra)>\(Self.escaped(text))</text>")
        }
        return parts
    }

    /// Eighth blocks and shades, as rectangles.
    private func block(_ scalar: UInt32, _ x: Int, _ y: Int, _ ink: String) -> String? {
        let share: (width: Double, opacity: Double)
        switch scalar {
        case 0x2588: share = (1, 1)
        case 0x2589...0x258F: share = (Double(0x2590 - scalar) / 8, 1)
        case 0x2593: share = (1, 0.72)
        case 0x2592: share = (1, 0.48)
        case 0x2591: share = (1, 0.26)
        default: return nil
        }
        let columns = String(share.width * Double(width))
        let fade = share.opacity < 1 ? " opacity=\"\(share.opacity)\"" : ""
        return "<rect x=\"\(x)\" y=\"\(y + 3)\" width=\"\(columns)\" height=\"\(height - 6)\" fill=\"\(ink)\"\(fade)/>"
    }

    /// Braille signs, as dots: many fonts lack them.
    private func dots(_ scalar: UInt32, _ x: Int, _ y: Int, _ ink: String) -> String? {
        guard (0x2801...0x28FF).contains(scalar) else { return nil }
        let places: [(bit: UInt32, column: Int, row: Int)] = [
            (0x01, 0, 0), (0x02, 0, 1), (0x04, 0, 2), (0x40, 0, 3), (0x08, 1, 0), (0x10, 1, 1), (0x20, 1, 2),
            (0x80, 1, 3),
        ]
        let path = places.filter { (scalar - 0x2800) & $0.bit != 0 }.map { place in
            let left = Double(x) + 1.2 + Double(place.column) * Double(width) / 2
            let top = Double(y) + 1.3 + Double(place.row) * Double(height) / 4
            return "M\(left) \(top)h2.2v2.2h-2.2z"
        }
        return "<path d=\"\(path.joined())\" fill=\"\(ink)\"/>"
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

    static func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: String(character)
            }
        }.joined()
    }
}
