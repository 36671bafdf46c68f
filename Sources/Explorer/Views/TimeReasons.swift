import AnalyticCore
import Studies
import TerminalKit

extension Limiter {
    /// The limiter's colour.
    var role: Role {
        switch self {
        case .matrix: .compute_bound
        case .vector: .vector_bound
        case .memory: .memory_bound
        case .launch: .launch_bound
        case .host: .host_bound
        case .link: .link_bound
        }
    }

    /// What the time goes to, in a line.
    var reason: String {
        switch self {
        case .matrix: "arithmetic of products, at the share of the peak that kernels reach"
        case .vector: "arithmetic outside products: norms, softmax, activations"
        case .memory: "weights, cache and activations on their way to and from memory"
        case .launch: "fixed cost of each kernel: launch, prologue, epilogue, a block's walk"
        case .host: "the device waits for the host to launch the next kernel"
        case .link: "data on their way between devices"
        }
    }
}

extension ExplorerState {
    /// What the time of the shown stages goes to; it adds up.
    func addLimiters(to page: inout Page) {
        let time = shownTime(of: 0)
        guard time.seconds > 0 else { return }
        let shown = Limiter.allCases.filter { time.seconds($0) > 0 }.sorted { time.seconds($0) > time.seconds($1) }
        var table = Table([
            Table.Column("", .words(least: 1), priority: 4), Table.Column("", .words(least: 8), priority: 0),
            Table.Column("", .figure, priority: 1), Table.Column("", .figure, priority: 2),
            Table.Column("", .bar(least: 6, most: 200), priority: 3),
        ])
        for limiter in shown {
            let seconds = time.seconds(limiter)
            table.add([
                .text(StackedBar.Segment(fraction: 1, role: limiter.role).sign(look.glyphs), limiter.role),
                .text(limiter.title, limiter.role, bold: limiter == shown.first), .text(Figure.seconds(seconds)),
                .text(Figure.percent(seconds / time.seconds), .muted), .bar([(seconds / time.seconds, limiter.role)]),
            ])
        }
        table.add([
            .none, .text("together", .title, bold: true), .text(Figure.seconds(time.seconds), .title, bold: true),
            .text("100%", .muted),
        ])
        page.table(table)
    }

    /// Why a request takes as long as it does, or the stage that is shown: one sentence with its arithmetic. nil where nothing runs.
    var reason: String? {
        Reason(kept.service, stages: stage.stage.map { [$0] }, style: figures, times: look.glyphs.times)?.text
    }

    /// What the constants of the kernels in use rest on: how much of the device's time, measured or not, with what error.
    func addBasis(to page: inout Page) {
        var seconds: [KernelFamily: Double] = [:]
        for (family, time, _) in shownStages.flatMap({ kept.families[$0] ?? [] }) {
            seconds[family, default: 0] += time
        }
        let whole = seconds.values.reduce(0, +)
        guard whole > 0 else { return }
        page.heading("what the device's time is estimated from")
        var table = Table([
            Table.Column("kernels", .words(least: 12), priority: 0), Table.Column("time", .figure, priority: 2),
            Table.Column("share", .figure, priority: 3), Table.Column("constants", .words(least: 12), priority: 1),
            Table.Column("error", .figure, priority: 4), Table.Column("rows", .figure, priority: 5),
        ])
        let order = seconds.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        for (family, time) in order {
            let fit = scenario.machine.device.kernels[fit: family]
            table.add([
                .text(family.title), .text(Figure.seconds(time)), .text(Figure.percent(time / whole), .muted),
                .text(fit.standing.words, fit.standing.role),
                .text(fit.error.map { "±" + Figure.percent($0) } ?? "—"),
                .text(fit.rows > 0 ? Figure.grouped(Count(fit.rows)) : "—", .muted),
            ])
        }
        table.add([
            .text("together", .title, bold: true), .text(Figure.seconds(whole), .title, bold: true),
            .text("100%", .muted),
        ])
        page.table(table)
    }
}

extension KernelFit.Standing {
    /// The words on screen.
    var words: String {
        switch self {
        case .measured: "measured"
        case .carried: "carried over"
        case .assumed: "assumed"
        case .user: "set by you"
        }
    }

    /// Its colour.
    var role: Role {
        switch self {
        case .measured: .ok
        case .carried, .user: .fg
        case .assumed: .warn
        }
    }
}
