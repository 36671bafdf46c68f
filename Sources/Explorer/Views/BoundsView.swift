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
        for (word, id, values) in [
            ("across", map.across, derived.bounds?.xs), ("down", map.down, derived.bounds?.ys),
        ] { page.text(axisWords(word, id, values), .muted) }
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
                "\(look.glyphs.ellipsis) \(bounds.xs.count - shown) values to the right do not fit; f fills the screen",
                .muted)
        }
        page.blank()
        if let here = hereSentence(bounds), !isStale { page.text(here, .title) }
        page.flow(
            Limiter.allCases.map {
                [Span(String($0.letter), $0.role, bold: true), Span(" \($0.title)", .muted)]
            } + [
                [Span(look.glyphs.bullet, .border), Span(" not possible", .muted)],
                [Span("[ ]", .fg, bold: true), Span(" now", .muted)],
            ])
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
        var parts: [Line.Part] = []
        for (position, limiter) in cells.enumerated() {
            let column = labelWidth + 1 + position * cellWidth
            // A click goes where the cell stands.
            let values = "\(bounds.request.across)=\(bounds.xs[position]) \(bounds.request.down)=\(y)"
            parts.append(Line.Part(columns: column..<column + cellWidth, target: .values(values)))
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
        return Line(pieces: pieces, inner: parts)
    }

    /// What lies along a side: the parameter by its name and id, its unit, and from where to where it goes.
    private func axisWords(_ word: String, _ id: String, _ values: [Int]?) -> String {
        guard let parameter = try? scenario.parameters.parameter(id) else { return "\(word): \(id)" }
        let name = parameter.label == id ? id : "\(parameter.label) (\(id))"
        let unit = parameter.unit.isEmpty ? "" : ", \(parameter.unit)"
        let range =
            values.flatMap { values in
                values.first.flatMap { first in
                    values.last.map { ", \(FigureText.short(first)) to \(FigureText.short($0))" }
                }
            } ?? ""
        return "\(word): \(name)\(unit)\(range)"
    }

    /// Where the present values lie on the map, and what one step to the right or down does.
    private func hereSentence(_ bounds: BoundMap) -> String? {
        guard let x = bounds.xs.firstIndex(where: { $0 == value(of: bounds.request.across) }),
            let y = bounds.ys.firstIndex(where: { $0 == value(of: bounds.request.down) }),
            let now = bounds.cells[y][x]
        else { return nil }
        func step(_ id: String, _ value: Int, _ limiter: Limiter?) -> String {
            guard let limiter else { return "\(id) \(FigureText.short(value)) is not possible" }
            return "\(id) \(FigureText.short(value)): \(limiter == now ? "still \(limiter.title)" : limiter.title)"
        }
        var steps: [String] = []
        if x + 1 < bounds.xs.count {
            steps.append(step(bounds.request.across, bounds.xs[x + 1], bounds.cells[y][x + 1]))
        }
        if y + 1 < bounds.ys.count { steps.append(step(bounds.request.down, bounds.ys[y + 1], bounds.cells[y + 1][x])) }
        return "now \(bounds.request.stage.rawValue) is held up by \(now.title); one step: "
            + steps.joined(separator: ", ")
    }

    private func value(of id: String) -> Int? {
        guard let parameter = try? scenario.parameters.parameter(id) else { return nil }
        return Int(parameter.text(in: scenario))
    }
}
