import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// Stages, bars and memory at a glance, then the breakdown of the selection.
    func drawOverview(in rect: Rect, on painter: inout Painter) {
        let isTall = rect.size.rows >= 30
        let stageRows = isTall ? 11 : 10
        let (upper, rest) = rect.split(rows: min(stageRows, rect.size.rows))
        drawStages(in: upper, on: &painter)
        guard rest.size.rows >= 5 else { return }
        let cacheRows = isTall ? 8 : 0
        let (middle, lower) = rest.split(rows: rest.size.rows - cacheRows)
        if isTall, middle.size.rows >= 16 {
            let (table, bars) = middle.split(rows: middle.size.rows * 11 / 20)
            drawBreakdown(in: table, on: &painter, isFocused: focus == .detail)
            drawBars(in: bars, on: &painter)
        } else {
            drawBars(in: middle, on: &painter)
        }
        if cacheRows > 0 { drawMemory(in: lower, on: &painter) }
    }

    private func drawStages(in rect: Rect, on painter: inout Painter) {
        let text = FigureText(format: figures)
        let geometry = evaluation.geometry
        let right = "\(geometry.imageTokens) image + \(geometry.textTokens) text tokens"
        let inner = painter.panel("stages", right: right, in: rect, isFocused: focus == .detail)
        let columns = StageColumns(width: inner.size.columns)
        for column in columns.all {
            painter.putRight(column.title, endingAt: inner.minColumn + column.end, inner.minRow, .muted)
        }
        painter.put("stage", inner.minColumn + 1, inner.minRow, .muted)
        let total = evaluation.total(of: 0)
        for (line, each) in Stage.allCases.enumerated() {
            let row = inner.minRow + 1 + line
            let cost = evaluation.cost(of: 0, in: each)
            painter.put(title(of: each), inner.minColumn + 1, row, each.role, bold: stage.stage == each)
            put(cost, columns, inner, row, text, on: &painter)
            if columns.barWidth > 0 {
                painter.bar(
                    cost.matrix.share(of: total.matrix), inner.minColumn + columns.barStart, row,
                    width: columns.barWidth,
                    role: each.role)
            }
            painter.hitMap.add(
                Rect(
                    origin: Point(column: inner.minColumn, row: row), size: Size(columns: inner.size.columns, rows: 1)),
                .stage(StageChoice(rawValue: each.rawValue) ?? .all))
        }
        let row = inner.minRow + 4
        painter.put("total", inner.minColumn + 1, row, .fg, bold: true)
        put(total, columns, inner, row, text, on: &painter)
        for (line, sentence) in stageSentences(text).prefix(max(0, inner.size.rows - 5)).enumerated() {
            painter.put(
                painter.shorten(sentence, to: inner.size.columns - 2), inner.minColumn + 1, inner.minRow + 5 + line,
                .muted)
        }
    }

    private func title(of stage: Stage) -> String {
        stage == .decode
            ? "decode \(look.glyphs.times)\(FigureText.short(scenario.workload.decodeTokens))" : stage.rawValue
    }

    private func put(
        _ cost: Cost, _ columns: StageColumns, _ inner: Rect, _ row: Int, _ text: FigureText, on painter: inout Painter
    ) {
        let values: [String] = [
            text.number(cost.matrix), text.number(cost.vector), text.bytes(cost.traffic),
            text.intensity(cost.intensity),
            text.number(cost.launches),
        ]
        for column in columns.all {
            painter.putRight(values[column.index], endingAt: inner.minColumn + column.end, row)
        }
    }

    private func stageSentences(_ text: FigureText) -> [String] {
        var sentences: [String] = []
        let workload = scenario.workload
        let service = Service(timing)
        if let first = service.timeToFirstToken(.estimate) {
            var words = "estimate: TTFT \(Figure.seconds(first))"
            if let step = service.timePerOutputToken(.estimate) { words += ", TPOT \(Figure.seconds(step))" }
            if let rate = service.tokensPerSecond(.estimate) { words += ", \(Figure.scaled(rate, "")) tok/s" }
            sentences.append(words)
        }
        let first = evaluation.cost(of: 0, in: .firstStep).matrix
        let last = evaluation.cost(of: 0, in: .lastStep).matrix
        if workload.decodeTokens > 0 {
            sentences.append("decode step \(text.flops(first)) \(look.glyphs.arrowRight) \(text.flops(last))")
        }
        let tokens = Count(evaluation.geometry.contextTokens) * Count(workload.batch)
        let perToken = evaluation.cost(of: 0, in: Stage.prefill).matrix.approximate / max(1, tokens.approximate)
        let cache = text.bytes(evaluation.keyValueCacheBytes(tokens: 1))
        sentences.append("per token \(text.flops(Count(Int(min(perToken, 1e18))))), KV \(cache)")
        sentences.append(dominance(text))
        return sentences
    }

    private func dominance(_ text: FigureText) -> String {
        let total = evaluation.total(of: 0).matrix
        let shares = Stage.allCases.map { ($0, evaluation.cost(of: 0, in: $0).matrix.share(of: total)) }
        guard let largest = shares.max(by: { $0.1 < $1.1 }), largest.1 > 0 else { return "nothing runs" }
        return "\(largest.0.rawValue) takes \(text.percent(largest.1)) of the FLOPs of a request"
    }

    /// What the selection's FLOPs are made of in each stage, child by child.
    private func drawBars(in rect: Rect, on painter: inout Painter) {
        let node = painter.scene.node
        let name = node == 0 ? "stage" : evaluation.displayName(of: node)
        let inner = painter.panel("prefill \(look.glyphs.arrows) decode", right: "share of \(name)", in: rect)
        let text = FigureText(format: figures)
        let rows = painter.scene.parts.filter { evaluation.total(of: $0).matrix > .zero }
        if inner.size.columns < 60 {
            drawCompositions(of: rows, in: inner, on: &painter)
            return
        }
        let labelWidth = min(20, max(10, inner.size.columns / 5))
        let third = max(8, (inner.size.columns - labelWidth - 2) / 3)
        for (index, each) in Stage.allCases.enumerated() {
            let title = third >= 15 ? "\(each.rawValue) FLOPs" : each.rawValue
            painter.put(title, inner.minColumn + labelWidth + 1 + index * third, inner.minRow, each.role)
        }
        for (line, part) in rows.prefix(max(0, inner.size.rows - 1)).enumerated() {
            let row = inner.minRow + 1 + line
            painter.put(
                painter.shorten(evaluation.displayName(of: part), to: labelWidth - 1), inner.minColumn + 1, row)
            for (index, each) in Stage.allCases.enumerated() {
                let whole = evaluation.cost(of: node, in: each).matrix
                let share = evaluation.cost(of: part, in: each).matrix.share(of: whole)
                let start = inner.minColumn + labelWidth + 1 + index * third
                let width = third - 7
                guard whole > .zero else { continue }
                painter.bar(share, start, row, width: width, role: each.role)
                painter.putRight(text.percent(share), endingAt: start + width + 5, row, .muted)
            }
        }
    }

    /// The narrow form: one bar per child, made of its stages.
    private func drawCompositions(of rows: [Int], in inner: Rect, on painter: inout Painter) {
        let text = FigureText(format: figures)
        let whole = evaluation.total(of: painter.scene.node).matrix
        let labelWidth = 15
        var column = inner.minColumn + labelWidth
        for each in Stage.allCases {
            column += painter.put(each.rawValue, column, inner.minRow, each.role) + 2
        }
        for (line, node) in rows.prefix(max(0, inner.size.rows - 1)).enumerated() {
            let row = inner.minRow + 1 + line
            painter.put(
                painter.shorten(evaluation.displayName(of: node), to: labelWidth - 2), inner.minColumn + 1, row)
            painter.stack(
                Stage.allCases.map { (evaluation.cost(of: node, in: $0).matrix.share(of: whole), $0.role) },
                inner.minColumn + labelWidth, row, width: inner.size.columns - labelWidth - 7)
            painter.putRight(
                text.percent(evaluation.total(of: node).matrix.share(of: whole)), endingAt: inner.maxColumn - 1, row,
                .muted)
        }
    }

    /// Weights and KV cache: what stays in memory.
    private func drawMemory(in rect: Rect, on painter: inout Painter) {
        let inner = painter.panel("resident memory", right: scenario.workload.weightPrecision.rawValue, in: rect)
        let text = FigureText(format: figures)
        let weights = evaluation.weightBytes
        let after = evaluation.cacheAfterDecode
        let total = weights + after
        let width = inner.size.columns - 2
        painter.stack(
            [(weights.share(of: total), .weights), (after.share(of: total), .kv)], inner.minColumn + 1, inner.minRow,
            width: width)
        let lines: [(String, Role)] = [
            ("weights \(text.bytes(weights)) = \(text.exact(evaluation.parameterCount)) parameters", .weights),
            (
                "KV cache \(text.bytes(evaluation.cacheAfterPrefill)) after prefill, \(text.bytes(after)) after decode",
                .kv
            ),
            ("together \(text.bytes(total)), without activations", .fg),
        ]
        for (line, content) in lines.prefix(max(0, inner.size.rows - 1)).enumerated() {
            painter.put(content.0, inner.minColumn + 1, inner.minRow + 1 + line, content.1, width: width)
        }
    }
}

/// Where the columns of the stage table end; the least important fall away first.
struct StageColumns {
    let all: [(title: String, index: Int, end: Int)]
    let barStart: Int
    let barWidth: Int

    init(width: Int) {
        let isNarrow = width < 52
        let byImportance: [(title: String, index: Int, width: Int)] = [
            ("FLOPs", 0, isNarrow ? 8 : 10), ("traffic", 2, isNarrow ? 9 : 11), ("FLOP/B", 3, 8), ("vector", 1, 9),
            ("launches", 4, 10),
        ]
        var room = width - 13
        let chosen = byImportance.filter { column in
            guard column.width <= room else { return false }
            room -= column.width
            return true
        }
        var end = 12
        var kept: [(String, Int, Int)] = []
        for column in chosen.sorted(by: { $0.index < $1.index }) {
            end += column.width
            kept.append((column.title, column.index, end))
        }
        all = kept.map { (title: $0.0, index: $0.1, end: $0.2) }
        barStart = end + 2
        barWidth = width - end - 3 >= 8 ? width - end - 3 : 0
    }
}
