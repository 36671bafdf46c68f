/// The signs that pictures are made of, in Unicode or in plain ASCII.
public struct Glyphs: Sendable, Equatable {
    /// Frame corners: top left, top right, bottom left, bottom right.
    public let corners: (String, String, String, String)
    /// Frame sides, and the signs around a title.
    public let horizontal: String
    /// The sides of a frame.
    public let vertical: String
    /// Before a title.
    public let titleLeft: String
    /// Behind a title.
    public let titleRight: String
    /// A rule inside a panel.
    public let dashedLine: String
    /// Marks of the tree.
    public let folded: String
    /// An open node.
    public let unfolded: String
    /// A leaf of the tree.
    public let bullet: String
    /// The selected row.
    public let cursor: String
    /// Verdicts.
    public let check: String
    /// Not legal.
    public let cross: String
    /// Arrows.
    public let left: String
    /// To the right.
    public let right: String
    /// Leads to.
    public let arrowRight: String
    /// One against the other.
    public let arrows: String
    /// Small signs.
    public let times: String
    /// Something was left out.
    public let ellipsis: String
    /// Where the visible rows lie.
    public let scroll: String
    /// Bars from an eighth to a whole cell.
    public let eighths: [String]
    /// The segments of a stacked bar, told apart by texture before colour.
    public let textures: [String]
    /// What is not filled.
    public let empty: String
    /// Whether this is the Unicode set.
    public let isUnicode: Bool

    /// Unicode signs, each one column wide.
    public static let unicode = Glyphs(
        corners: ("╭", "╮", "╰", "╯"), horizontal: "─", vertical: "│", titleLeft: "┤", titleRight: "├", dashedLine: "┄",
        folded: "▸", unfolded: "▾", bullet: "·", cursor: "❯", check: "✓", cross: "✗", left: "◀", right: "▶",
        arrowRight: "→", arrows: "⇄", times: "×", ellipsis: "…", scroll: "┃",
        eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], textures: ["█", "▓", "▒", "░", "▚", "═"], empty: "░",
        isUnicode: true)

    /// ASCII signs.
    public static let ascii = Glyphs(
        corners: ("+", "+", "+", "+"), horizontal: "-", vertical: "|", titleLeft: "[", titleRight: "]", dashedLine: "-",
        folded: ">", unfolded: "v", bullet: ".", cursor: ">", check: "+", cross: "!", left: "<", right: ">",
        arrowRight: "->", arrows: "<>", times: "x", ellipsis: "~", scroll: "#",
        eighths: ["#"], textures: ["#", "=", "-", ".", "/", "+"], empty: ".", isUnicode: false)

    /// Whether both are the same set.
    public static func == (first: Glyphs, second: Glyphs) -> Bool {
        first.isUnicode == second.isUnicode
    }

    /// The text in signs that this set has: in ASCII, every other sign becomes its plain twin.
    public func text(_ text: String) -> String {
        guard !isUnicode else { return text }
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        return text.map { Self.twins[$0] ?? ($0.isASCII ? String($0) : "?") }.joined()
    }

    private static let twins: [Character: String] = [
        "·": "*", "×": "x", "→": "->", "…": "~", "—": "-", "–": "-", "²": "^2", "³": "^3", "⁴": "^4", "✓": "+",
        "✗": "!",
        "≈": "~", "≤": "<=", "≥": ">=", "−": "-", "⇄": "<>", "❯": ">", "▾": "v", "▸": ">", "┄": "-", "│": "|",
        "ᵀ": "^T",
        "Δ": "d", "\u{202F}": " ", "\u{A0}": " ", "▲": "^", "▼": "v", "◀": "<", "▶": ">", "█": "#", "▓": "=", "▒": "-",
        "░": ".", "▚": "/", "═": "+", "─": "-", "∞": "inf", "µ": "u",
    ]
}
