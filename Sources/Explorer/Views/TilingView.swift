import AnalyticCore
import TerminalKit
import TextKit

extension ViewSpec {
    static let tiling = ViewSpec(
        .tiling, key: "p", title: "tiles",
        help: "Into which grid of tiles each size of page is cut, and what a few pixels more or another mode cost.",
        hints: ["explain", "figures"],
        labels: { state in
            let wait = state.derived.asked[.picking(.tiling)] == nil ? "" : " " + state.look.glyphs.ellipsis
            guard state.scenario.model.facts.hasVision else { return ("tiles", "") }
            return ("tiles of a page\(wait)", "width across, height down, px")
        },
        content: .page { state, width in state.tilingPage(width: width) })
}

extension ExplorerState {
    /// Cells of the map, across and down; the present page is in the middle.
    private static let mapSize = (columns: 24, rows: 10)

    /// The map that the view shows at the present values; nil where it is not on the screen, or there is no page.
    var tilingRequest: TilingMap.Request? {
        let isShown = panels.contains { panel in
            if case .view(.tiling, _) = panel.content { true } else { false }
        }
        guard isShown, scenario.model.facts.hasVision, scenario.workload.image.mode != .none else { return nil }
        return TilingMap.Request(scenario: scenario, columns: Self.mapSize.columns, rows: Self.mapSize.rows)
    }

    /// The map, its letters, and what changes of the page cost; the map before stays until the new one is there.
    fileprivate func tilingPage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        guard scenario.model.facts.hasVision else {
            page.text("\(scenario.model.card.title) reads text alone: there is nothing to cut into tiles.", .muted)
            return page
        }
        let image = scenario.workload.image
        guard image.mode != .none else {
            page.text("image.mode is none: the request has no page. Set another mode to see its tiles.", .muted)
            return page
        }
        guard let map = picking.tiling else {
            page.text("working it out\(look.glyphs.ellipsis)", .muted)
            return page
        }
        if !image.isCropped {
            page.text("Mode \(image.mode.rawValue) cuts no page: each becomes one view of \(image.baseSize) px.")
        } else if let grid = image.forcedGrid {
            page.text(
                "image.grid is \(grid.rows)x\(grid.columns): every page is cut so. With auto, its shape decides.")
        } else {
            drawMap(map, on: &page)
        }
        page.heading("what a change of the page costs")
        page.table(alternatives(map))
        if map.isEven { page.text("A pixel added to a side, or taken from it, changes nothing.", .muted) }
        if image.isCropped, image.forcedGrid == nil { addLegend(map, to: &page) }
        page.blank()
        page.text("FLOPs and time are those of a request; times as estimated, on what the header says.", .muted)
        return page
    }

    private static let mapRoles: [Role] = [.chart_1, .chart_2, .chart_3, .chart_4, .activations, .kv, .weights]

    /// The letter and the colour of each grid on the map.
    private func signs(_ map: TilingMap) -> [(kind: TilingMap.Cell, sign: String, role: Role)] {
        map.kinds.enumerated().map { index, kind in
            let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
            return (kind, kind.grid.tiles == 0 ? "." : letter, Self.mapRoles[index % Self.mapRoles.count])
        }
    }

    private func drawMap(_ map: TilingMap, on page: inout Page) {
        let signs = Dictionary(signs(map).map { ($0.kind, ($0.sign, $0.role)) }) { first, _ in first }
        let image = map.request.scenario.workload.image
        let label = 2 + (map.heights.map { displayWidth(String($0)) }.max() ?? 4)
        let cell = max(1, min(3, (page.width - label) / max(1, map.widths.count)))
        let shown = min(map.widths.count, max(1, (page.width - label) / cell))
        let now = map.widths.firstIndex(of: image.width) ?? 0
        // The column and the row of the present page are pointed at from the sides, so that no colour is needed.
        var top = Line()
        func put(_ text: String, at column: Int, _ role: Role = .muted) {
            guard column >= top.end, column + displayWidth(text) <= page.width else { return }
            top.pieces.append(Line.Piece(column: column, content: .text(Span(text, role))))
        }
        put(String(map.widths.first ?? 0), at: label)
        put(look.glyphs.text("▼") + String(image.width), at: label + now * cell, .key)
        let last = String(map.widths[shown - 1])
        put(last, at: label + shown * cell - displayWidth(last))
        page.add(top)
        for (height, cells) in zip(map.heights, map.cells) {
            let isNow = height == image.height
            var line = Line(pieces: [
                Line.Piece(
                    column: 0,
                    content: .text(
                        Span(
                            String(height).paddedLeft(to: label - 2) + (isNow ? look.glyphs.text("▶") : " "),
                            isNow ? .key : .muted)))
            ])
            for (column, each) in cells.prefix(shown).enumerated() {
                let (sign, role) = signs[each] ?? ("?", .muted)
                let isPage = isNow && column == now
                line.pieces.append(
                    Line.Piece(
                        column: label + column * cell,
                        content: .text(Span(isPage ? "@" : sign, isPage ? .key : role, bold: isPage))))
            }
            page.add(line)
        }
    }

    private func addLegend(_ map: TilingMap, to page: inout Page) {
        page.heading("what the letters mean")
        page.flow(
            [[Span("@", .key, bold: true), Span(" this page", .muted)]]
                + signs(map).map { kind, sign, role in
                    let words = kind.grid.tiles == 0 ? "no tiles" : "\(kind.grid.rows) rows x \(kind.grid.columns)"
                    return [Span(sign, role), Span(" \(words), \(kind.tokens) tokens", .muted)]
                })
    }

    private func alternatives(_ map: TilingMap) -> Table {
        var table = Table([
            Table.Column("page", .words(least: 12), priority: 0), Table.Column("tiles", .words(least: 5), priority: 3),
            Table.Column("tokens", .figure, priority: 1), Table.Column("+", .figure, priority: 4),
            Table.Column("FLOPs", .figure, priority: 5), Table.Column("+", .figure, priority: 2),
            Table.Column("time", .figure, priority: 6), Table.Column("+", .figure, priority: 1),
        ])
        guard let now = map.alternatives.first(where: \.isNow) else { return table }
        let text = FigureText(format: figures)
        for each in map.alternatives {
            let change = (
                each.tokens - now.tokens, each.flops.approximate - now.flops.approximate,
                each.seconds.flatMap { seconds in now.seconds.map { seconds - $0 } }
            )
            func signed(_ value: Double, _ write: (Double) -> String) -> String {
                value == 0 ? "same" : (value < 0 ? "-" : "+") + write(abs(value))
            }
            table.add([
                .text(each.title, each.isNow ? .key : .fg, bold: each.isNow),
                .text(
                    each.grid.tiles == 0 ? "none" : "\(each.grid.rows) x \(each.grid.columns)", .muted),
                .text(String(each.tokens)),
                each.isNow ? .none : .text(signed(Double(change.0)) { Figure.grouped(Count(Int($0))) }, .muted),
                .text(text.number(each.flops)),
                each.isNow ? .none : .text(signed(change.1) { Figure.scaled($0, "FLOPs") }, .muted),
                .text(each.seconds.map(FigureText.seconds) ?? "—"),
                each.isNow ? .none : .text(change.2.map { signed($0, FigureText.seconds) } ?? "—", .muted),
            ])
        }
        return table
    }
}
