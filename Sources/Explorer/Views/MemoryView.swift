import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// What one device holds against what it has.
    func drawMemoryView(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        let memory = MemoryEvaluation(evaluation)
        let device = scenario.machine.device
        let inner = painter.panel("memory", right: "\(device.name), one device", in: rect, isFocused: isFocused)
        let width = inner.size.columns - 2
        let capacity = max(memory.capacity.value, 1)
        let scale = max(capacity, memory.total)
        let parts: [(MemoryEvaluation.Part, Role)] = [
            (.weights, .weights), (.cache, .kv), (.activations, .activations), (.reserve, .bar_empty),
        ]
        painter.stack(
            parts.map { (memory.bytes($0.0) / scale, $0.1) }, inner.minColumn + 1, inner.minRow, width: width)
        let edge = inner.minColumn + 1 + min(width - 1, Int(capacity / scale * Double(width)))
        if memory.total > capacity { painter.put(look.glyphs.vertical, edge, inner.minRow, .error, bold: true) }
        var row = inner.minRow + 1
        for (part, role) in parts where row < inner.maxRow {
            let bytes = memory.bytes(part)
            let sample = StackedBar.Segment(fraction: 1, role: role)
            painter.put(sample.sign(look.glyphs), inner.minColumn + 1, row, role)
            painter.put(part.rawValue, inner.minColumn + 3, row, .fg, bold: part == memory.largest)
            painter.putRight(bytesText(bytes), endingAt: inner.minColumn + 27, row)
            painter.putRight(Figure.percent(bytes / memory.total), endingAt: inner.minColumn + 34, row, .muted)
            painter.put(explanation(of: part, memory), inner.minColumn + 36, row, .muted, width: max(0, width - 36))
            row += 1
        }
        painter.put("together", inner.minColumn + 3, row, .title, bold: true)
        painter.putRight(bytesText(memory.total), endingAt: inner.minColumn + 27, row, .title, bold: true)
        let (verdict, role): (String, Role) =
            switch memory.fits {
            case true: ("\(look.glyphs.check) fits: \(bytesText(capacity - memory.total)) free", .ok)
            case false: ("\(look.glyphs.cross) does not fit: \(bytesText(memory.total - capacity)) too much", .error)
            default: ("? fits by one source, not by another", .warn)
            }
        painter.put("\(verdict) of \(bytesText(capacity))", inner.minColumn + 36, row, role, width: max(0, width - 36))
        row += 2
        guard row + 5 <= inner.maxRow else { return }
        painter.heading("by stage: activations live at once, and the KV cache then", in: inner, row: row)
        row += 1
        for stage in Stage.allCases {
            let peak = memory.peaks[stage] ?? 0
            painter.put(stage.rawValue, inner.minColumn + 1, row, stage.role)
            painter.putRight(bytesText(peak), endingAt: inner.minColumn + 22, row)
            painter.putRight(bytesText(memory.caches[stage] ?? 0), endingAt: inner.minColumn + 34, row, .kv)
            if stage == memory.worstStage {
                painter.put("\(look.glyphs.left) largest", inner.minColumn + 36, row, .warn, width: max(0, width - 36))
            }
            row += 1
        }
        row += 1
        for line in TextWrap.lines(hint(memory), width: width) where row < inner.maxRow {
            painter.put(line, inner.minColumn + 1, row, .muted)
            row += 1
        }
    }

    private func bytesText(_ bytes: Double) -> String {
        guard figures != .binary else { return Figure.bytes(Count(UInt128(max(0, min(bytes, 1e30)))), style: .binary) }
        return figures == .bits ? Figure.scaled(bytes * 8, "b") : Figure.scaled(bytes, "B")
    }

    private func explanation(of part: MemoryEvaluation.Part, _ memory: MemoryEvaluation) -> String {
        switch part {
        case .weights: "\(scenario.workload.weightPrecision.rawValue)"
        case .cache: "\(scenario.workload.keyValuePrecision.rawValue), at the end of \(memory.worstStage.rawValue)"
        case .activations: "most live at once, in \(memory.worstStage.rawValue)"
        case .reserve: "framework, as set"
        }
    }

    private func hint(_ memory: MemoryEvaluation) -> String {
        switch memory.largest {
        case .weights:
            "Weights are the largest part: precision.weights, or parallel.tensor and parallel.expert, shrink it."
        case .cache: "The KV cache is the largest part: precision.kv, fewer KV heads or a smaller batch shrink it."
        case .activations:
            "Activations are the largest part: logits = last, execution = fused, or a smaller batch shrink them."
        case .reserve: "The reserve is the largest part."
        }
    }
}
