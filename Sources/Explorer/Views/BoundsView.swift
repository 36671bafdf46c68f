import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// What limits a stage, for each pair of values of two parameters.
    func drawBounds(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        let shown = stage.stage ?? .decode
        let inner = painter.panel(
            "bounds of \(shown.rawValue)", right: "v stage, X Y in parameters", in: rect, isFocused: isFocused)
        guard let across = parameter(map.across), let down = parameter(map.down) else { return }
        let cellWidth = 4
        let columns = max(1, (inner.size.columns - 11) / cellWidth)
        let rows = max(1, inner.size.rows - 5)
        let xs = AxisValues.values(of: across, in: scenario, count: min(columns, 16))
        let ys = AxisValues.values(of: down, in: scenario, count: min(rows, 12))
        painter.put("\(down.id) \(look.glyphs.arrows) \(across.id)", inner.minColumn + 1, inner.minRow, .muted)
        for (line, y) in ys.enumerated() {
            let row = inner.minRow + 1 + line
            let isHere = y == Int(down.text(in: scenario))
            painter.putRight(
                FigureText.short(y), endingAt: inner.minColumn + 9, row, isHere ? .key : .muted, bold: isHere)
            var left: Limiter?
            for (position, x) in xs.enumerated() {
                let limiter = limiter(across, x, down, y, in: shown)
                let column = inner.minColumn + 11 + position * cellWidth
                guard let limiter else {
                    painter.put(look.glyphs.bullet, column + 1, row, .border)
                    left = nil
                    continue
                }
                let isCurrent = isHere && x == Int(across.text(in: scenario))
                painter.put(
                    isCurrent ? "[\(limiter.letter)]" : " \(limiter.letter) ", column, row, limiter.role,
                    bold: isCurrent)
                if let left, left != limiter { painter.put(look.glyphs.vertical, column - 1, row, .border_focus) }
                left = limiter
            }
        }
        let foot = inner.minRow + 1 + ys.count
        for (position, x) in xs.enumerated() where position % 2 == 0 {
            painter.put(
                FigureText.short(x), inner.minColumn + 11 + position * cellWidth, foot, .muted, width: cellWidth * 2 - 1
            )
        }
        var column = inner.minColumn + 1
        for limiter in [Limiter.matrix, .memory, .vector, .launch, .link]
        where foot + 2 < inner.maxRow && column + 2 + limiter.title.count < inner.maxColumn {
            column += painter.put(String(limiter.letter), column, foot + 2, limiter.role, bold: true)
            column += painter.put(" \(limiter.title)", column, foot + 2, .muted) + 2
        }
    }

    private func parameter(_ id: String) -> Parameter? {
        try? ParameterCatalogue.parameter(id)
    }

    /// What limits a stage where two parameters have these values; nil where they are not legal.
    private func limiter(_ across: Parameter, _ x: Int, _ down: Parameter, _ y: Int, in stage: Stage) -> Limiter? {
        var changed = scenario
        do throws(ScenarioError) {
            try across.write(String(x), to: &changed)
            try down.write(String(y), to: &changed)
            return TimeEvaluation(try Evaluation(changed)).time(of: 0, in: stage).limiter
        } catch {
            return nil
        }
    }
}
