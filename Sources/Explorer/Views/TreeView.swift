import AnalyticCore
import TerminalKit
import TextKit

extension ExplorerState {
    /// The layer tree with parameters, shares and bars.
    func drawTree(in rect: Rect, on painter: inout Painter) {
        let isFocused = focus == .layers
        let scope = stage == .all ? "" : stage.rawValue + " "
        let inner = painter.panel(
            filter.isEmpty ? "layers" : "layers /\(filter)", right: scope + metric.title, in: rect, isFocused: isFocused
        )
        painter.hitMap.add(rect, .pane(.layers))
        let rows = painter.scene.rows
        if rows.isEmpty {
            painter.put("nothing matches '\(filter)'", inner.minColumn + 1, inner.minRow, .muted)
            return
        }
        let selected = rows.firstIndex { $0.key == tree.selected } ?? 0
        let height = inner.size.rows
        let offset = ScrollWindow.offset(
            count: rows.count, visible: height, selected: selected, previous: tree.offset)
        let columns = TreeColumns(width: inner.size.columns)
        let whole = wholeFigure(metric)
        for (line, row) in rows.dropFirst(offset).prefix(height).enumerated() {
            let rowRect = Rect(
                origin: Point(column: inner.minColumn, row: inner.minRow + line),
                size: Size(columns: inner.size.columns, rows: 1))
            draw(row, columns, whole, in: rowRect, on: &painter)
            painter.hitMap.add(rowRect, .treeRow(row.key))
            if row.isFoldable {
                painter.hitMap.add(
                    Rect(
                        origin: Point(column: rowRect.minColumn + 1 + 2 * row.depth, row: rowRect.minRow),
                        size: Size(columns: 2, rows: 1)),
                    .treeFold(row.key))
            }
            if offset + line == selected {
                painter.highlight(rowRect, isFocused: isFocused)
            }
        }
        painter.scrollMark(in: rect, offset: offset, visible: height, count: rows.count)
    }

    private func draw(
        _ row: TreeRow, _ columns: TreeColumns, _ whole: Double, in rect: Rect, on painter: inout Painter
    ) {
        let text = FigureText(format: figures)
        let glyphs = painter.look.glyphs
        let fold = row.isFoldable ? (row.isExpanded ? glyphs.unfolded : glyphs.folded) : glyphs.bullet
        var column = rect.minColumn + 1 + row.depth * columns.indent
        let labelEnd = rect.minColumn + columns.labelEnd
        let isOperation = evaluation.nodes[row.node].layer == nil
        column += painter.put(fold, column, rect.minRow, row.isFoldable ? .key : .muted) + 1
        let name = row.count > 1 ? "\(row.label) \(glyphs.times)\(row.count)" : row.label
        column += painter.put(
            painter.shorten(name, to: labelEnd - column), column, rect.minRow, isOperation ? .muted : .fg,
            bold: row.depth <= 1)
        if let mark = verificationMark(of: row) {
            let label = columns.figureEnd == nil ? mark.sign : mark.sign + mark.count
            if labelEnd - column >= displayWidth(label) + 1 {
                column += painter.put(label, column + 1, rect.minRow, mark.role) + 1
            }
        }
        let classRoom = labelEnd - column - 2
        if !row.className.isEmpty, row.className != row.label, classRoom >= min(12, displayWidth(row.className)) {
            painter.put(painter.shorten(row.className, to: classRoom), column + 1, rect.minRow, .muted)
        }
        let figure = figures(of: row, metric: metric)
        let share = whole > 0 ? figure.total / whole : 0
        if let end = columns.figureEnd {
            let value =
                metric == .time
                ? (figure.total > 0 ? Figure.seconds(figure.total) : "—")
                : metric.isBytes ? text.bytes(figure.count) : text.number(figure.count)
            painter.putRight(value, endingAt: rect.minColumn + end, rect.minRow, isOperation ? .muted : .fg)
        }
        painter.putRight(text.percent(share), endingAt: rect.minColumn + columns.shareEnd, rect.minRow)
        for column in columns.extra {
            painter.putRight(
                extra(column.kind, of: row, text), endingAt: rect.minColumn + column.end, rect.minRow,
                isOperation ? .muted : .fg)
        }
        if columns.barWidth > 0, whole > 0 {
            painter.stack(
                figure.parts.map { ($0.0 / whole, $0.1) }, rect.minColumn + columns.barStart, rect.minRow,
                width: columns.barWidth)
        }
    }

    /// The stages that the tree's figures are of.
    private var shownStages: [Stage] { stage.stage.map { [$0] } ?? Stage.allCases }

    /// A figure beside the metric, where the tree is wide.
    private func extra(_ kind: TreeColumns.Extra, of row: TreeRow, _ text: FigureText) -> String {
        let stages = shownStages
        let cost = stages.reduce(Cost.zero) { $0 + evaluation.cost(of: row.node, in: $1) }
        let time = stages.reduce(Time.zero) { $0 + timing.time(of: row.node, in: $1) }
        switch kind {
        case .traffic: return text.bytes(cost.divided(by: row.divisor).traffic)
        case .intensity: return text.intensity(cost.intensity)
        case .time: return time.seconds > 0 ? Figure.seconds(time.seconds / Double(row.divisor)) : "—"
        case .limiter: return time.limiter?.title ?? ""
        }
    }

    /// Whether the row's class is held against measured counts, and by how many cases.
    private func verificationMark(of row: TreeRow) -> (sign: String, count: String, role: Role)? {
        guard evaluation.nodes[row.node].layer != nil, let coverage = verification?.classes[row.className],
            coverage.cases > 0
        else { return nil }
        return coverage.failures == 0
            ? (look.glyphs.check, String(coverage.cases), .ok) : (look.glyphs.cross, String(coverage.cases), .error)
    }

    /// A row's figure: exact, approximate, and cut by stage.
    struct RowFigure {
        var count: Count
        var total: Double
        var parts: [(Double, Role)]
    }

    func figures(of row: TreeRow, metric: Metric) -> RowFigure {
        let node = row.node
        if metric == .time {
            var parts: [(Double, Role)] = []
            for each in shownStages {
                let seconds = timing.time(of: node, in: each).seconds / Double(row.divisor)
                if seconds > 0 { parts.append((seconds, each.role)) }
            }
            let sum = parts.reduce(0) { $0 + $1.0 }
            return RowFigure(count: .zero, total: sum, parts: parts)
        }
        if metric == .parameters {
            let count = evaluation.nodes[node].parameters.divided(by: row.divisor)
            return RowFigure(count: count, total: count.approximate, parts: [(count.approximate, .weights)])
        }
        var parts: [(Double, Role)] = []
        var sum = Count.zero
        for each in shownStages {
            let count = metric.count(of: evaluation.cost(of: node, in: each)).divided(by: row.divisor)
            sum += count
            if count > .zero { parts.append((count.approximate, each.role)) }
        }
        return RowFigure(count: sum, total: sum.approximate, parts: parts)
    }

    /// The root's figure, of which rows are shares.
    func wholeFigure(_ metric: Metric) -> Double {
        if metric == .parameters { return evaluation.parameterCount.approximate }
        if metric == .time {
            return shownStages.reduce(0) {
                $0 + timing.time(of: 0, in: $1).seconds
            }
        }
        return shownStages.reduce(0) {
            $0 + metric.count(of: evaluation.cost(of: 0, in: $1)).approximate
        }
    }
}

/// Where the columns of the tree lie, by the width that there is.
struct TreeColumns {
    let indent: Int
    let labelEnd: Int
    let figureEnd: Int?
    let shareEnd: Int
    let barStart: Int
    let barWidth: Int
    /// Figures that a wide tree shows besides.
    let extra: [(kind: Extra, title: String, end: Int)]

    /// A figure of a wide tree.
    enum Extra { case traffic, intensity, time, limiter }

    init(width full: Int) {
        let wanted: [(Extra, String, Int)] =
            full >= 96
            ? [(.traffic, "traffic", 10), (.intensity, "FLOP/B", 8), (.time, "time", 9), (.limiter, "limited by", 11)]
            : []
        let width = full - wanted.reduce(0) { $0 + $1.2 }
        var end = width
        extra = wanted.map { kind, title, columns in
            end += columns
            return (kind, title, end)
        }
        indent = width >= 44 ? 2 : 1
        let bar = width >= 44 ? max(6, width / 6) : 5
        barWidth = width >= 30 ? bar : 0
        barStart = width - barWidth
        shareEnd = barStart - (barWidth > 0 ? 1 : 0)
        let hasFigure = width >= 40
        figureEnd = hasFigure ? shareEnd - 5 : nil
        labelEnd = (hasFigure ? shareEnd - 5 - 8 : shareEnd - 5)
    }
}

extension Metric {
    /// The metric's part of a cost. Parameters are no cost of a stage.
    func count(of cost: Cost) -> Count {
        switch self {
        case .flops: cost.matrix
        case .traffic: cost.traffic
        case .weights: cost.weightBits.dividedRoundingUp(by: 8)
        case .activations: (cost.readBits + cost.writeBits).dividedRoundingUp(by: 8)
        case .parameters, .time: .zero
        }
    }

    /// Whether figures are bytes.
    var isBytes: Bool {
        switch self {
        case .traffic, .weights, .activations: true
        case .flops, .parameters, .time: false
        }
    }
}

extension Stage {
    /// The stage's colour.
    var role: Role {
        switch self {
        case .vision: .vision
        case .prefill: .prefill
        case .decode: .decode
        }
    }
}
