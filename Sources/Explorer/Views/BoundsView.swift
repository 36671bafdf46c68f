import AnalyticCore
import TerminalKit

extension ViewSpec {
    static let bounds = ViewSpec(
        .bounds, key: "0", help: "A map of two parameters: what limits the stage in each cell.",
        hints: ["stage", "figures"],
        labels: { state in
            let wait = state.derived.asked[.bounds] == nil ? "" : " " + state.look.glyphs.ellipsis
            return ("bounds of \((state.stage.stage ?? .decode).rawValue)" + wait, "v stage, X Y in parameters")
        },
        content: .page { $0.boundsPage(width: $1) })
}

extension ExplorerState {
    /// What limits a stage, for each pair of values of two parameters. The map before stays, dimmed, until the new one is there.
    func boundsPage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        guard map.across != map.down else {
            page.text("\(map.across) lies along both sides; X and Y in the parameters choose others", .warn)
            return page
        }
        page.text("\(map.down) down, \(map.across) across", .muted)
        guard let bounds = derived.bounds else {
            page.text("working it out\(look.glyphs.ellipsis)", .muted)
            return page
        }
        let isStale = bounds.request != boundsRequest
        let labelWidth = max(3, bounds.ys.map { FigureText.short($0).count }.max() ?? 0)
        let cellWidth = max(4, (bounds.xs.map { FigureText.short($0).count }.max() ?? 0) / 2 + 1)
        let shown = max(1, min(bounds.xs.count, (width - labelWidth - 1) / cellWidth))
        for (y, cells) in zip(bounds.ys, bounds.cells) {
            page.add(row(y, cells.prefix(shown).map { $0 }, bounds, labelWidth, cellWidth, isStale))
        }
        var foot = Line()
        for (position, x) in bounds.xs.prefix(shown).enumerated() where position % 2 == 0 {
            foot.pieces.append(
                Line.Piece(
                    column: labelWidth + 1 + position * cellWidth, content: .text(Span(FigureText.short(x), .muted))))
        }
        while foot.end > width, !foot.pieces.isEmpty { foot.pieces.removeLast() }
        page.add(foot)
        if shown < bounds.xs.count {
            page.text(
                "\(look.glyphs.ellipsis) \(bounds.xs.count - shown) more values to the right; f fills the screen",
                .muted)
        }
        page.blank()
        page.flow(
            Limiter.allCases.map {
                [Span(String($0.letter), $0.role, bold: true), Span(" \($0.title)", .muted)]
            } + [[Span(look.glyphs.bullet, .border), Span(" not possible", .muted)]])
        return page
    }

    private func row(
        _ y: Int, _ cells: [Limiter?], _ bounds: BoundMap, _ labelWidth: Int, _ cellWidth: Int, _ isStale: Bool
    ) -> Line {
        let isHere = !isStale && y == value(of: bounds.request.down)
        let label = FigureText.short(y)
        var pieces = [
            Line.Piece(
                column: labelWidth - label.count, content: .text(Span(label, isHere ? .key : .muted, bold: isHere)))
        ]
        var left: Limiter?
        for (position, limiter) in cells.enumerated() {
            let column = labelWidth + 1 + position * cellWidth
            guard let limiter else {
                pieces.append(Line.Piece(column: column + 1, content: .text(Span(look.glyphs.bullet, .border))))
                left = nil
                continue
            }
            let isCurrent = isHere && bounds.xs[position] == value(of: bounds.request.across)
            let role = isStale ? Role.muted : limiter.role
            if let left, left != limiter {
                pieces.append(
                    Line.Piece(column: column - 1, content: .text(Span(look.glyphs.vertical, .border_focus))))
            }
            pieces.append(
                Line.Piece(
                    column: column,
                    content: .text(
                        Span(isCurrent ? "[\(limiter.letter)]" : " \(limiter.letter) ", role, bold: isCurrent))))
            left = limiter
        }
        return Line(pieces: pieces)
    }

    private func value(of id: String) -> Int? {
        guard let parameter = try? scenario.parameters.parameter(id) else { return nil }
        return Int(parameter.text(in: scenario))
    }
}
