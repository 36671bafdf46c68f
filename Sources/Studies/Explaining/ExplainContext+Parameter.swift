import AnalyticCore

extension ExplainContext {
    /// A parameter: what it is, where it enters, and what moves when it moves, found by moving it.
    func parameter(_ id: String) -> Explained {
        guard let parameter = try? scenario.parameters.parameter(id) else {
            return Explained(path: [scenario.model.card.title], holdsFor: holdsFor)
        }
        var page = Explained(path: [parameter.group.title, parameter.label], holdsFor: holdsFor)
        page.text(parameter.help)
        let value = parameter.text(in: scenario)
        let preset = parameter.text(in: scenario.defaults)
        let unit = parameter.unit.isEmpty ? "" : " " + parameter.unit
        var facts = ["\(parameter.id) = \(value)\(unit)", "allowed: \(parameter.allowed)"]
        if preset != value { facts.append("default: \(preset)") }
        if let path = parameter.configPath { facts.append("in config.json: \(path)") }
        if !parameter.symbol.isEmpty { facts.append("in formulas: \(parameter.symbol)") }
        page.text(facts.joined(separator: "; "), .muted)
        guard let outlook, case .parameter(id) = outlook.request.subject else {
            page.heading("what it changes")
            page.text("working it out…", .muted)
            return page
        }
        guard !outlook.changes.isEmpty else {
            page.heading("what it changes")
            page.text("No other value is legal beside the present ones.", .muted)
            return page
        }
        addMoves(outlook, to: &page)
        addLayers(outlook, to: &page)
        return page
    }

    /// The figures that move, a column for each value tried.
    private func addMoves(_ outlook: Outlook, to page: inout Explained) {
        page.heading("what it changes")
        func isMoved(_ first: Double, _ second: Double?) -> Bool {
            guard let second else { return true }
            return abs(first - second) > abs(first) * 1e-6
        }
        let moved = outlook.now.entries.filter { entry in
            outlook.changes.contains { isMoved(entry.value, $0.outcome.value(entry.id)) }
        }
        guard !moved.isEmpty else {
            let tried = outlook.changes.map(\.to).joined(separator: ", ")
            return page.text("Nothing moves between \(outlook.changes[0].from) and \(tried) at these values.", .muted)
        }
        page.table(outlook.changes.count > Self.mostColumns ? rows(of: outlook, moved) : columns(of: outlook, moved))
        let still = outlook.now.entries.filter { entry in !moved.contains { $0.id == entry.id } }.map(\.title)
        if !still.isEmpty { page.text("unchanged: " + still.joined(separator: "; "), .muted) }
    }

    /// Values tried that stand in columns side by side; more of them are rows.
    private static let mostColumns = 2

    private func cell(_ entry: Outcome.Entry, in change: Outlook.Change) -> Explained.Table.Cell {
        guard let other = change.outcome.entries.first(where: { $0.id == entry.id }) else { return .text("—") }
        let isSame = abs(other.value - entry.value) <= abs(entry.value) * 1e-6
        let ratio = entry.value > 0 && !isSame ? " " + Figure.ratio(other.value / entry.value) : ""
        return .text(other.text + ratio, isSame ? .muted : .plain)
    }

    /// A row for each figure.
    private func columns(of outlook: Outlook, _ moved: [Outcome.Entry]) -> Explained.Table {
        var table = Explained.Table(
            [.init("figure", .words, priority: 0), .init(Self.short(outlook.changes[0].from), .figure, priority: 1)]
                + outlook.changes.enumerated().map { .init(Self.short($1.to), .figure, priority: 2 - $0) })
        for entry in moved {
            table.add([.text(entry.title), .text(entry.text, .strong)] + outlook.changes.map { cell(entry, in: $0) })
        }
        return table
    }

    /// A row for each value, with the figures that users ask for first.
    private func rows(of outlook: Outlook, _ moved: [Outcome.Entry]) -> Explained.Table {
        let order = ["rate", "tpot", "ttft", "memory", "traffic", "flops", "context", "weights", "kv", "activations"]
        let shown = order.compactMap { id in moved.first { $0.id == id } }
        var table = Explained.Table(
            [.init("value", .words, priority: 0)]
                + shown.enumerated().map { .init($1.title, .figure, priority: 1 + $0) })
        table.add([.text(outlook.changes[0].from + ", now", .strong)] + shown.map { .text($0.text, .strong) })
        for change in outlook.changes { table.add([.text(change.to)] + shown.map { cell($0, in: change) }) }
        return table
    }

    /// The classes of layers whose figures move with the first value tried.
    private func addLayers(_ outlook: Outlook, to page: inout Explained) {
        guard let change = outlook.changes.last else { return }
        let (before, after) = (outlook.now.layers, change.outcome.layers)
        func differs(_ first: Double, _ second: Double) -> Bool { abs(first - second) > max(first, second) * 1e-6 }
        let names = Set(before.keys).union(after.keys).filter { name in
            let (old, new) = (before[name] ?? Outcome.Layer(), after[name] ?? Outcome.Layer())
            return differs(old.flops, new.flops) || differs(old.bytes, new.bytes) || differs(old.seconds, new.seconds)
                || differs(old.parameters, new.parameters)
        }
        page.heading("where it enters, \(change.from) → \(change.to)")
        guard !names.isEmpty else { return page.text("in no layer: it is about the service around them", .muted) }
        var table = Explained.Table([
            .init("layers of class", .words, priority: 0), .init("FLOPs", .figure, priority: 2),
            .init("bytes", .figure, priority: 3), .init("weights", .figure, priority: 4),
            .init("time now", .figure, priority: 5), .init("then", .figure, priority: 1),
        ])
        func ratio(_ old: Double, _ new: Double) -> String {
            old > 0 && differs(old, new) ? Figure.ratio(new / old) : "="
        }
        func moved(_ name: String) -> Double { abs((after[name]?.seconds ?? 0) - (before[name]?.seconds ?? 0)) }
        for name in names.sorted(by: { moved($0) == moved($1) ? $0 < $1 : moved($0) > moved($1) }) {
            let (old, new) = (before[name] ?? Outcome.Layer(), after[name] ?? Outcome.Layer())
            table.add([
                .text(name), .text(ratio(old.flops, new.flops)), .text(ratio(old.bytes, new.bytes)),
                .text(ratio(old.parameters, new.parameters)), .text(seconds(old.seconds), .muted),
                .text(seconds(new.seconds)),
            ])
        }
        page.table(table)
        let others = Set(before.keys).count - names.intersection(before.keys).count
        if others > 0 {
            page.text("\(others) other class\(others == 1 ? "" : "es") unchanged; = stands for no change", .muted)
        }
    }

    /// A value as the title of a column.
    private static func short(_ value: String) -> String { value.count > 18 ? String(value.prefix(17)) + "…" : value }
}
