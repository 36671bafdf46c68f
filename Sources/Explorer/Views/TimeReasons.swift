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

    /// Why the shown stages take as long as they do: one sentence with its arithmetic. nil where nothing runs.
    var reason: String? {
        Reason(kept.service, stages: stage.stage.map { [$0] }, style: figures, times: look.glyphs.times)?.text
    }

    /// The operations that take most of the shown stages, of alike layers together: which one limits, and by what.
    func addOperations(to page: inout Page) {
        let whole = shownTime(of: 0)
        guard whole.seconds > 0 else { return }
        var found: [(node: Int, time: Time)] = []
        for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
            let time = shownTime(of: node)
            if time.seconds > 0 { found.append((node, time)) }
        }
        found.sort { first, second in
            let (one, other) = (first.time.seconds, second.time.seconds)
            return one == other ? first.node < second.node : one > other
        }
        page.heading("the operations that take most\(stageScope)")
        var table = Table([
            Table.Column("operation", .words(least: 16), priority: 0), Table.Column("time", .figure, priority: 1),
            Table.Column("share", .figure, priority: 3), Table.Column("held up by", .words(least: 8), priority: 2),
            Table.Column("kernels", .figure, priority: 5), Table.Column("", .bar(least: 6, most: 60), priority: 4),
        ])
        func add(_ name: String, _ time: Time, _ role: Role) {
            table.add([
                .text(name, role), .text(Figure.seconds(time.seconds)),
                .text(Figure.percent(time.seconds / whole.seconds), .muted),
                .text(time.limiter?.title ?? "", time.limiter?.role ?? .muted),
                .text(Figure.grouped(Count(Int(time.launches.rounded()))), .muted),
                .bar(Limiter.allCases.map { (time.seconds($0) / whole.seconds, $0.role) }),
            ])
        }
        let shown = 6
        for each in found.prefix(shown) { add(operationName(each.node), each.time, .fg) }
        if found.count > shown {
            add(
                "\(found.count - shown) more", found.dropFirst(shown).reduce(Time.zero) { $0 + $1.time }, .muted)
        }
        page.table(table)
    }

    /// An operation by where it stands: the group of layers, the module, and its own name.
    private func operationName(_ node: Int) -> String {
        evaluation.lineage(of: node).suffix(3).map { evaluation.title(of: $0) }.joined(separator: ".")
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
                .text(fit.standing.title, fit.standing.role),
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
    /// Its colour.
    var role: Role {
        switch self {
        case .measured: .ok
        case .carried, .user: .fg
        case .assumed: .warn
        }
    }
}
