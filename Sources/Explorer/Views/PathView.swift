import AnalyticCore
import Studies
import TerminalKit
import TextKit

extension ExplorerState {
    /// The stop that the selection stands in, or that was walked to.
    var stop: RequestPath.Stop? {
        if let idleStop { return kept.path.stops.first { $0.id == idleStop } }
        guard let node = kept.scene.selected?.node, node > 0 else { return nil }
        let lineage = evaluation.lineage(of: node)
        return kept.path.stops.first { $0.nodes.contains(where: lineage.contains) }
    }

    /// What a stop costs in the stages that are shown; the host's part belongs to what comes in.
    private func figures(of stop: RequestPath.Stop) -> (flops: Count, seconds: Double) {
        var (flops, seconds) = (Count.zero, 0.0)
        for node in stop.nodes {
            flops = flops + shownStages.reduce(.zero) { $0 + evaluation.cost(of: node, in: $1).matrix }
            seconds += shownTime(of: node).seconds
        }
        if stop.id == kept.path.stops.first?.id, stage == .all {
            seconds += beforeFirstKernel(kept.service).reduce(0) { $0 + $1.seconds }
        }
        return (flops, seconds)
    }

    /// The way of a request through the model as a row of stops, each with what it is made of, its FLOPs and its time; in one row the
    /// names alone.
    func pathPage(width: Int, rows: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        let stops = kept.path.stops
        guard rows > 1 else {
            page.add(pathStrip(width: width))
            return page
        }
        let text = FigureText(format: figures)
        let all = stops.map { figures(of: $0) }
        let seconds = all.reduce(0) { $0 + $1.seconds }
        let flops = all.reduce(Count.zero) { $0 + $1.flops }
        func column(_ index: Int, hasShares: Bool) -> [Span] {
            let (stop, cost) = (stops[index], all[index])
            let share = cost.seconds / max(seconds, .leastNonzeroMagnitude)
            let part = hasShares && cost.flops > .zero ? " " + text.percent(cost.flops.share(of: flops)) : ""
            let time = hasShares && cost.seconds > 0 ? " " + Figure.percent(share) : ""
            return [
                Span(stop.title, .title, bold: true), Span(stop.note, .muted),
                Span(cost.flops == .zero ? "" : text.number(cost.flops) + part),
                Span(cost.seconds > 0 ? FigureText.seconds(cost.seconds) + time : "", share > 0.5 ? .warn : .fg),
            ]
        }
        let heads = [Span(""), Span(""), Span("FLOPs", .muted), Span("time", .muted)]
        let sums = [
            Span("together", .title, bold: true), Span(""), Span(text.number(flops), .title),
            Span(FigureText.seconds(seconds), .title),
        ]
        for (hasShares, hasSums, least) in [(true, true, 3), (false, true, 3), (false, false, 3), (false, false, 1)] {
            var columns = [heads] + stops.indices.map { column($0, hasShares: hasShares) }
            if hasSums { columns.append(sums) }
            let widths = columns.map { $0.map { displayWidth(look.glyphs.text($0.text)) }.max() ?? 0 }
            let gap = min(7, (width - widths.reduce(0, +)) / max(1, columns.count - 1))
            guard gap >= least else { continue }
            addStops(columns, widths, gap: gap, to: &page)
            return page
        }
        page.add(pathStrip(width: width))
        return page
    }

    private func addStops(_ columns: [[Span]], _ widths: [Int], gap: Int, to page: inout Page) {
        let glyphs = look.glyphs
        let stops = kept.path.stops
        let selected = stop?.id
        for row in 0..<4 {
            var line = Line()
            var start = 0
            for (index, column) in columns.enumerated() {
                let span = column[row]
                let text = glyphs.text(span.text)
                let isStop = index > 0 && index <= stops.count
                let isSelected = isStop && stops[index - 1].id == selected
                if isStop, index > 1, row == 0 {
                    line.pieces.append(
                        Line.Piece(
                            column: start - (gap + 1) / 2, content: .text(Span(glyphs.right, .border_focus))))
                }
                if !text.isEmpty {
                    let role: Role = isSelected && row == 0 ? .key : span.role
                    line.pieces.append(
                        Line.Piece(column: start, content: .text(Span(text, role, bold: span.isBold || isSelected))))
                }
                if isStop {
                    line.inner.append(
                        Line.Part(columns: start..<start + widths[index], target: .stop(stops[index - 1].id)))
                }
                start += widths[index] + gap
            }
            page.add(line)
        }
    }

    /// The stops in one row, by name; the least important fall away with a sign where there is no room.
    private func pathStrip(width: Int) -> Line {
        let glyphs = look.glyphs
        let stops = kept.path.stops
        let selected = stop?.id
        var line = Line()
        for separator in [" \(glyphs.right) ", glyphs.right, nil] {
            let needed =
                stops.reduce(0) { $0 + displayWidth($1.title) }
                + displayWidth(separator ?? glyphs.right) * max(0, stops.count - 1)
            guard let separator, needed <= width else {
                if separator != nil { continue }
                break
            }
            var start = 0
            for (index, each) in stops.enumerated() {
                if index > 0 {
                    line.pieces.append(Line.Piece(column: start, content: .text(Span(separator, .border_focus))))
                    start += displayWidth(separator)
                }
                let isSelected = each.id == selected
                line.pieces.append(
                    Line.Piece(
                        column: start, content: .text(Span(each.title, isSelected ? .key : .fg, bold: isSelected))))
                line.inner.append(
                    Line.Part(columns: start..<start + displayWidth(each.title), target: .stop(each.id)))
                start += displayWidth(each.title)
            }
            return line
        }
        let text = stops.map(\.title).joined(separator: glyphs.right)
        line.pieces.append(Line.Piece(column: 0, content: .text(Span(glyphs.shorten(text, to: width)))))
        return line
    }

    /// The framed path, or its strip.
    func drawPath(_ kept: KeptPage?, in rect: Rect, on painter: inout Painter) {
        guard let page = kept?.page else { return }
        painter.hitMap.add(rect, .pane(.path))
        guard rect.size.rows > 2 else {
            guard let line = page.lines.first else { return }
            if focus == .path { painter.put(look.glyphs.cursor, rect.minColumn, rect.minRow, .key, bold: true) }
            painter.draw(line, column: rect.minColumn + 1, row: rect.minRow)
            painter.addParts(of: line, column: rect.minColumn + 1, row: rect.minRow)
            return
        }
        let scope = stage == .all ? "" : ", \(stage.rawValue) alone"
        _ = painter.panel(
            "one \(scenario.workload.batch > 1 ? "batch" : scenario.model.card.request), in and out" + scope,
            right: focus == .path ? "Left Right walk, e explains" : "", in: rect, isFocused: focus == .path)
        painter.draw(page, in: rect, offset: 0)
    }
}
