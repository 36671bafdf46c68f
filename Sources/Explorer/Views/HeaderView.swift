import AnalyticCore
import Studies
import TerminalKit
import TextKit

extension ExplorerState {
    /// The top rows: what the figures hold for, whether it fits, and the views.
    func drawHeader(on painter: inout Painter) {
        let saysModel = drawFacts(on: &painter)
        if ScreenLayout.headerRows(size) > 1 { drawTabs(on: &painter, saysModel: saysModel) }
    }

    /// What every figure holds for, in words; the least important falls away first, the verdict last. Says whether the model is
    /// among it.
    private func drawFacts(on painter: inout Painter) -> Bool {
        func solve(_ facts: [HeaderFact]) -> [Int?] {
            let needs = facts.map { fact in
                let width = fact.spans.reduce(0) { $0 + displayWidth(look.glyphs.text($1.text)) }
                return ColumnNeed(least: width, ideal: width, priority: fact.priority)
            }
            return ColumnSolver.widths(of: needs, in: max(0, size.columns - 1), gap: 3)
        }
        var facts = headerFacts
        var widths = solve(facts)
        // Where what always stands there has no room, the verdict goes without its figures.
        if zip(facts, widths).contains(where: { $0.priority <= Self.alwaysSaid && $1 == nil }) {
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
            if let target = fact.target {
                painter.hitMap.add(
                    Rect(origin: Point(column: column, row: 0), size: Size(columns: width, rows: 1)), target)
            }
            for span in fact.spans where column < end {
                column += painter.put(span.text, column, 0, span.role, bold: span.isBold, width: end - column)
            }
        }
        return zip(facts, widths).contains { $0.priority == modelPriority && $1 != nil }
    }

    /// Facts up to this priority stand there always, or the verdict goes without its figures.
    private static let alwaysSaid = 30

    /// Where the views have no row, nothing else there says which model it is; where its name leaves them no room for theirs, it
    /// goes before other facts.
    private var modelPriority: Int {
        guard ScreenLayout.headerRows(size) > 1 else { return 15 }
        let room = size.columns - Self.width(of: tabs(.all)) - 3
        let isTight = room >= displayWidth(Self.program) && modelNames.allSatisfy { displayWidth($0) > room }
        return isTight ? 55 : 70
    }

    /// The model's names, the longest first; what a title adds behind a comma may fall away.
    private var modelNames: [String] {
        let card = scenario.model.card
        return [card.title, card.title.split(separator: ",").first.map(String.init) ?? card.id, card.id]
    }

    private static let program = "ModelMeter"

    private var headerFacts: [HeaderFact] {
        let text = FigureText(format: figures)
        let workload = scenario.workload
        let geometry = evaluation.geometry
        let size = text.parameters(evaluation.parameterCount)
        let model = scenario.model
        var page = model.facts.hasVision ? "text only" : ""
        if geometry.hasImage {
            page = "page \(workload.image.width)x\(workload.image.height) \(workload.image.mode.rawValue)"
            page += geometry.tiles == 0 ? ", no tiles" : ", \(geometry.grid.rows) rows x \(geometry.grid.columns)"
        }
        let count = scenario.machine.devices
        let tokens =
            "\(FigureText.short(geometry.contextTokens)) + \(FigureText.short(workload.decodeTokens)) tokens"
        return [
            HeaderFact(fitSpans, 0, .view(.memory)),
            HeaderFact(precisionWarning.map { [Span($0, .warn)] } ?? [], 20, .edit("precision.weights")),
            HeaderFact([Span((count > 1 ? "\(count) × " : "") + scenario.deviceName)], 30, .edit("device")),
            HeaderFact([Span("\(scenario.engineName), \(workload.execution.rawValue)")], 10, .edit("engine")),
            HeaderFact([Span("batch \(FigureText.short(workload.batch))")], 40, .edit("batch")),
            HeaderFact([Span(scenario.precisions)], 50, .edit("precision.weights")),
            HeaderFact([Span(tokens, .muted)], 60, .edit("decode.tokens")),
            HeaderFact(
                model.facts.hasTwoForms ? [Span("\(workload.form.rawValue) form", .muted)] : [], 65,
                .edit("form")),
            HeaderFact(page.isEmpty ? [] : [Span(page, .muted)], 80, .edit("image.width")),
            HeaderFact([Span("\(model.card.title) \(size)", .muted)], modelPriority, .edit("model")),
        ].filter { !$0.spans.isEmpty }
    }

    /// What the device has no units for, and what would do.
    var precisionWarning: String? {
        scenario.machine.lack(for: scenario.workload).map {
            scenario.workload.activationPrecision == .bf16 ? $0 + ": use fp16" : $0
        }
    }

    /// The views with their keys, by name where there is room, behind the model where the facts do not say it.
    private func drawTabs(on painter: inout Painter, saysModel: Bool) {
        var column = 1
        let names = saysModel ? [Self.program] : modelNames
        func room(beside tabs: [String]) -> Int { size.columns - 3 - Self.width(of: tabs) }
        var tabs = self.tabs(.all)
        for fewer in [TabNames.digits, .none] {
            let left = room(beside: tabs)
            if names.contains(where: { displayWidth($0) <= left }) { break }
            tabs = self.tabs(fewer)
        }
        // A view that has no room for its key has its name on its frame; the model has only this.
        let left = max(20, room(beside: tabs))
        let title = names.first { displayWidth($0) <= left } ?? look.glyphs.shorten(names[0], to: left)
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

    /// Which views have their names beside their keys: those that letters open lose them first.
    private enum TabNames { case all, digits, none }

    private func tabs(_ names: TabNames) -> [String] {
        ViewSpec.all.map { spec in
            let named = names == .all || names == .digits && spec.key.first?.isNumber == true
            return spec.id == view
                ? "\(named && spec.id != ViewSpec.all[0].id ? " " : "")[\(spec.key) \(spec.title)]"
                : named ? " \(spec.key) \(spec.title)" : " \(spec.key) "
        }
    }

    private static func width(of texts: [String]) -> Int { texts.reduce(0) { $0 + displayWidth($1) } }
}

/// What the figures hold for, in a few words; a click goes to where it is changed.
private struct HeaderFact {
    var spans: [Span]
    /// 0 falls away last.
    var priority: Int
    var target: HitMap.Target?

    init(_ spans: [Span], _ priority: Int, _ target: HitMap.Target?) {
        (self.spans, self.priority, self.target) = (spans, priority, target)
    }
}
