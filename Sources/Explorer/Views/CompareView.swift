import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// Baseline against now: every headline figure with difference, ratio and a bar to the left or right.
    func drawCompare(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        guard let baseline else {
            let inner = painter.panel("compare", in: rect, isFocused: isFocused)
            painter.put(
                "no baseline yet: b makes the present values A, then change something", inner.minColumn + 1,
                inner.minRow + 1, .muted, width: inner.size.columns - 2)
            return
        }
        let changes = ParameterCatalogue.all.compactMap { parameter -> String? in
            let before = parameter.text(in: baseline.evaluation.scenario)
            let now = parameter.text(in: scenario)
            return before == now ? nil : "\(parameter.id) \(before) \(look.glyphs.arrowRight) \(now)"
        }
        let right = changes.isEmpty ? "nothing changed" : changes.joined(separator: ", ")
        let inner = painter.panel(
            "compare  A \(baseline.name) \(look.glyphs.arrowRight) B now",
            right: painter.shorten(right, to: max(12, rect.size.columns - 40)), in: rect, isFocused: isFocused)
        let ends = [32, 43, 52, 60].map { inner.minColumn + min($0, inner.size.columns) }
        for (title, end) in zip(["A", "B", "change", look.glyphs.times], ends) {
            painter.putRight(title, endingAt: end, inner.minRow, .muted)
        }
        painter.put("figure", inner.minColumn + 1, inner.minRow, .muted)
        let figures = comparison(with: baseline.evaluation)
        for (line, figure) in figures.dropFirst(detail.offset).prefix(max(0, inner.size.rows - 1)).enumerated() {
            draw(figure, in: inner, ends: ends, row: inner.minRow + 1 + line, on: &painter)
        }
    }

    private func draw(
        _ figure: ComparedFigure, in inner: Rect, ends: [Int], row: Int, on painter: inout Painter
    ) {
        let text = FigureText(format: figures)
        func write(_ count: Count) -> String {
            switch figure.kind {
            case .number: text.number(count)
            case .bytes: text.bytes(count)
            case .nanoseconds: Figure.seconds(count.approximate / 1e9)
            }
        }
        painter.put(figure.name, inner.minColumn + 1, row)
        painter.putRight(write(figure.before), endingAt: ends[0], row, .muted)
        painter.putRight(write(figure.now), endingAt: ends[1], row)
        guard figure.before > .zero else { return }
        let change = figure.now.approximate / figure.before.approximate - 1
        let role: Role = change > 0 ? .rise : change < 0 ? .fall : .muted
        painter.putRight(FigureText.signedPercent(change), endingAt: ends[2], row, role)
        painter.putRight(text.ratio(change + 1), endingAt: ends[3], row, .muted)
        let half = (inner.maxColumn - ends[3] - 4) / 2
        guard half >= 3 else { return }
        let middle = ends[3] + 2 + half
        painter.put(painter.look.glyphs.vertical, middle, row, .border)
        let length = max(change == 0 ? 0 : 1, Int(min(1, abs(change)) * Double(half)))
        let mark = change > 0 ? painter.look.glyphs.right : painter.look.glyphs.left
        for step in 0..<length {
            painter.put(mark, change > 0 ? middle + 1 + step : middle - 1 - step, row, role)
        }
    }

    /// One compared figure.
    struct ComparedFigure {
        let name: String
        let before: Count
        let now: Count
        let kind: Kind

        /// How it is written.
        enum Kind { case number, bytes, nanoseconds }
    }

    private func comparison(with other: Evaluation) -> [ComparedFigure] {
        var figures = [
            ComparedFigure(
                name: "context tokens", before: Count(other.geometry.contextTokens),
                now: Count(evaluation.geometry.contextTokens), kind: .number),
            ComparedFigure(
                name: "parameters", before: other.parameterCount, now: evaluation.parameterCount, kind: .number),
            ComparedFigure(name: "weights", before: other.weightBytes, now: evaluation.weightBytes, kind: .bytes),
            ComparedFigure(
                name: "KV cache at the end", before: other.cacheAfterDecode, now: evaluation.cacheAfterDecode,
                kind: .bytes),
        ]
        for stage in Stage.allCases {
            figures.append(
                ComparedFigure(
                    name: "\(stage.rawValue) FLOPs", before: other.cost(of: 0, in: stage).matrix,
                    now: evaluation.cost(of: 0, in: stage).matrix, kind: .number))
        }
        for stage in Stage.allCases {
            figures.append(
                ComparedFigure(
                    name: "\(stage.rawValue) traffic", before: other.cost(of: 0, in: stage).traffic,
                    now: evaluation.cost(of: 0, in: stage).traffic, kind: .bytes))
        }
        figures.append(
            ComparedFigure(
                name: "all FLOPs", before: other.total(of: 0).matrix, now: evaluation.total(of: 0).matrix,
                kind: .number))
        let (was, now) = (Service(TimeEvaluation(other)), Service(timing))
        for (name, read) in [
            ("TTFT, estimate", { $0.timeToFirstToken(.estimate) }),
            ("TPOT, estimate", { $0.timePerOutputToken(.estimate) }), ("request, floor", { $0.latency(.floor) }),
        ] as [(String, (Service) -> Double?)] {
            guard let before = read(was), let after = read(now), max(before, after) < 1e9 else { continue }
            figures.append(
                ComparedFigure(
                    name: name, before: Count(Int(before * 1e9)), now: Count(Int(after * 1e9)), kind: .nanoseconds))
        }
        return figures
    }
}
