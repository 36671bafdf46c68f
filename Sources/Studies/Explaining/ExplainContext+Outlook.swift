import AnalyticCore

extension ExplainContext {
    /// What would change the subject's figure, and by how much: each line is a full evaluation with one value changed.
    func addOutlook(to page: inout Explained) {
        page.heading("what would change it")
        guard let outlook else { return page.text("working it out…", .muted) }
        let figure: String?
        let title: String
        switch outlook.request.subject {
        case .parameter: return
        case .node:
            figure = nil
            title = "time for one \(scenario.model.card.request)"
        case .figure(let id):
            figure = id
            title = outlook.now.entries.first { $0.id == id }?.title ?? id
        }
        func value(_ outcome: Outcome) -> Double? { figure.map { outcome.value($0) } ?? outcome.nodeSeconds }
        guard let before = value(outlook.now), before > 0 else { return page.text("nothing: it takes no time", .muted) }
        func text(_ outcome: Outcome) -> String {
            guard let figure else { return seconds(outcome.nodeSeconds ?? 0) }
            return outcome.entries.first { $0.id == figure }?.text ?? "—"
        }
        var table = Explained.Table([
            .init("one value changed", .words, priority: 0), .init("now", .figure, priority: 2),
            .init("then", .figure, priority: 1), .init("", .figure, priority: 1),
            .init("memory then", .figure, priority: 3),
        ])
        let changes = outlook.changes.compactMap { change -> (Outlook.Change, Double)? in
            value(change.outcome).map { (change, $0) }
        }.filter { abs($0.1 / before - 1) > 0.005 }
        let rises = figure == "rate"
        for (change, after) in changes.sorted(by: { rises ? $0.1 > $1.1 : $0.1 < $1.1 }) {
            let isGood = rises ? after > before : after < before
            table.add([
                .text(change.words), .text(text(outlook.now), .muted), .text(text(change.outcome), .strong),
                .text(Figure.ratio(after / before), isGood ? .good : .warning),
                .text(change.outcome.value("memory").map { bytes($0) } ?? "—", .muted),
            ])
        }
        guard !table.rows.isEmpty else {
            let tried = outlook.changes.map(\.words).joined(separator: ", ")
            return page.text("none of these moves it by half a percent: \(tried)", .muted)
        }
        page.text(title, .muted)
        page.table(table)
        let idle = outlook.changes.filter { change in !changes.contains { $0.0.id == change.id } }.map(\.words)
        if !idle.isEmpty { page.text("no effect: " + idle.joined(separator: ", "), .muted) }
    }
}
