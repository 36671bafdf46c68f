extension Surface {
    /// The picture as text with colour escapes (SGR), one line per row.
    public func ansi(colors depth: ColorDepth) -> String {
        (0..<size.rows).map { row in
            var line = ""
            var current = Style()
            for column in 0..<size.columns {
                let cell = self[column, row]
                guard cell.scalar != 0, let scalar = Unicode.Scalar(cell.scalar) else { continue }
                if cell.style != current {
                    current = cell.style
                    line += Self.escape(current, depth)
                }
                line.unicodeScalars.append(scalar)
            }
            return line + "\u{1B}[0m"
        }.joined(separator: "\n") + "\n"
    }

    private static func escape(_ style: Style, _ depth: ColorDepth) -> String {
        var codes = ["0"]
        for (attribute, code) in [
            (Attributes.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
        ] where style.attributes.contains(attribute) {
            codes.append(code)
        }
        codes += self.codes(style.foreground.quantized(to: depth), base: 30)
        codes += self.codes(style.background.quantized(to: depth), base: 40)
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }

    private static func codes(_ color: Color, base: Int) -> [String] {
        switch color {
        case .standard: []
        case .ansi(let index): [String(index < 8 ? base + Int(index) : base + 60 + Int(index) - 8)]
        case .indexed(let index): [String(base + 8), "5", String(index)]
        case .rgb(let red, let green, let blue): [String(base + 8), "2", String(red), String(green), String(blue)]
        }
    }
}
