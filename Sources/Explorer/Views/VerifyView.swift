import AnalyticCore
import TerminalKit
import Verification

/// How the verify view divides its height: checks, rows of the chosen one, and the selected row in words.
enum VerifyLayout {
    /// The border, a line for each check, a rule with the table's head, and the words below.
    static let around = 2 + Check.allCases.count + 2 + words
    /// Lines for the selected row in words.
    static let words = 6

    /// Rows of the table that are visible in a view of `height` rows.
    static func rows(height: Int) -> Int {
        height >= around + 3 ? height - around : max(1, height - 5)
    }

    /// Whether there is room for the list of checks.
    static func hasChecks(height: Int) -> Bool { height >= around + 3 }
}

extension ExplorerState {
    /// Every check and its verdict, and the figures of the chosen one.
    func drawVerify(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        guard let verification else {
            let inner = painter.panel("verify", in: rect, isFocused: isFocused)
            painter.put(
                "comparing with the reference counts\(look.glyphs.ellipsis)", inner.minColumn + 1, inner.minRow, .muted)
            return
        }
        let rows = verifiedRows
        let title = filter.isEmpty ? "verify  \(check.rawValue)" : "verify  \(check.rawValue) /\(filter)"
        let inner = painter.panel(title, right: "reference \(verification.source)", in: rect, isFocused: isFocused)
        var top = inner.minRow
        if VerifyLayout.hasChecks(height: rect.size.rows) {
            for (line, summary) in verification.summaries.enumerated() {
                draw(summary, in: inner, row: top + line, on: &painter)
            }
            top += Check.allCases.count
            painter.heading(check.title, in: inner, row: top)
            top += 1
        } else {
            painter.put(
                "\(look.glyphs.left) \(look.glyphs.right) other checks; \(rows.count) figures", inner.minColumn + 1,
                top,
                .muted, width: inner.size.columns - 2)
            top += 1
        }
        let columns = VerifyColumns(width: inner.size.columns)
        columns.drawHead(row: top, in: inner, on: &painter)
        let height = VerifyLayout.rows(height: rect.size.rows)
        let selected = min(detail.selected, max(0, rows.count - 1))
        let offset = ScrollWindow.offset(
            count: rows.count, visible: height, selected: selected, previous: detail.offset)
        if rows.isEmpty { painter.put("nothing to show", inner.minColumn + 1, top + 1, .muted) }
        for (line, row) in rows.dropFirst(offset).prefix(height).enumerated() {
            let place = Rect(
                origin: Point(column: inner.minColumn, row: top + 1 + line),
                size: Size(columns: inner.size.columns, rows: 1))
            columns.draw(row, in: place, figures: FigureText(format: figures), on: &painter)
            painter.hitMap.add(place, .detailRow(offset + line))
            if offset + line == selected { painter.highlight(place, isFocused: isFocused) }
        }
        painter.scrollMark(in: rect, offset: offset, visible: height, count: rows.count)
        guard VerifyLayout.hasChecks(height: rect.size.rows), rows.indices.contains(selected) else { return }
        drawWords(rows[selected], in: inner, row: inner.maxRow - VerifyLayout.words, on: &painter)
    }

    private func draw(_ summary: CheckSummary, in inner: Rect, row: Int, on painter: inout Painter) {
        let isChosen = summary.check == check
        let place = Rect(
            origin: Point(column: inner.minColumn, row: row), size: Size(columns: inner.size.columns, rows: 1))
        painter.hitMap.add(place, .check(summary.check))
        let passes = summary.failures == 0
        if summary.rows == 0 {
            painter.put(look.glyphs.bullet, inner.minColumn + 1, row, .muted)
            painter.put(summary.check.rawValue, inner.minColumn + 3, row, isChosen ? .key : .muted, bold: isChosen)
            painter.put("nothing to compare", inner.minColumn + 22, row, .muted)
            return
        }
        painter.put(
            passes ? look.glyphs.check : look.glyphs.cross, inner.minColumn + 1, row, passes ? .ok : .error, bold: true)
        painter.put(summary.check.rawValue, inner.minColumn + 3, row, isChosen ? .key : .fg, bold: isChosen)
        var result = "\(summary.equal) of \(summary.rows) equal"
        if summary.failures > 0 {
            result += ", \(summary.failures) outside"
        } else if summary.equal < summary.rows {
            result += ", rest within \(FigureText.tolerance(summary.largest?.tolerance ?? 0))"
        }
        painter.put(
            "\(result) \(look.glyphs.isUnicode ? "·" : "-") \(summary.cases) cases", inner.minColumn + 22, row,
            passes ? .muted : .error, width: max(0, inner.size.columns - 23))
    }

    /// The selected row with every digit.
    private func drawWords(_ row: VerificationRow, in inner: Rect, row top: Int, on painter: inout Painter) {
        painter.heading("\(row.file)  \(row.group) #\(row.index)", in: inner, row: top)
        let width = inner.size.columns - 2
        painter.put("\(row.quantity)  \(row.shape)", inner.minColumn + 1, top + 1, .fg, width: width)
        painter.put(
            "measured \(Figure.grouped(row.measured)), analytic \(Figure.grouped(row.analytic)) \(row.unit)",
            inner.minColumn + 1, top + 2, row.passes ? .ok : .error, width: width)
        var judgement =
            row.distance == .zero
            ? "equal" : "\(Figure.grouped(row.distance)) apart, \(FigureText.signedPercent(row.relativeDifference))"
        judgement += ", tolerance \(FigureText.tolerance(row.tolerance))"
        if let published = row.published { judgement += "; published \(Figure.grouped(published))" }
        painter.put(judgement, inner.minColumn + 1, top + 3, .fg, width: width)
        let note = row.note.isEmpty ? row.check.note : row.note
        for (line, text) in TextWrap.lines(note, width: width).prefix(2).enumerated() {
            painter.put(text, inner.minColumn + 1, top + 4 + line, .muted, width: width)
        }
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

/// Where the columns of the verify table lie; the least important fall away first.
struct VerifyColumns {
    private let nameWidth: Int
    private let quantityStart: Int?
    private let publishedEnd: Int?
    private let measuredEnd: Int?
    private let analyticEnd: Int
    private let differenceEnd: Int
    private let width: Int

    init(width: Int) {
        self.width = width
        differenceEnd = width - 3
        analyticEnd = differenceEnd - 9
        measuredEnd = width >= 48 ? analyticEnd - 9 : nil
        publishedEnd = width >= 76 ? analyticEnd - 18 : nil
        let figuresStart = (publishedEnd ?? measuredEnd ?? analyticEnd) - 9
        let hasQuantity = width >= 60
        nameWidth = hasQuantity ? max(14, (figuresStart - 2) / 2) : figuresStart - 2
        quantityStart = hasQuantity ? nameWidth + 2 : nil
    }

    func drawHead(row: Int, in inner: Rect, on painter: inout Painter) {
        painter.put("case", inner.minColumn + 1, row, .muted)
        if let quantityStart { painter.put("shape and quantity", inner.minColumn + quantityStart, row, .muted) }
        for (title, end) in [
            ("published", publishedEnd), ("measured", measuredEnd), ("analytic", analyticEnd),
            ("differ", differenceEnd),
        ] {
            if let end { painter.putRight(title, endingAt: inner.minColumn + end, row, .muted) }
        }
    }

    func draw(_ row: VerificationRow, in place: Rect, figures: FigureText, on painter: inout Painter) {
        let start = place.minColumn
        let index = " #\(row.index)"
        painter.put(painter.shorten(row.group, to: nameWidth - index.count) + index, start + 1, place.minRow)
        if let quantityStart {
            let room = (publishedEnd ?? measuredEnd ?? analyticEnd) - 9 - quantityStart
            let words = row.shape.isEmpty ? row.quantity : "\(row.shape)  \(row.quantity)"
            painter.put(painter.shorten(words, to: room), start + quantityStart, place.minRow, .muted)
        }
        if let publishedEnd, let published = row.published {
            painter.putRight(figures.number(published), endingAt: start + publishedEnd, place.minRow, .muted)
        }
        if let measuredEnd {
            painter.putRight(figures.number(row.measured), endingAt: start + measuredEnd, place.minRow)
        }
        painter.putRight(figures.number(row.analytic), endingAt: start + analyticEnd, place.minRow)
        let difference = row.distance == .zero ? "0" : FigureText.signedPercent(row.relativeDifference)
        painter.putRight(
            difference, endingAt: start + differenceEnd, place.minRow, row.passes ? .muted : .error)
        let glyphs = painter.look.glyphs
        painter.put(
            row.passes ? glyphs.check : glyphs.cross, start + width - 2, place.minRow, row.passes ? .ok : .error)
    }
}
