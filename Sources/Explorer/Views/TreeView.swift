import AnalyticCore
import Studies
import TerminalKit
import TextKit

extension ExplorerState {
    /// Whether the tree is wide enough for more figures, with titles.
    static func treeHasTitles(width: Int) -> Bool { width >= 80 }

    /// The visible part of the tree.
    func treeWindow(width: Int, rows: Int) -> ListWindow {
        let rows = Self.treeHasTitles(width: width) ? max(1, rows - 1) : rows
        let count = kept.scene.rows.count
        let selected = kept.scene.selectedIndex
        let offset = ScrollWindow.offset(count: count, visible: rows, selected: selected, previous: tree.offset)
        return ListWindow(offset: offset, rows: rows, count: count, selected: selected)
    }

    /// The visible rows of the layer tree, with the chosen figure, shares and bars.
    func treePage(width: Int, _ window: ListWindow) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        if window.count == 0 {
            page.text("nothing matches '\(filter)'", .muted)
            return page
        }
        let figure = treeFigure
        var table = Table([
            Table.Column("", .words(least: width >= 50 ? 26 : 16), priority: 0),
            Table.Column(figure.title, .figure, priority: 2), Table.Column("share", .figure, priority: 1),
            Table.Column("", .bar(least: 5, most: max(5, width / 6)), priority: 3),
        ])
        if let changeTitle {
            table.columns.insert(Table.Column(changeTitle, .figure, priority: 3, target: .sort(.change)), at: 3)
        }
        table.gap = 1
        table.hasTitles = Self.treeHasTitles(width: width)
        if table.hasTitles {
            table.columns += [
                Table.Column(figure.id == "time" ? "FLOPs" : "time", .figure, priority: 4),
                Table.Column(figure.id == "traffic" ? "" : "traffic", .figure, priority: 5),
                Table.Column("held up by", .words(least: 10), priority: 6),
                Table.Column("FLOP/B", .figure, priority: 7),
            ]
        }
        let whole = figure.value(sums(of: 0, in: stage.stage))?.number ?? 0
        let indent = width >= 44 ? 2 : 1
        for row in kept.scene.rows.dropFirst(window.offset).prefix(window.rows) {
            var line = Table.Row(
                cells: cells(of: row, figure, whole: whole, indent: indent, hasMore: table.hasTitles),
                target: .treeRow(row.key))
            if row.isFoldable {
                line.inner = [
                    Line.Part(columns: row.depth * indent..<row.depth * indent + 2, target: .treeFold(row.key))
                ]
            }
            table.rows.append(line)
        }
        page.table(table)
        return page
    }

    /// The layer tree.
    func drawTree(_ kept: KeptPage?, in rect: Rect, on painter: inout Painter) {
        let isFocused = focus == .layers
        let scope = stage == .all ? "" : stage.rawValue + ", "
        // A narrow tree has no room for the column.
        let change = rect.size.columns >= 54 ? changeTitle.map { ", " + $0 } ?? "" : ""
        _ = painter.panel(
            filter.isEmpty ? "layers" : "layers /\(filter)", right: scope + treeFigure.title + change, in: rect,
            isFocused: isFocused)
        painter.hitMap.add(rect, .pane(.layers))
        guard let kept, let window = kept.window else { return }
        painter.draw(
            kept.page, in: rect, offset: window.offset, count: window.count, first: window.offset,
            selected: window.count > 0 ? window.selected : nil,
            pinned: window.count > 0 && Self.treeHasTitles(width: kept.width) ? 1 : 0, isFocused: isFocused)
    }

    private func cells(of row: TreeRow, _ figure: NodeFigure, whole: Double, indent: Int, hasMore: Bool) -> [Table.Cell]
    {
        let text = FigureText(format: figures)
        let glyphs = look.glyphs
        let fold = row.isFoldable ? (row.isExpanded ? glyphs.unfolded : glyphs.folded) : glyphs.bullet
        let role: Role = !row.members.isEmpty || evaluation.nodes[row.node].layer == nil ? .muted : .fg
        let name = row.count > 1 ? "\(row.label) \(glyphs.times)\(row.count)" : row.label
        var spans = [
            Span(
                String(repeating: " ", count: row.depth * indent) + fold + " ", row.isFoldable ? .key : .muted,
                fit: .whole),
            Span(name, role, bold: row.depth <= 1),
        ]
        if let mark = verificationMark(of: row) {
            spans.append(Span(" " + mark.sign, mark.role, fit: .whole))
            spans.append(Span(mark.count, mark.role, fit: .optional))
        }
        if !row.className.isEmpty, row.className != row.label {
            spans.append(Span(" " + row.className, .muted, fit: .optional))
        }
        let (sums, shown, parts) = value(of: row, figure)
        let start: [Table.Cell] = [
            .spans(spans), .text(text.text(shown, of: figure), role),
            .text(text.percent(whole > 0 ? (shown?.number ?? 0) / whole : 0)),
        ]
        let change: [Table.Cell] =
            kept.match == nil
            ? []
            : [
                changeCell(
                    change(of: row.members.isEmpty ? [row.node] : row.members, figure, dividedBy: row.divisor),
                    figure.unit)
            ]
        let bar: [Table.Cell] = [
            whole > 0 ? .bar(parts.map { ($0.0 / whole, $0.1) }) : .none
        ]
        guard hasMore else { return start + change + bar }
        let (cost, time) = (sums.cost, sums.time)
        return start + change + bar + [
            figure.id == "time"
                ? .text(text.number(cost.divided(by: row.divisor).matrix), role)
                : .text(FigureText.seconds(time.seconds / Double(row.divisor)), role),
            figure.id == "traffic" ? .none : .text(text.bytes(cost.divided(by: row.divisor).traffic), role),
            .text(time.limiter?.title ?? "", time.limiter?.role ?? .muted),
            .text(text.intensity(cost.intensity), .muted),
        ]
    }

    /// Whether the row's class is held against measured counts, and by how many cases.
    private func verificationMark(of row: TreeRow) -> (sign: String, count: String, role: Role)? {
        guard row.members.isEmpty, evaluation.nodes[row.node].layer != nil, let coverage = coverage(of: row.className),
            coverage.cases > 0
        else { return nil }
        return coverage.failures == 0
            ? (look.glyphs.check, String(coverage.cases), .ok) : (look.glyphs.cross, String(coverage.cases), .error)
    }

    /// What a row stands for: a node, or several small ones.
    private func sums(of row: TreeRow, in stage: Stage?) -> NodeSums {
        guard !row.members.isEmpty else { return sums(of: row.node, in: stage) }
        return row.members.reduce(NodeSums()) { $0 + sums(of: $1, in: stage) }
    }

    /// A row's sums over the stages that are shown, its figure, and its stages' parts of it.
    private func value(
        of row: TreeRow, _ figure: NodeFigure
    ) -> (sums: NodeSums, value: FigureValue?, parts: [(Double, Role)]) {
        let stages = shownStages.map { (sums: self.sums(of: row, in: $0), role: $0.role) }
        var whole = stages.reduce(NodeSums()) { $0 + $1.sums }
        // No figure of a stage: each has all of them.
        whole.parameters = (row.members.isEmpty ? [row.node] : row.members).reduce(Count.zero) {
            $0 + evaluation.nodes[$1].parameters
        }
        let value = figure.value(whole.divided(by: row.divisor))
        guard figure.isSum, figure.id != "parameters" else { return (whole, value, [(value?.number ?? 0, .weights)]) }
        let parts = stages.map { (figure.value($0.sums.divided(by: row.divisor))?.number ?? 0, $0.role) }
        return (whole, value, parts.filter { $0.0 > 0 })
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
