import AnalyticCore
import Studies
import TerminalKit
import TextKit

extension ExplorerState {
    /// How fast, whether it fits and what it costs, each with its floor or its limit; why; and what would help.
    func answerPage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        let cells = answerCells(in: width)
        if ScreenLayout.figureRows(size) > 2 {
            let half = cells.count - cells.count / 2
            page.table(answerTable(Array(cells.prefix(half)), width: width))
            page.table(answerTable(Array(cells.dropFirst(half)), width: width))
        } else {
            page.table(answerTable(cells, width: width))
        }
        addReason(to: &page)
        addTries(to: &page)
        return page
    }

    /// A figure of the answer: what it is, and below it what it is held against.
    private struct AnswerCell {
        var figure: [Span]
        var below: [Span]
        /// 0 falls away last.
        var priority: Int

        func width(_ glyphs: Glyphs) -> Int {
            [figure, below].map { $0.reduce(0) { $0 + displayWidth(glyphs.text($1.text)) } }.max() ?? 0
        }
    }

    /// The figures with as many words as there is room for.
    private func answerCells(in width: Int) -> [AnswerCell] {
        // What changed against the baseline is worth more than long words.
        for changes in kept.match == nil ? [0] : [5, 2, 1, 0] {
            for (isLong, saysBatch) in [(true, true), (true, false), (false, true), (false, false)] {
                let cells = answerCells(isLong: isLong, saysBatch: saysBatch, changes: changes)
                if cells.reduce(0, { $0 + $1.width(look.glyphs) }) + 2 * (cells.count - 1) <= width { return cells }
            }
        }
        return answerCells(isLong: false, saysBatch: false, changes: 0)
    }

    private func answerTable(_ cells: [AnswerCell], width: Int) -> Table {
        let spare = width - cells.reduce(0) { $0 + $1.width(look.glyphs) }
        var table = Table(
            cells.map { Table.Column("", .words(least: $0.width(look.glyphs)), priority: $0.priority) })
        table.hasTitles = false
        table.gap = max(1, min(6, spare / max(1, cells.count - 1)))
        table.add(cells.map { .spans($0.figure) })
        table.add(cells.map { .spans($0.below) })
        return table
    }

    private func answerCells(isLong: Bool, saysBatch: Bool, changes: Int) -> [AnswerCell] {
        let answer = kept.answer
        let match = kept.match
        var said = 0
        /// How far a figure is from the baseline's; the first one names that.
        func change(_ from: Double?, _ to: Double, _ unit: MetricUnit, isMoreBetter: Bool = false) -> [Span] {
            guard said < changes, let match, let from, from != to else { return [] }
            let change = Change(from: from, to: to)
            let against = said == 0 ? " vs \(match.letter)" : ""
            said += 1
            let role: Role = (to > from) == isMoreBetter ? .fall : .rise
            return [Span(" (\(change.text(changeStyle, unit: unit))\(against))", role, fit: .whole)]
        }
        let card = scenario.model.card
        func floor(_ text: String) -> Span { Span("floor " + text, .muted) }
        func figure(_ text: String, _ word: String) -> [Span] {
            [Span(text, .title, bold: true, fit: .whole), Span(" " + word, fit: .whole)]
        }
        var cells: [AnswerCell] = []
        if let rate = answer.rate {
            let unit = answer.rateMetric.symbol
            cells.append(
                AnswerCell(
                    figure: figure(FigureText.rate(rate.estimate), unit)
                        + change(
                            match?.answer.rateMetric.symbol == unit ? match?.answer.rate?.estimate : nil, rate.estimate,
                            answer.rateMetric.unit, isMoreBetter: true), below: [floor(FigureText.rate(rate.floor))],
                    priority: 0))
        }
        func verdict(_ target: Answer.Target) -> [Span] {
            guard let isMet = target.isMet else { return [] }
            let mark = isMet ? look.glyphs.check : look.glyphs.cross
            let words = isLong ? "\(mark) \(isMet ? "<" : ">") \(Figure.seconds(target.limit))" : mark
            return [Span(" "), Span(words, isMet ? .ok : .error, bold: true)]
        }
        if let first = answer.firstToken {
            let (time, word) = (FigureText.seconds(first.estimate), isLong ? "first token" : "first")
            cells.append(
                AnswerCell(
                    figure: figure(time, word) + change(match?.answer.firstToken?.estimate, first.estimate, .seconds),
                    below: [floor(FigureText.seconds(first.floor))] + verdict(answer.firstTokenTarget), priority: 2))
        }
        if let each = answer.perToken {
            let (time, word) = (FigureText.seconds(each.estimate), isLong ? "per token" : "a token")
            cells.append(
                AnswerCell(
                    figure: figure(time, word) + change(match?.answer.perToken?.estimate, each.estimate, .seconds),
                    below: [floor(FigureText.seconds(each.floor))] + verdict(answer.perTokenTarget), priority: 3))
        }
        cells.append(
            AnswerCell(
                figure: [Span(bytesText(answer.memory, of: answer.capacity), .title, bold: true, fit: .whole)]
                    + change(match?.answer.memory, answer.memory, .bytes),
                below: fitWords(isLong: isLong, saysBatch: saysBatch), priority: 1))
        if let price = answer.price {
            let count = isLong ? "per 1000 \(card.requests)" : "per 1000"
            let hour = Self.range(price.hour.low, price.hour.high) + (isLong ? " an hour" : "/h")
            cells.append(
                AnswerCell(
                    figure: figure(Self.range(price.low, price.high), count) + priceChange(price, change),
                    below: [Span("at " + hour + (price.devices > 1 ? " each" : ""), .muted)], priority: 4))
        }
        return cells
    }

    /// The change of a price; nothing where either has a range, of which the ends move differently.
    private func priceChange(
        _ price: Answer.Price, _ change: (Double?, Double, MetricUnit, Bool) -> [Span]
    ) -> [Span] {
        guard price.low == price.high, let before = kept.match?.answer.price, before.low == before.high
        else { return [] }
        return change(before.low, price.low, .dollars, false)
    }

    private func fitWords(isLong: Bool, saysBatch: Bool) -> [Span] {
        let answer = kept.answer
        let glyphs = look.glyphs
        let largest = saysBatch ? answer.largestBatch.map { FigureText.short($0) } : nil
        switch answer.fits {
        case true:
            return [
                Span("\(glyphs.check) fits", .ok, bold: true, fit: .whole),
                Span(largest.map { " up to batch \($0)" } ?? "", .muted),
            ]
        case false:
            return [
                Span("\(glyphs.cross) does not fit", .error, bold: true, fit: .whole),
                Span(isLong ? largest.map { ", largest batch \($0)" } ?? "" : "", .muted),
            ]
        default: return [Span("? fits by one source", .warn, bold: true, fit: .whole)]
        }
    }

    /// Both ends of a price, or the one that both are: `$2.50-7.00`.
    private static func range(_ low: Double, _ high: Double) -> String {
        let (low, high) = (Figure.dollars(low), Figure.dollars(high))
        return low == high ? low : low + "-" + high.dropFirst()
    }

    /// Why it takes as long as it does, in one row: cut at a clause where there is no room.
    private func addReason(to page: inout Page) {
        guard let why = kept.answer.why else { return page.text("nothing runs", .muted) }
        let label = "why  "
        let room = page.width - displayWidth(label)
        let lines = reason(why, width: room, rows: ScreenLayout.reasonRows(size))
        for (index, text) in lines.enumerated() {
            var line = Line(target: .view(.time))
            if index == 0 { line.pieces.append(Line.Piece(column: 0, content: .text(Span(label, .key, bold: true)))) }
            line.pieces.append(
                Line.Piece(column: displayWidth(label), content: .text(Span(text, why.limiter?.role ?? .fg))))
            page.add(line)
        }
    }

    /// The longest wording of a reason that is whole in so many rows: what leads to it falls away first, then what follows.
    private func reason(_ why: Reason, width: Int, rows: Int) -> [String] {
        let first = why.arithmetic.split(separator: ", ", maxSplits: 1).first.map(String.init) ?? why.arithmetic
        let bare = first.split(separator: " at the ").first.map(String.init) ?? first
        for words in [why.text, why.arithmetic, first, bare] {
            let lines = look.glyphs.text(words).wrapped(to: width)
            if lines.count <= rows { return lines }
        }
        return [look.glyphs.shorten(look.glyphs.text(bare), to: width)]
    }

    /// The levers that help most, each with its key and what it does to the rate.
    private func addTries(to page: inout Page) {
        var line = Line()
        func put(_ text: String, _ role: Role, bold: Bool = false) {
            let text = look.glyphs.text(text)
            line.pieces.append(Line.Piece(column: line.end, content: .text(Span(text, role, bold: bold))))
        }
        put("try  ", .key, bold: true)
        guard let tries else {
            put(look.glyphs.ellipsis, .muted)
            return page.add(line)
        }
        if tries.isEmpty {
            let words = "no single step makes it \(kept.answer.fits == false ? "fit" : "faster")"
            let more = words + "; H lists what each parameter does"
            put(line.end + displayWidth(more) <= page.width ? more : words, .muted)
        }
        let areCurrent = areTriesCurrent
        for (index, lever) in tries.enumerated() {
            let effect =
                " \(look.glyphs.arrowRight) \(lever.metric.text(lever.after)) (\(Figure.ratio(lever.factor ?? 1)))"
            let start = line.end
            let key = Command.key(of: "try-\(index + 1)") + " "
            let gap = index == 0 ? "" : "   "
            let needed = [gap, key, lever.title, effect].reduce(0) { $0 + displayWidth(look.glyphs.text($1)) }
            guard start + needed <= page.width else { break }
            put(gap, .muted)
            put(key, .key, bold: true)
            put(lever.title, areCurrent ? .fg : .muted)
            put(effect, areCurrent ? .ok : .muted, bold: true)
            line.inner.append(Line.Part(columns: start..<line.end, target: .command("try-\(index + 1)")))
        }
        page.add(line)
    }

    /// The answer above everything else.
    func drawAnswer(_ kept: KeptPage?, in rect: Rect, on painter: inout Painter) {
        let card = scenario.model.card
        let size = FigureText(format: figures).parameters(evaluation.parameterCount)
        let inner = painter.panel("\(card.title) \(size)", right: "estimate, H what helps, e why", in: rect)
        painter.hitMap.add(rect, .view(.overview))
        guard let page = kept?.page, inner.size.rows > 0 else { return }
        painter.draw(page, in: rect, offset: 0)
    }
}
