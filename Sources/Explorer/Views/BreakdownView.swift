import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// A table of what the selection is made of.
    func drawBreakdown(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        let text = FigureText(format: figures)
        let node = painter.scene.node
        let inner = painter.panel(
            "breakdown  " + evaluation.displayName(of: node), right: "sort \(sort.column.title)", in: rect,
            isFocused: isFocused)
        let columns = BreakdownColumns(width: inner.size.columns)
        let rows = painter.scene.parts
        let whole = evaluation.total(of: node)
        for column in columns.all {
            painter.putRight(column.title, endingAt: inner.minColumn + column.end, inner.minRow, .muted)
        }
        painter.put("module", inner.minColumn + 1, inner.minRow, .muted)
        let height = max(0, inner.size.rows - 2)
        let offset = isFocused ? max(0, min(detail.offset, rows.count - height)) : 0
        for (line, child) in rows.dropFirst(offset).prefix(height).enumerated() {
            draw(child, columns, whole, inner, row: inner.minRow + 1 + line, text, on: &painter)
        }
        let last = inner.minRow + 1 + min(height, rows.count)
        if last < inner.maxRow {
            painter.put("total", inner.minColumn + 1, last, .fg, bold: true)
            put(node, columns, inner, row: last, text, on: &painter)
        }
        painter.scrollMark(in: rect, offset: offset, visible: height, count: rows.count)
    }

    private func draw(
        _ child: Int, _ columns: BreakdownColumns, _ whole: Cost, _ inner: Rect, row: Int, _ text: FigureText,
        on painter: inout Painter
    ) {
        let isOperation = evaluation.nodes[child].layer == nil
        let name = painter.shorten(evaluation.displayName(of: child), to: columns.labelEnd - 2)
        painter.put(name, inner.minColumn + 1, row, isOperation ? .muted : .fg)
        put(child, columns, inner, row: row, text, on: &painter)
        guard columns.barWidth > 0 else { return }
        let parts = Stage.allCases.map { each in
            (evaluation.cost(of: child, in: each).matrix.share(of: whole.matrix), each.role)
        }
        painter.stack(parts, inner.minColumn + columns.barStart, row, width: columns.barWidth)
    }

    private func put(
        _ node: Int, _ columns: BreakdownColumns, _ inner: Rect, row: Int, _ text: FigureText, on painter: inout Painter
    ) {
        let total = evaluation.total(of: node)
        for column in columns.all {
            let value =
                switch column.kind {
                case .flops: text.number(total.matrix)
                case .vision: text.number(evaluation.cost(of: node, in: .vision).matrix)
                case .prefill: text.number(evaluation.cost(of: node, in: Stage.prefill).matrix)
                case .decode: text.number(evaluation.cost(of: node, in: .decode).matrix)
                case .traffic: text.bytes(total.traffic)
                case .parameters: text.number(evaluation.nodes[node].parameters)
                case .share: text.percent(total.matrix.share(of: evaluation.total(of: 0).matrix))
                }
            painter.putRight(value, endingAt: inner.minColumn + column.end, row)
        }
    }
}

/// Where the columns of the breakdown end; the least important fall away first.
struct BreakdownColumns {
    enum Kind { case share, flops, vision, prefill, decode, traffic, parameters }
    let all: [(title: String, kind: Kind, end: Int)]
    let labelEnd: Int
    let barStart: Int
    let barWidth: Int

    init(width: Int) {
        let byImportance: [(String, Kind, Int)] = [
            ("FLOPs", .flops, 9), ("share", .share, 7), ("traffic", .traffic, 10), ("prefill", .prefill, 9),
            ("decode", .decode, 9), ("vision", .vision, 9), ("params", .parameters, 9),
        ]
        let label = min(26, max(12, width / 4))
        var used = label
        let kept = byImportance.filter { column in
            guard used + column.2 < width else { return false }
            used += column.2
            return true
        }
        let order: [Kind] = [.parameters, .vision, .prefill, .decode, .flops, .traffic, .share]
        var end = label
        var placed: [(title: String, kind: Kind, end: Int)] = []
        for kind in order {
            guard let column = kept.first(where: { $0.1 == kind }) else { continue }
            end += column.2
            placed.append((column.0, kind, end))
        }
        all = placed
        labelEnd = label
        barStart = end + 1
        barWidth = width - end - 2 >= 6 ? width - end - 2 : 0
    }
}

extension SortOrder.Column {
    /// The word on screen.
    var title: String { self == .flops ? "FLOPs" : rawValue }
}
