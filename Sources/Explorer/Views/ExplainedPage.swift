import AnalyticCore
import Studies
import TerminalKit
import TextKit

extension Page {
    /// An explanation, block by block.
    mutating func add(_ explained: Explained) {
        for block in explained.blocks {
            switch block {
            case .heading(let title): heading(title)
            case .text(let words, let tone): text(words, tone.role, bold: tone == .strong)
            case .chain(let steps): chain(steps)
            case .table(let table): self.table(Table(table))
            case .scale(let scale):
                for (index, line) in scale.lines(width: width, isUnicode: glyphs.isUnicode).enumerated() {
                    if index < 2 {
                        add(
                            Line(pieces: [
                                Line.Piece(column: 0, content: .text(Span(line, index == 0 ? .title : .muted)))
                            ]))
                    } else {
                        text(line, scale.points.indices.contains(index - 2) ? scale.points[index - 2].tone.role : .fg)
                    }
                }
            }
        }
    }

    /// Lines of arithmetic: what each is of, how it is worked out, and what it comes to at the right. What is too long for its
    /// column is wrapped, the result stands in the last row.
    mutating func chain(_ steps: [Explained.Step]) {
        let labels = steps.map { displayWidth(glyphs.text($0.label)) }.max() ?? 0
        let results = steps.map { displayWidth(glyphs.text($0.result)) }.max() ?? 0
        let room = width - labels - results - 6
        for step in steps {
            let role: Role = step.isSum ? .title : .fg
            let formula = glyphs.text(step.formula)
            let result = "= " + glyphs.text(step.result)
            guard room >= 16 else {
                stack(step, formula, result, role)
                continue
            }
            let rows = formula.isEmpty ? [""] : formula.wrapped(to: room)
            for (index, row) in rows.enumerated() {
                var line = Line()
                if index == 0 {
                    line.pieces.append(
                        Line.Piece(
                            column: 0,
                            content: .text(
                                Span(glyphs.text(step.label), step.isSum ? .title : .muted, bold: step.isSum))))
                }
                if !row.isEmpty { line.pieces.append(Line.Piece(column: labels + 2, content: .text(Span(row, .fg)))) }
                if index == rows.count - 1 {
                    line.pieces.append(
                        Line.Piece(
                            column: width - displayWidth(result), content: .text(Span(result, role, bold: step.isSum))))
                }
                add(line)
            }
        }
    }

    private mutating func stack(_ step: Explained.Step, _ formula: String, _ result: String, _ role: Role) {
        text(step.label, step.isSum ? .title : .muted, bold: step.isSum)
        let rows = formula.isEmpty ? [] : formula.wrapped(to: max(4, width - 2))
        for row in rows.dropLast() { text(row, .fg, indent: 2) }
        let last = rows.last ?? ""
        let column = width - displayWidth(result)
        if !last.isEmpty, 2 + displayWidth(last) + 1 > column {
            text(last, .fg, indent: 2)
            add(
                Line(pieces: [Line.Piece(column: max(0, column), content: .text(Span(result, role, bold: step.isSum)))])
            )
        } else {
            var line = Line()
            if !last.isEmpty { line.pieces.append(Line.Piece(column: 2, content: .text(Span(last, .fg)))) }
            line.pieces.append(Line.Piece(column: max(0, column), content: .text(Span(result, role, bold: step.isSum))))
            add(line)
        }
    }
}

extension Explained.Tone {
    /// The colour.
    var role: Role {
        switch self {
        case .plain: .fg
        case .strong: .title
        case .muted: .muted
        case .good: .ok
        case .warning: .warn
        case .stage(let stage): stage.role
        case .limiter(let limiter): limiter.role
        }
    }
}

extension Table {
    /// A table of an explanation as one of the screen.
    init(_ table: Explained.Table) {
        self.init(
            table.columns.map { column in
                switch column.kind {
                case .words: Column(column.title, .words(least: 10), priority: column.priority)
                case .figure: Column(column.title, .figure, priority: column.priority)
                case .bar: Column(column.title, .bar(least: 6, most: 60), priority: column.priority)
                }
            })
        for row in table.rows {
            add(
                row.cells.map { cell in
                    switch cell {
                    case .text(let text, let tone):
                        .text(
                            text, row.isSum && tone == .plain ? .title : tone.role, bold: row.isSum || tone == .strong)
                    case .bar(let shares):
                        .bar(Limiter.allCases.compactMap { limiter in shares[limiter].map { ($0, limiter.role) } })
                    }
                })
        }
    }
}
