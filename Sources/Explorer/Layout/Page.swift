import TerminalKit
import TextKit

/// Text in one style.
struct Span: Sendable, Hashable {
    /// What becomes of it in a cell that is too narrow.
    enum Fit: Sendable {
        /// Kept whole as long as it can be.
        case whole
        /// Shortened with an ellipsis, once what is optional has gone.
        case short
        /// Shortened or left out first.
        case optional
        /// Whole or not at all: words that say nothing by halves.
        case extra
    }
    var text: String
    var role: Role
    var isBold: Bool
    var fit: Fit

    init(_ text: String, _ role: Role = .fg, bold: Bool = false, fit: Fit = .short) {
        self.text = text
        self.role = role
        isBold = bold
        self.fit = fit
    }
}

/// One row of a page: text and bars side by side, none over another.
struct Line: Sendable {
    /// What stands at a place of the row.
    struct Piece: Sendable {
        enum Content: Sendable {
            case text(Span)
            case bar(StackedBar)
        }
        var column: Int
        var content: Content
    }

    var pieces: [Piece] = []
    /// What a click on the row means.
    var target: HitMap.Target?
    /// What clicks on parts of the row mean, over the row's own.
    var inner: [Part] = []

    /// A part of a row that can be clicked.
    struct Part: Sendable {
        var columns: Range<Int>
        var target: HitMap.Target
    }

    /// The first column behind the last piece.
    var end: Int {
        guard let last = pieces.last else { return 0 }
        switch last.content {
        case .text(let span): return last.column + displayWidth(span.text)
        case .bar(let bar): return last.column + bar.width
        }
    }
}

/// Lines of any number, laid out for a width: what most views are. A pane shows as many as it has rows, and scrolls.
struct Page: Sendable {
    /// Columns that there are.
    let width: Int
    let glyphs: Glyphs
    private(set) var lines: [Line] = []
    /// Its tables, for files.
    private(set) var tables: [Captioned] = []
    private var caption = ""

    init(width: Int, glyphs: Glyphs) {
        self.width = max(1, width)
        self.glyphs = glyphs
    }

    mutating func add(_ line: Line) { lines.append(line) }

    /// An empty row, never two in a row and never the first.
    mutating func blank() {
        if let last = lines.last, !last.pieces.isEmpty { lines.append(Line()) }
    }

    /// A paragraph, broken at blanks.
    mutating func text(_ text: String, _ role: Role = .fg, bold: Bool = false, indent: Int = 0) {
        for line in glyphs.text(text).wrapped(to: max(4, width - indent)) {
            add(Line(pieces: [Line.Piece(column: indent, content: .text(Span(line, role, bold: bold)))]))
        }
    }

    /// Clauses one after another; one that doesn't fit starts a new row, and a longer one is wrapped.
    mutating func flow(_ clauses: [[Span]], separator: String = "  ", indent: Int = 0) {
        var line = Line()
        var column = indent
        for clause in clauses {
            let spans = clause.map { Span(glyphs.text($0.text), $0.role, bold: $0.isBold) }
            let needed = spans.reduce(0) { $0 + displayWidth($1.text) }
            let gap = line.pieces.isEmpty ? "" : glyphs.text(separator)
            if !line.pieces.isEmpty, column + displayWidth(gap) + needed > width {
                add(line)
                line = Line()
                column = indent
            } else if !gap.isEmpty {
                line.pieces.append(Line.Piece(column: column, content: .text(Span(gap, .muted))))
                column += displayWidth(gap)
            }
            if column + needed > width {
                let text = spans.map(\.text).joined()
                let parts = text.wrapped(to: max(4, width - indent))
                let role = spans.first?.role ?? .fg
                for part in parts.dropLast() {
                    add(Line(pieces: [Line.Piece(column: indent, content: .text(Span(part, role)))]))
                }
                if let last = parts.last {
                    line.pieces.append(Line.Piece(column: indent, content: .text(Span(last, role))))
                    column = indent + displayWidth(last)
                }
                continue
            }
            for span in spans where !span.text.isEmpty {
                line.pieces.append(Line.Piece(column: column, content: .text(span)))
                column += displayWidth(span.text)
            }
        }
        if !line.pieces.isEmpty { add(line) }
    }

    /// A dashed rule with a heading, after an empty row.
    mutating func heading(_ text: String) {
        caption = text
        blank()
        lines.append(Self.heading(text, width: width, glyphs: glyphs))
    }

    /// A dashed rule with a heading.
    static func heading(_ text: String, width: Int, glyphs: Glyphs) -> Line {
        let words = " " + glyphs.shorten(glyphs.text(text), to: max(1, width - 4)) + " "
        let rest = max(0, width - 1 - displayWidth(words))
        return Line(pieces: [
            Line.Piece(column: 0, content: .text(Span(glyphs.dashedLine, .border))),
            Line.Piece(column: 1, content: .text(Span(words, .muted))),
            Line.Piece(
                column: 1 + displayWidth(words),
                content: .text(Span(String(repeating: glyphs.dashedLine, count: rest), .border))),
        ])
    }

    /// One bar over the whole width, or over what is behind `indent`.
    mutating func bar(_ segments: [(Double, Role)], indent: Int = 0) {
        guard width - indent > 0 else { return }
        let parts = segments.map { StackedBar.Segment(fraction: $0.0, role: $0.1) }
        let bar = StackedBar(segments: parts, width: width - indent)
        add(Line(pieces: [Line.Piece(column: indent, content: .bar(bar))]))
    }

    /// What the textures of a bar mean; wraps.
    mutating func legend(_ entries: [(Role, String)], indent: Int = 0) {
        flow(
            entries.map { role, title in
                [
                    Span(StackedBar.Segment(fraction: 1, role: role).sign(glyphs), role), Span(" " + title, .muted),
                ]
            }, indent: indent)
    }

    /// A table with the heading that it stands below.
    struct Captioned: Sendable {
        let caption: String
        let table: Table
    }

    mutating func table(_ table: Table) {
        tables.append(Captioned(caption: caption, table: table))
        for line in table.lines(width: width, glyphs: glyphs) { add(line) }
    }
}

extension Glyphs {
    /// A text cut to `width` columns, with an ellipsis at the end where something is left out.
    func shorten(_ text: String, to width: Int) -> String {
        text.shortened(to: width, ellipsis: ellipsis)
    }
}
