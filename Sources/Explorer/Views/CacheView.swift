import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// The KV cache: where it comes from and how it grows with the context.
    func drawCache(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        let text = FigureText(format: figures)
        let workload = scenario.workload
        let decoder = scenario.model.decoder
        let inner = painter.panel(
            "KV cache", right: "\(workload.keyValuePrecision.rawValue), B \(workload.batch)", in: rect,
            isFocused: isFocused)
        let context = evaluation.geometry.contextTokens
        let bits = workload.keyValuePrecision.bits
        let lines: [(String, Role)] = [
            ("2 · layers · B · h_kv · d · T · bits/8", .muted),
            (
                "= 2 · \(decoder.layers) · \(workload.batch) · \(decoder.keyValueHeads) · \(decoder.headWidth) · T · \(bits)/8",
                .muted
            ),
            ("= \(text.bytes(evaluation.keyValueCacheBytes(tokens: 1))) per token of context", .fg),
            ("after prefill  T = \(context): \(text.bytes(evaluation.cacheAfterPrefill))", .prefill),
            (
                "after decode   T = \(context + workload.decodeTokens): \(text.bytes(evaluation.cacheAfterDecode))",
                .decode
            ),
        ]
        for (line, content) in lines.prefix(inner.size.rows).enumerated() {
            painter.put(content.0, inner.minColumn + 1, inner.minRow + line, content.1, width: inner.size.columns - 2)
        }
        drawGrowth(in: inner, from: inner.minRow + lines.count, text, on: &painter)
    }

    private func drawGrowth(in inner: Rect, from top: Int, _ text: FigureText, on painter: inout Painter) {
        let room = inner.maxRow - top - 1
        guard room >= 3 else { return }
        let rule = Rect(
            origin: Point(column: inner.minColumn, row: top), size: Size(columns: inner.size.columns, rows: 1))
        painter.heading("cache against context", in: rule, row: top)
        let powers = Array((0..<min(room, 12)).map { 256 << $0 })
        guard let largest = powers.last.map({ evaluation.keyValueCacheBytes(tokens: $0) }) else { return }
        let now = evaluation.geometry.contextTokens + scenario.workload.decodeTokens
        let barStart = inner.minColumn + 10
        let barWidth = inner.size.columns - 10 - 12
        for (line, tokens) in powers.enumerated() {
            let row = top + 1 + line
            let bytes = evaluation.keyValueCacheBytes(tokens: tokens)
            let isNear = now <= tokens && (tokens == powers.first || now > tokens / 2)
            painter.putRight("\(tokens)", endingAt: inner.minColumn + 8, row, isNear ? .key : .fg, bold: isNear)
            if barWidth > 4 {
                painter.bar(bytes.share(of: largest), barStart, row, width: barWidth, role: .kv)
            }
            painter.putRight(text.bytes(bytes), endingAt: inner.maxColumn - 1, row, isNear ? .key : .fg, bold: isNear)
        }
    }
}
