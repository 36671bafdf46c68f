extension Surface {
    private static let cell = (width: 9, height: 19)
    private static let margin = (side: 18, top: 44, bottom: 18)

    /// The picture as SVG: a window with rounded corners, every glyph on its place in the grid.
    public func svg(title: String) -> String {
        let width = size.columns * Self.cell.width + 2 * Self.margin.side
        let height = size.rows * Self.cell.height + Self.margin.top + Self.margin.bottom
        let paper = Self.hex(self[0, 0].style.background, isBackground: true)
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
                + "height=\"\(height)\" role=\"img\">",
            "<title>\(Self.escaped(title))</title>",
            "<style>text{font-family:'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:15px;"
                + "white-space:pre}</style>",
            "<rect width=\"\(width)\" height=\"\(height)\" rx=\"12\" fill=\"\(paper)\" stroke=\"#7f7f7f\" "
                + "stroke-opacity=\"0.35\"/>",
        ]
        for (index, color) in ["#ff5f57", "#febc2e", "#28c840"].enumerated() {
            parts.append("<circle cx=\"\(24 + 20 * index)\" cy=\"22\" r=\"6\" fill=\"\(color)\"/>")
        }
        let heading = Self.hex(self[0, 0].style.foreground, isBackground: false)
        parts.append(
            "<text x=\"\(width / 2)\" y=\"27\" text-anchor=\"middle\" fill=\"\(heading)\" opacity=\"0.7\">"
                + "\(Self.escaped(title))</text>")
        for row in 0..<size.rows { parts += runs(row, paper: paper) }
        parts.append("</svg>")
        return parts.joined(separator: "\n") + "\n"
    }

    /// One background rectangle and one text element for each run of one style.
    private func runs(_ row: Int, paper: String) -> [String] {
        var parts: [String] = []
        var column = 0
        while column < size.columns {
            let style = self[column, row].style
            var end = column
            var text = ""
            var isBlank = true
            while end < size.columns, self[end, row].style == style {
                if let scalar = Unicode.Scalar(self[end, row].scalar), scalar.value != 0 {
                    text.unicodeScalars.append(scalar)
                    if scalar != " " { isBlank = false }
                }
                end += 1
            }
            let x = Self.margin.side + column * Self.cell.width
            let y = Self.margin.top + row * Self.cell.height
            let length = (end - column) * Self.cell.width
            let isReversed = style.attributes.contains(.reverse)
            let ink = Self.hex(isReversed ? style.background : style.foreground, isBackground: isReversed)
            let ground = Self.hex(isReversed ? style.foreground : style.background, isBackground: !isReversed)
            if ground != paper {
                parts.append(
                    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(length)\" height=\"\(Self.cell.height)\" fill=\"\(ground)\"/>")
            }
            if !isBlank {
                var extra = ""
                if style.attributes.contains(.bold) { extra += " font-weight=\"700\"" }
                if style.attributes.contains(.dim) { extra += " opacity=\"0.65\"" }
                if style.attributes.contains(.italic) { extra += " font-style=\"italic\"" }
                if style.attributes.contains(.underline) { extra += " text-decoration=\"underline\"" }
                parts.append(
                    "<text x=\"\(x)\" y=\"\(y + 14)\" textLength=\"\(length)\" lengthAdjust=\"spacingAndGlyphs\" "
                        + "xml:space=\"preserve\" fill=\"\(ink)\"\(extra)>\(Self.escaped(text))</text>")
            }
            column = end
        }
        return parts
    }

    private static func hex(_ color: Color, isBackground: Bool) -> String {
        guard let (red, green, blue) = color.components else { return isBackground ? "#16181d" : "#d5d9e0" }
        return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func escaped(_ text: String) -> String {
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
