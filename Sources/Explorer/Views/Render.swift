import TerminalKit

/// One picture of the explorer.
public struct Frame: Sendable {
    /// The cells.
    public let surface: Surface
    /// Where clicks go.
    public let hitMap: HitMap
    /// Where the text cursor stands; nil where nothing is being typed.
    public let cursor: Point?
}

extension ExplorerState {
    /// Draws the state. Pure: the same state gives the same cells.
    public func render() -> Frame {
        var painter = Painter(size: size, look: look, scene: Scene(self))
        if size.columns < ScreenLayout.smallest.columns || size.rows < ScreenLayout.smallest.rows {
            drawTooSmall(on: &painter)
        } else {
            drawScreen(on: &painter)
        }
        return Frame(surface: painter.surface, hitMap: painter.hitMap, cursor: painter.cursor)
    }

    private func drawTooSmall(on painter: inout Painter) {
        let least = ScreenLayout.smallest
        let lines = [
            "too small: \(size.columns)x\(size.rows)", "ModelMeter needs \(least.columns)x\(least.rows)",
            "enlarge, or q quits",
        ]
        for (row, line) in lines.enumerated() where row < size.rows {
            painter.put(line, 0, row, row == 0 ? .warn : .fg)
        }
    }

    private func drawScreen(on painter: inout Painter) {
        drawHeader(on: &painter)
        switch ScreenLayout.divide(size, isZoomed: isZoomed) {
        case .single(let rect):
            switch focus {
            case .layers: drawTree(in: rect, on: &painter)
            case .parameters: drawParameters(in: rect, on: &painter)
            case .detail: drawDetail(in: rect, on: &painter)
            }
        case .medium(let layers, let parameters, let detail):
            drawTree(in: layers, on: &painter)
            drawParameters(in: parameters, on: &painter)
            drawDetail(in: detail, on: &painter)
        case .large(let layers, let parameters, let history, let detail, let side):
            drawTree(in: layers, on: &painter)
            drawParameters(in: parameters, on: &painter)
            drawHistory(in: history, on: &painter)
            drawDetail(in: detail, on: &painter)
            drawSide(in: side, on: &painter)
        }
        drawFooter(on: &painter)
        if help != nil { drawHelp(on: &painter) }
        if prompt?.purpose == .command { drawSuggestions(on: &painter) }
    }

    /// The view of the right side.
    private func drawDetail(in rect: Rect, on painter: inout Painter) {
        painter.hitMap.add(rect, .pane(.detail))
        switch view {
        case .overview: drawOverview(in: rect, on: &painter)
        case .breakdown: drawBreakdown(in: rect, on: &painter, isFocused: focus == .detail)
        case .cache: drawCache(in: rect, on: &painter, isFocused: focus == .detail)
        case .explain: drawExplain(in: rect, on: &painter, isFocused: focus == .detail)
        case .compare: drawCompare(in: rect, on: &painter, isFocused: focus == .detail)
        case .time: drawTime(in: rect, on: &painter, isFocused: focus == .detail)
        case .memory: drawMemoryView(in: rect, on: &painter, isFocused: focus == .detail)
        case .roofline: drawRoofline(in: rect, on: &painter, isFocused: focus == .detail)
        case .bounds: drawBounds(in: rect, on: &painter, isFocused: focus == .detail)
        case .sweep: drawSweep(in: rect, on: &painter, isFocused: focus == .detail)
        case .verify: drawVerify(in: rect, on: &painter, isFocused: focus == .detail)
        }
    }

    /// The third column of a large screen: what the main view does not show already.
    private func drawSide(in rect: Rect, on painter: inout Painter) {
        let (upper, lower) = rect.split(rows: rect.size.rows * 3 / 5)
        if view == .explain {
            drawBreakdown(in: upper, on: &painter, isFocused: false)
        } else {
            drawExplain(in: upper, on: &painter, isFocused: false)
        }
        if baseline != nil, view != .compare {
            drawCompare(in: lower, on: &painter, isFocused: false)
        } else if view != .roofline {
            drawRoofline(in: lower, on: &painter, isFocused: false)
        } else {
            drawCache(in: lower, on: &painter, isFocused: false)
        }
    }
}
