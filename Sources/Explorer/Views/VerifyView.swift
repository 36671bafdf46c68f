import AnalyticCore
import TerminalKit
import Verification

extension ViewSpec {
    static let verify = ViewSpec(
        .verify, key: "6", help: "The figures against counts measured on the real implementation, case by case.",
        commands: [
            .local("next-check", ["Right", "l"], "next check", in: .detail, views: [.verify], help: "The next check.") {
                $0.turnCheck(by: 1)
            },
            .local(
                "previous-check", ["Left", "h"], "previous check", in: .detail, views: [.verify],
                help: "The check before."
            ) { $0.turnCheck(by: -1) },
            .local(
                "go-to-layer", ["Enter"], "layer", in: .detail, views: [.verify],
                help: "Selects the row's class in the layer tree."
            ) { $0.goToVerifiedLayer() },
        ],
        hints: ["previous-check", "next-check", "go-to-layer", "find"], takesFocus: true,
        labels: { state in
            guard let verification = state.verification else { return ("verify", "") }
            let name = state.hasOwnChecks ? state.check.rawValue : state.scenario.model.card.title
            let title = "verify  \(name)" + (state.filter.isEmpty ? "" : " /\(state.filter)")
            return (title, "reference \(verification.source)")
        },
        content: .drawing(columns: 30, prepare: { $0.verifyDrawing($1, $2) }) {
            state, drawing, rect, painter, isFocused in
            switch drawing.content {
            case .verify(let verify): state.draw(verify, in: rect, on: &painter, isFocused: isFocused)
            case .timing(let timing): state.draw(timing, in: rect, on: &painter, isFocused: isFocused)
            default: break
            }
        },
        move: { $0.moveInVerification(by: $1) })
}

/// How the verify view divides its height: checks, rows of the chosen one, and the selected row in words.
enum VerifyLayout {
    /// A line for each check, a rule with the table's head, and the words below.
    static func around(checks: Int) -> Int { checks + 2 + words }
    /// Lines for the selected row in words.
    static let words = 6
    /// The fewest rows that the view is drawn in.
    static let least = 5

    /// Rows of the table that are visible where there are `height` rows inside the frame.
    static func rows(height: Int, checks: Int) -> Int {
        hasChecks(height: height, checks: checks) ? height - around(checks: checks) : max(1, height - 2)
    }

    /// Whether there is room for the list of checks.
    static func hasChecks(height: Int, checks: Int) -> Bool { height >= around(checks: checks) + 3 }
}

/// Checks, the visible rows of the chosen one, and the selected row in words.
struct VerifyDrawing: Sendable {
    /// The checks with a rule below; one line where there is no room for all.
    var checks: [Line]
    /// The visible figures, below their titles.
    var table: [Line]
    var window: ListWindow
    /// The selected figure.
    var words: [Line]
}

extension ExplorerState {
    /// The figures that are visible where the panel has `rows` rows.
    func verifyWindow(rows: Int) -> ListWindow {
        let height = max(VerifyLayout.least, rows)
        let count = timingEntries?.count ?? kept.verifiedRows.count
        let visible =
            timingEntries == nil
            ? VerifyLayout.rows(height: height, checks: checkCount)
            : TimingLayout.families(
                height: height - (hasChecks(height: height) ? Check.allCases.count + 1 : 1), count: count)
        let selected = min(detail.selected, max(0, count - 1))
        let offset = ScrollWindow.offset(
            count: count, visible: visible, selected: selected, previous: detail.offset)
        return ListWindow(offset: offset, rows: visible, count: count, selected: selected)
    }

    /// Every check and its verdict, and the figures of the chosen one.
    func verifyDrawing(_ panel: ScreenPanel, _ window: ListWindow?) -> Drawing {
        guard let verification, let window else {
            return Drawing(
                rows: 3, content: .words("comparing with the reference counts\(look.glyphs.ellipsis)"))
        }
        guard hasOwnChecks || isMeasured else {
            return Drawing(
                rows: 3,
                content: .words("not measured: no counts of \(scenario.model.card.title) lie in the program"))
        }
        let (width, glyphs) = (panel.pageWidth, look.glyphs)
        let hasChecks = hasChecks(height: max(VerifyLayout.least, panel.pageRows))
        var checks: [Line]
        if hasChecks {
            checks = checkTable(verification).lines(width: width, glyphs: glyphs)
            checks.append(Page.heading(checkTitle, width: width, glyphs: glyphs))
        } else {
            var page = Page(width: width, glyphs: glyphs)
            page.add(
                Line(pieces: [
                    Line.Piece(
                        column: 0,
                        content: .text(
                            Span(
                                glyphs.shorten(
                                    glyphs.text(
                                        "\(hasOwnChecks ? "\(glyphs.left) \(glyphs.right) other checks; " : "")\(window.count) \(timingEntries == nil ? "figures" : "families")"
                                    ),
                                    to: width), .muted)))
                ]))
            checks = page.lines
        }
        if let timingEntries { return timingDrawing(timingEntries, panel, window, checks: checks) }
        let rows = kept.verifiedRows
        let shown = rows.dropFirst(window.offset).prefix(window.rows).map { verification.rows[$0] }
        let table = rowTable(shown, from: window.offset).lines(width: width, glyphs: glyphs)
        var words: [Line] = []
        if hasChecks, let selected = window.selected, rows.indices.contains(selected) {
            words = lines(about: verification.rows[rows[selected]], width: width)
        }
        return Drawing(
            rows: VerifyLayout.least,
            content: .verify(VerifyDrawing(checks: checks, table: table, window: window, words: words)))
    }

    /// Whether the list of checks has a place beside what is shown of the chosen one: a chart needs more.
    private func hasChecks(height: Int) -> Bool {
        VerifyLayout.hasChecks(height: timingEntries == nil ? height : height - 12, checks: checkCount)
    }

    func draw(_ drawing: VerifyDrawing, in inner: Rect, on painter: inout Painter, isFocused: Bool) {
        var top = inner.minRow
        for line in drawing.checks {
            painter.draw(line, column: inner.minColumn + 1, row: top)
            addTarget(line, in: inner, row: top, on: &painter)
            top += 1
        }
        let window = drawing.window
        if window.count == 0 {
            painter.put("nothing to show", inner.minColumn + 1, top + 1, .muted, width: max(1, inner.size.columns - 2))
        }
        for (line, content) in drawing.table.enumerated() {
            painter.draw(content, column: inner.minColumn + 1, row: top + line)
            guard line > 0 else { continue }
            addTarget(content, in: inner, row: top + line, on: &painter)
            if window.offset + line - 1 == window.selected {
                painter.highlight(place(in: inner, row: top + line), isFocused: isFocused)
            }
        }
        let frame = Rect(
            origin: Point(column: inner.minColumn - 1, row: top),
            size: Size(columns: inner.size.columns + 2, rows: window.rows + 2))
        painter.scrollBar(in: frame, offset: window.offset, visible: window.rows, count: window.count)
        for (row, line) in drawing.words.enumerated() {
            painter.draw(line, column: inner.minColumn + 1, row: inner.maxRow - VerifyLayout.words + row)
        }
    }

    private func place(in inner: Rect, row: Int) -> Rect {
        Rect(origin: Point(column: inner.minColumn, row: row), size: Size(columns: inner.size.columns, rows: 1))
    }

    private func addTarget(_ line: Line, in inner: Rect, row: Int, on painter: inout Painter) {
        if let target = line.target { painter.hitMap.add(place(in: inner, row: row), target) }
    }

    private func checkTable(_ verification: Verification) -> Table {
        var table = Table([
            Table.Column("", .words(least: 1), priority: 0), Table.Column("", .words(least: 8), priority: 1),
            Table.Column("", .words(least: 12), priority: 2), Table.Column("", .figure, priority: 3),
        ])
        guard hasOwnChecks else {
            let coverage = kept.coverage[""] ?? ClassCoverage()
            table.add([
                coverage.failures == 0
                    ? .text(look.glyphs.check, .ok, bold: true) : .text(look.glyphs.cross, .error, bold: true),
                .text(scenario.model.card.id, .key, bold: true),
                .text(coverage.failures == 0 ? "every figure equal" : "\(coverage.failures) figures differ", .muted),
                .text("\(coverage.cases) cases", .muted),
            ])
            return table
        }
        for summary in verification.summaries {
            let isChosen = summary.check == check
            let target = HitMap.Target.check(summary.check)
            guard summary.rows > 0 else {
                table.add(
                    [
                        .text(look.glyphs.bullet, .muted),
                        .text(summary.check.rawValue, isChosen ? .key : .muted, bold: isChosen),
                        .text("nothing to compare", .muted),
                    ], target: target)
                continue
            }
            let passes = summary.failures == 0
            var result = "\(summary.equal) of \(summary.rows) equal"
            if !passes {
                result = "\(summary.failures) outside, " + result
            } else if summary.equal < summary.rows {
                result += ", rest within \(FigureText.tolerance(summary.largest?.tolerance ?? 0))"
            }
            if summary.check == .timing, !verification.timing.isEmpty {
                result = "\(Figure.grouped(Count(verification.timing.comparisons))) times, "
                result += passes ? "no floor above" : "\(summary.failures) floors above"
            }
            table.add(
                [
                    .text(passes ? look.glyphs.check : look.glyphs.cross, passes ? .ok : .error, bold: true),
                    .text(summary.check.rawValue, isChosen ? .key : .fg, bold: isChosen),
                    .text(result, passes ? .muted : .error), .text("\(summary.cases) cases", .muted),
                ], target: target)
        }
        return table
    }

    /// The figures of a check; the verdict falls away last.
    private func rowTable(_ rows: [VerificationRow], from first: Int) -> Table {
        let text = FigureText(format: figures)
        var table = Table([
            Table.Column("case", .words(least: 18), priority: 1),
            Table.Column("shape and quantity", .words(least: 14), priority: 5),
            Table.Column("published", .figure, priority: 6), Table.Column("measured", .figure, priority: 3),
            Table.Column("analytic", .figure, priority: 4), Table.Column("differ", .figure, priority: 2),
            Table.Column("", .words(least: 1), priority: 0),
        ])
        table.gap = 1
        for (line, row) in rows.enumerated() {
            let difference = row.distance == .zero ? "0" : FigureText.signedPercent(row.relativeDifference)
            table.add(
                [
                    .text("\(row.group) #\(row.index)"),
                    .text(row.shape.isEmpty ? row.quantity : "\(row.shape)  \(row.quantity)", .muted),
                    row.published.map { .text(text.number($0), .muted) } ?? .none, .text(text.number(row.measured)),
                    .text(text.number(row.analytic)), .text(difference, row.passes ? .muted : .error),
                    .text(row.passes ? look.glyphs.check : look.glyphs.cross, row.passes ? .ok : .error),
                ], target: .detailRow(first + line))
        }
        return table
    }

    /// A row with every digit, below a rule.
    private func lines(about row: VerificationRow, width: Int) -> [Line] {
        var page = Page(width: width, glyphs: look.glyphs)
        page.text("\(row.quantity)  \(row.shape)")
        page.text(
            "measured \(Figure.grouped(row.measured)), analytic \(Figure.grouped(row.analytic)) \(row.unit)",
            row.passes ? .ok : .error)
        var judgement =
            row.distance == .zero
            ? "equal" : "\(Figure.grouped(row.distance)) apart, \(FigureText.signedPercent(row.relativeDifference))"
        judgement += ", tolerance \(FigureText.tolerance(row.tolerance))"
        if let published = row.published { judgement += "; published \(Figure.grouped(published))" }
        page.text(judgement)
        page.text(row.note.isEmpty ? row.check.note : row.note, .muted)
        let room = VerifyLayout.words - 1
        var shown = Array(page.lines.prefix(room))
        if page.lines.count > room, let last = shown.last, last.end < width {
            let mark = Span(look.glyphs.ellipsis, .muted)
            shown[shown.count - 1].pieces.append(Line.Piece(column: last.end, content: .text(mark)))
        }
        return [Page.heading("\(row.file)  \(row.group) #\(row.index)", width: width, glyphs: look.glyphs)] + shown
    }
}

extension FigureText {
    /// A tolerance: `0`, `0.005%`, `2%`.
    static func tolerance(_ share: Double) -> String {
        if share == 0 { return "0" }
        let percent = share * 100
        return Figure.decimal(percent, places: percent < 0.01 ? 3 : percent < 1 ? 2 : 0) + "%"
    }
}
