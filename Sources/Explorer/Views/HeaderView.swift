import AnalyticCore
import TerminalKit
import TextKit

extension ExplorerState {
    /// The top rows: what the figures hold for, whether it fits, and the views.
    func drawHeader(on painter: inout Painter) {
        drawFacts(on: &painter)
        if ScreenLayout.headerRows(size) > 1 { drawTabs(on: &painter) }
    }

    /// What every figure holds for, in words; the least important falls away first, the verdict last.
    private func drawFacts(on painter: inout Painter) {
        func solve(_ facts: [(spans: [Span], priority: Int)]) -> [Int?] {
            let needs = facts.map { fact in
                let width = fact.spans.reduce(0) { $0 + displayWidth(look.glyphs.text($1.text)) }
                return ColumnNeed(least: width, ideal: width, priority: fact.priority)
            }
            return ColumnSolver.widths(of: needs, in: max(0, size.columns - 1), gap: 3)
        }
        var facts = headerFacts
        var widths = solve(facts)
        // Where what always stands there has no room, the verdict goes without its figures.
        if zip(facts, widths).contains(where: { $0.priority <= 3 && $1 == nil }) {
            facts[0].spans.removeLast()
            widths = solve(facts)
        }
        var column = 1
        var isFirst = true
        for (fact, width) in zip(facts, widths) {
            guard let width else { continue }
            if !isFirst { column += painter.put(" · ", column, 0, .border) }
            isFirst = false
            let end = column + width
            for span in fact.spans where column < end {
                column += painter.put(span.text, column, 0, span.role, bold: span.isBold, width: end - column)
            }
        }
    }

    private var headerFacts: [(spans: [Span], priority: Int)] {
        let text = FigureText(format: figures)
        let workload = scenario.workload
        let geometry = evaluation.geometry
        let size = text.parameters(evaluation.parameterCount)
        var page = "text only"
        if geometry.hasImage {
            page = "page \(workload.image.width)x\(workload.image.height) \(workload.image.mode.rawValue)"
            page += geometry.tiles == 0 ? ", no tiles" : ", \(geometry.grid.rows) rows x \(geometry.grid.columns)"
        }
        let count = scenario.machine.devices
        return [
            (fitSpans, 0), (precisionWarning.map { [Span($0, .warn)] } ?? [], 2),
            ([Span((count > 1 ? "\(count) × " : "") + deviceName)], 3), ([Span(engineAndExecution)], 1),
            ([Span("batch \(FigureText.short(workload.batch))")], 4),
            ([Span(precisions)], 5),
            (
                [
                    Span(
                        "\(FigureText.short(geometry.contextTokens)) + \(FigureText.short(workload.decodeTokens)) tokens",
                        .muted)
                ], 6
            ),
            ([Span(page, .muted)], 8), ([Span("DeepSeek-OCR \(size)", .muted)], 7),
        ].filter { !$0.0.isEmpty }
    }

    /// What serves the model, and how its kernels are launched.
    private var engineAndExecution: String {
        let name = scenario.engine.name
        let engine = name == .custom ? "custom engine" : name.rawValue
        return "\(engine), \(scenario.workload.execution.rawValue)"
    }

    /// What the device has no units for, and what would do.
    var precisionWarning: String? {
        let (machine, workload) = (scenario.machine, scenario.workload)
        let (weights, activations) = (workload.weightPrecision, workload.activationPrecision)
        if activations == .bf16, !machine.device.takesBF16 { return "no bf16 matrix units: use fp16" }
        if activations.bits <= 8, machine.matrixPeak(weights, activations) == machine.device.matrix16 {
            return "no \(weights.rawValue) x \(activations.rawValue) units: runs at the 16-bit rate"
        }
        return nil
    }

    /// One word where all are alike.
    private var precisions: String {
        let workload = scenario.workload
        let (weights, activations, cache) = (
            workload.weightFormat.rawValue, workload.activationPrecision.rawValue,
            workload.keyValuePrecision.rawValue
        )
        if weights == activations, weights == cache { return weights }
        return "\(weights) weights, \(activations) activations, \(cache) KV"
    }

    /// The device's name, with a word where its figures were changed.
    var deviceName: String {
        let device = scenario.machine.device
        let isChanged = scenario.devices[device.id] != device
        return isChanged ? "\(device.name) (changed)" : device.name
    }

    /// The views with their keys, by name where there is room.
    private func drawTabs(on painter: inout Painter) {
        var column = 1
        let title = "ModelMeter"
        func texts(named: Bool) -> [String] {
            ViewSpec.all.map { spec in
                spec.id == view
                    ? "\(named && spec.id != ViewSpec.all[0].id ? " " : "")[\(spec.key) \(spec.title)]"
                    : named ? " \(spec.key) \(spec.title)" : " \(spec.key) "
            }
        }
        var tabs = texts(named: true)
        if displayWidth(title) + 3 + tabs.reduce(0, { $0 + displayWidth($1) }) > size.columns {
            tabs = texts(named: false)
        }
        column += painter.put(title, column, 1, .title, bold: true) + 1
        for (spec, text) in zip(ViewSpec.all, tabs) {
            let width = displayWidth(text)
            guard column + width <= size.columns else { return }
            painter.hitMap.add(
                Rect(origin: Point(column: column, row: 1), size: Size(columns: width, rows: 1)), .view(spec.id))
            let isActive = spec.id == view
            column += painter.put(text, column, 1, isActive ? .key : .muted, bold: isActive)
        }
    }
}
