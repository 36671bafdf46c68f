import AnalyticCore
import TerminalKit

extension ExplainPage {
    /// Why an operation takes its time: the parts of one of its kernels with their reasons, what they make together, and how
    /// many of them run.
    mutating func addTimes(of passes: [Pass]) {
        for pass in passes {
            guard let account = state.timing.account(of: node, in: pass) else { continue }
            page.heading("time, \(state.evaluation.plan.title(of: pass))")
            if account.kernels == 0 || account.terms.isEmpty {
                page.text("no kernel of its own: computed within its neighbour's", .muted)
                continue
            }
            page.text("one kernel of \(account.family.title), by its closed form", .muted)
            var table = Table([
                Table.Column("", .words(least: 12), priority: 0), Table.Column("", .figure, priority: 1),
                Table.Column("", .words(least: 24), priority: 2),
            ])
            for term in account.terms {
                table.add([.text(term.name), .text(Figure.seconds(term.seconds)), .text(term.reason, .muted)])
            }
            let parts = account.terms.reduce(0) { $0 + $1.seconds }
            table.add([
                .text("together", .title, bold: true), .text(Figure.seconds(account.one), .title, bold: true),
                .text(account.one < parts * 0.995 ? "less than the sum: arithmetic and traffic overlap" : "", .muted),
            ])
            page.table(table)
            let count = Figure.plain(account.kernels)
            page.text(
                "\(count) kernel\(account.kernels == 1 ? "" : "s") \(state.look.glyphs.times) \(Figure.seconds(account.one)) = \(Figure.seconds(account.seconds)) in this pass",
                .title)
            let error =
                account.fit.error.map { ", mean error \(Figure.percent($0)) over \(account.fit.rows) kernels" } ?? ""
            page.text("constants: \(account.fit.standing.words)\(error)", account.fit.standing.role)
        }
    }

    /// Estimate and floor of the node in each stage, and what stands between them.
    mutating func addStageTimes() {
        let stages = state.shownStages.filter { state.timing.time(of: node, in: $0).seconds > 0 }
        guard !stages.isEmpty else { return }
        page.heading("time in all, on \(state.deviceName), \(state.scenario.workload.execution.rawValue)")
        var table = Table(
            [
                Table.Column("stage", .words(least: 7), priority: 0), Table.Column("estimate", .figure, priority: 1),
                Table.Column("floor", .figure, priority: 2),
            ] + limiters(of: stages).map { Table.Column($0.title, .figure, priority: 3, role: $0.role) })
        for stage in stages {
            let time = state.timing.time(of: node, in: stage)
            table.add(
                [
                    .text(stage.rawValue, stage.role), .text(Figure.seconds(time.seconds), bold: true),
                    .text(time.floor > 0 ? Figure.seconds(time.floor) : "—", .muted),
                ]
                    + limiters(of: stages).map { limiter in
                        .text(time.seconds(limiter) > 0 ? Figure.seconds(time.seconds(limiter)) : "—", .muted)
                    })
        }
        page.table(table)
        page.text(
            "the floor leaves out: activations, fixed costs, padding, masked halves, unread logits, host and link",
            .muted)
    }

    private func limiters(of stages: [Stage]) -> [Limiter] {
        Limiter.allCases.filter { limiter in
            stages.contains { state.timing.time(of: node, in: $0).seconds(limiter) > 0 }
        }
    }
}
