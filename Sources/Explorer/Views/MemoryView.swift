import AnalyticCore
import Studies
import TerminalKit

extension ViewSpec {
    static let memory = ViewSpec(
        .memory, key: "8", help: "Weights, KV cache, activations and reserve against the device's memory.",
        hints: ["figures", "explain"],
        labels: { state in ("memory", "\(state.scenario.deviceName), one device") },
        content: .page { state, width in
            var page = Page(width: width, glyphs: state.look.glyphs)
            state.addMemory(to: &page)
            state.addMemoryByStage(to: &page)
            return page
        })
}

extension ExplorerState {
    /// Whether it fits, in words: first what is most important.
    var fitSpans: [Span] {
        let memory = kept.memory
        let glyphs = look.glyphs
        let of = " " + bytesText(memory.total, of: memory.usable)
        return switch memory.fits {
        case true: [Span("\(glyphs.check) fits", .ok, bold: true), Span(of, .ok)]
        case false: [Span("\(glyphs.cross) does not fit", .error, bold: true), Span(of, .error)]
        default: [Span("? fits by one source only", .warn, bold: true), Span(of, .warn)]
        }
    }

    /// What one device holds against what the engine may take of it.
    func addMemory(to page: inout Page) {
        let memory = kept.memory
        let capacity = max(memory.usable, 1)
        let parts: [(MemoryEvaluation.Part, Role)] = [
            (.weights, .weights), (.cache, .kv), (.activations, .activations), (.reserve, .bar_empty),
        ]
        let difference = abs(capacity - memory.total)
        let more =
            switch memory.fits {
            case true: "\(bytesText(difference)) free"
            case false: "\(bytesText(difference)) too much"
            default: ""
            }
        page.flow([fitSpans, [Span(more)]].filter { !$0.allSatisfy { $0.text.isEmpty } })
        let scale = max(capacity, memory.total)
        page.bar(parts.map { (memory.bytes($0.0) / scale, $0.1) })
        var table = Table([
            Table.Column("", .words(least: 1), priority: 4), Table.Column("", .words(least: 11), priority: 0),
            Table.Column("", .figure, priority: 1), Table.Column("", .figure, priority: 2),
            Table.Column("", .words(least: 16), priority: 3),
        ])
        for (part, role) in parts {
            let bytes = memory.bytes(part)
            table.add([
                .text(StackedBar.Segment(fraction: 1, role: role).sign(look.glyphs), role),
                .text(part.rawValue, .fg, bold: part == memory.largest), .text(bytesText(bytes)),
                .text(Figure.percent(bytes / memory.total), .muted), .text(explanation(of: part, memory), .muted),
            ])
        }
        table.add([
            .none, .text("together", .title, bold: true), .text(bytesText(memory.total), .title, bold: true),
        ])
        page.table(table)
    }

    func addMemoryByStage(to page: inout Page) {
        let memory = kept.memory
        page.heading("by stage, activations at most")
        var table = Table([
            Table.Column("stage", .words(least: 7), priority: 0),
            Table.Column("activations", .figure, priority: 1),
            Table.Column("KV cache", .figure, priority: 2, role: .kv),
            Table.Column("", .words(least: 8), priority: 3),
        ])
        for stage in evaluation.stages {
            table.add([
                .text(stage.rawValue, stage.role), .text(bytesText(memory.peaks[stage] ?? 0)),
                .text(bytesText(memory.caches[stage] ?? 0), .kv),
                .text(stage == memory.worstStage ? "\(look.glyphs.left) largest" : "", .warn),
            ])
        }
        page.table(table)
        page.blank()
        page.text(hint(memory), .muted)
    }

    func bytesText(_ bytes: Double) -> String {
        guard figures != .binary else { return Figure.bytes(Count(UInt128(max(0, min(bytes, 1e30)))), style: .binary) }
        return figures == .bits ? Figure.scaled(bytes * 8, "b") : Figure.scaled(bytes, "B")
    }

    /// A part and its whole, with the unit once where it is one: `8.44 of 85.9 GB`.
    func bytesText(_ part: Double, of whole: Double) -> String {
        let texts = [bytesText(part), bytesText(whole)]
        let units = texts.map { $0.split(separator: " ").last ?? "" }
        let first = units[0] == units[1] ? texts[0].dropLast(units[0].count + 1) : texts[0][...]
        return "\(first) of \(texts[1])"
    }

    private func explanation(of part: MemoryEvaluation.Part, _ memory: MemoryEvaluation) -> String {
        switch part {
        case .weights:
            scenario.workload.hasUniformWeights
                ? scenario.workload.weightFormat.rawValue : scenario.workload.weightFacts
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
            "Activations are the largest part: logits = last, execution = graph, or a smaller batch shrink them."
        case .reserve: "The reserve is the largest part."
        }
    }
}
