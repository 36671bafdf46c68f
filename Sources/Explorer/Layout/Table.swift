import TerminalKit
import TextKit

/// A table as a value: columns with what they ask for, and rows. The one solver decides what is shown.
struct Table: Sendable {
    struct Column: Sendable {
        enum Kind: Sendable {
            /// Words at the left, shortened with an ellipsis down to `least` columns.
            case words(least: Int)
            /// A figure at the right, never cut: the column falls away instead.
            case figure
            /// A bar.
            case bar(least: Int, most: Int)
        }
        var title: String
        var kind: Kind
        /// 0 falls away last.
        var priority: Int
        var role: Role
        /// What a click on the title means.
        var target: HitMap.Target?

        init(_ title: String, _ kind: Kind, priority: Int, role: Role = .muted, target: HitMap.Target? = nil) {
            self.target = target
            self.title = title
            self.kind = kind
            self.priority = priority
            self.role = role
        }
    }

    enum Cell: Sendable {
        case none
        case spans([Span])
        case bar([(Double, Role)])
        /// A bar to the left or to the right of the middle, -1…1.
        case change(Double, Role)

        static func text(_ text: String, _ role: Role = .fg, bold: Bool = false) -> Cell {
            .spans([Span(text, role, bold: bold)])
        }
    }

    struct Row: Sendable {
        var cells: [Cell]
        var target: HitMap.Target?
        /// What a click on the first columns means, such as a fold mark.
        var inner: [Line.Part] = []
    }

    var columns: [Column]
    var rows: [Row] = []
    /// Whether the titles take a row.
    var hasTitles = true
    /// Columns between two.
    var gap = 2

    init(_ columns: [Column]) { self.columns = columns }

    mutating func add(_ cells: [Cell], target: HitMap.Target? = nil) {
        rows.append(Row(cells: cells, target: target))
    }

    /// The rows, in a width. Where two blanks between columns cost a column, there is one.
    func lines(width: Int, glyphs: Glyphs) -> [Line] {
        let texts = rows.map { row in
            row.cells.map { cell -> [Span] in
                guard case .spans(let spans) = cell else { return [] }
                return spans.map { Span(glyphs.text($0.text), $0.role, bold: $0.isBold, fit: $0.fit) }
            }
        }
        let needs = columns.indices.map { need(of: $0, texts, glyphs) }
        var gap = self.gap
        var widths = ColumnSolver.widths(of: needs, in: width, gap: gap)
        if gap > 1 {
            let tight = ColumnSolver.widths(of: needs, in: width, gap: 1)
            if tight.count(where: { $0 != nil }) > widths.count(where: { $0 != nil }) { (widths, gap) = (tight, 1) }
        }
        let starts = ColumnSolver.starts(of: widths, gap: gap)
        var lines: [Line] = []
        lines.reserveCapacity(rows.count + 1)
        if hasTitles, columns.contains(where: { !$0.title.isEmpty }) {
            var line = Line()
            for (index, column) in columns.enumerated() where !column.title.isEmpty {
                guard let width = widths[index] else { continue }
                place(
                    [Span(glyphs.text(column.title), column.role)], column.kind, starts[index], width, glyphs, &line)
                if let target = column.target {
                    line.inner.append(Line.Part(columns: starts[index]..<starts[index] + width, target: target))
                }
            }
            lines.append(line)
        }
        for (position, row) in rows.enumerated() {
            var line = Line(target: row.target, inner: row.inner)
            for (index, cell) in row.cells.enumerated() {
                guard index < columns.count, let width = widths[index], width > 0 else { continue }
                switch cell {
                case .none: break
                case .spans: place(texts[position][index], columns[index].kind, starts[index], width, glyphs, &line)
                case .bar(let segments):
                    let bar = StackedBar(
                        segments: segments.map { StackedBar.Segment(fraction: $0.0, role: $0.1) }, width: width)
                    line.pieces.append(Line.Piece(column: starts[index], content: .bar(bar)))
                case .change(let share, let role):
                    place(share, role, starts[index], width, glyphs, &line)
                }
            }
            lines.append(line)
        }
        return lines
    }

    private func need(of index: Int, _ texts: [[[Span]]], _ glyphs: Glyphs) -> ColumnNeed {
        let column = columns[index]
        func width(_ row: [[Span]]) -> Int {
            row.indices.contains(index) ? row[index].reduce(0) { $0 + displayWidth($1.text) } : 0
        }
        switch column.kind {
        case .words(let least):
            let ideal = max(displayWidth(column.title), texts.reduce(0) { max($0, width($1)) })
            let least = max(least, displayWidth(glyphs.text(column.title)))
            return ColumnNeed(least: min(least, ideal), ideal: ideal, priority: column.priority)
        case .figure:
            let all = max(displayWidth(column.title), texts.reduce(0) { max($0, width($1)) })
            return ColumnNeed(least: all, ideal: all, priority: column.priority)
        case .bar(let least, let most):
            return ColumnNeed(least: least, ideal: least, most: most, priority: column.priority)
        }
    }

    private func place(
        _ spans: [Span], _ kind: Column.Kind, _ start: Int, _ width: Int, _ glyphs: Glyphs, _ line: inout Line
    ) {
        let fitting = Self.fit(spans, width, glyphs)
        var column = start
        if case .figure = kind { column += width - fitting.reduce(0) { $0 + displayWidth($1.text) } }
        for span in fitting where !span.text.isEmpty {
            line.pieces.append(Line.Piece(column: column, content: .text(span)))
            column += displayWidth(span.text)
        }
    }

    /// Spans that fit in a width: what is optional goes first, then texts are shortened, the last one first.
    private static func fit(_ spans: [Span], _ width: Int, _ glyphs: Glyphs) -> [Span] {
        var kept = spans
        var over = kept.reduce(0) { $0 + displayWidth($1.text) } - width
        guard over > 0 else { return kept }
        for index in kept.indices.reversed() where kept[index].fit == .extra && over > 0 {
            over -= displayWidth(kept[index].text)
            kept[index].text = ""
        }
        for (fit, least) in [(Span.Fit.optional, 8), (.optional, 0), (.short, 4), (.short, 0), (.whole, 0)] {
            for index in kept.indices.reversed() where kept[index].fit == fit && over > 0 {
                let length = displayWidth(kept[index].text)
                let room = length - over
                guard room >= least || least == 0 else { continue }
                let short = fit == .optional && room < 8 ? "" : glyphs.shorten(kept[index].text, to: max(0, room))
                over -= length - displayWidth(short)
                kept[index].text = short
            }
        }
        return kept
    }

    private func place(
        _ share: Double, _ role: Role, _ start: Int, _ width: Int, _ glyphs: Glyphs, _ line: inout Line
    ) {
        let half = (width - 1) / 2
        // What is too small for the scale has no bar: its figure stands beside it.
        let length = Int((min(1, abs(share)) * Double(half)).rounded())
        let isRise = share > 0
        let before = isRise ? half : half - length
        if !isRise, length > 0 {
            let marks = String(repeating: glyphs.left, count: length)
            line.pieces.append(Line.Piece(column: start + before, content: .text(Span(marks, role))))
        }
        line.pieces.append(Line.Piece(column: start + half, content: .text(Span(glyphs.vertical, .border))))
        if isRise {
            let marks = String(repeating: glyphs.right, count: length)
            line.pieces.append(Line.Piece(column: start + half + 1, content: .text(Span(marks, role))))
        }
    }
}
