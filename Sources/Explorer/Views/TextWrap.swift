import TerminalKit

/// Breaks text into lines.
enum TextWrap {
    /// Lines of at most `width` columns, broken at blanks; a longer word is cut.
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.utf8.split(separator: UInt8(ascii: " ")) {
            var rest = String(Substring(word))
            let length = displayWidth(rest)
            if used > 0, used + 1 + length > width {
                lines.append(line)
                line = ""
                used = 0
            }
            while displayWidth(rest) > width {
                lines.append(String(rest.prefix(width)))
                rest = String(rest.dropFirst(width))
            }
            if used > 0 {
                line += " "
                used += 1
            }
            line += rest
            used += displayWidth(rest)
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
