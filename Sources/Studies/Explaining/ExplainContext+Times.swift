import AnalyticCore

extension ExplainContext {
    /// Why an operation takes its time: the parts of one kernel, how many run, what the device waits for, and their sum.
    func addOperationTime(_ node: Int, to page: inout Explained) {
        let shown = stages.filter { timing.time(of: node, in: $0).seconds > 0 }
        guard !shown.isEmpty else {
            page.heading("time")
            page.text("none of its own: it is worked out within its neighbour's kernel", .muted)
            return
        }
        for each in shown {
            page.heading(shown.count > 1 ? "time, \(each.rawValue)" : "time")
            var passes = evaluation.plan.passes(of: each).filter { evaluation.calls(of: node, in: $0) > .zero }
            let accounts = passes.compactMap { pass in timing.account(of: node, in: pass).map { (pass, $0) } }
            passes = accounts.map(\.0)
            guard let account = accounts.first?.1 else { continue }
            let isSteady = accounts.allSatisfy { $0.1.one == account.one && $0.1.kernels == account.kernels }
            var chain: [Explained.Step] = []
            for (pass, account) in isSteady ? Array(accounts.prefix(1)) : accounts {
                chain += parts(of: account, passes.count > 1 && !isSteady ? title(of: pass) : "")
            }
            page.text(
                "one kernel of \(account.family.title), by its closed form; constants \(account.fit.standing.title)",
                .muted)
            page.chain(chain + closing(each, node, accounts.map { ($0.0, $0.1) }, isSteady))
        }
        if shown.count > 1 {
            page.chain([
                Explained.Step(
                    "time in all",
                    shown.map { seconds(timing.time(of: node, in: $0).seconds) }.joined(separator: " + "),
                    seconds(time(of: node).seconds), isSum: true)
            ])
        }
        page.text(
            "\(Figure.percent(time(of: node).seconds / max(time(of: 0).seconds, .leastNonzeroMagnitude))) of the \(seconds(time(of: 0).seconds)) of \(scopeWords); floor \(seconds(time(of: node).floor))",
            .muted)
        if timing.timed.scenario != evaluation.scenario {
            page.text(
                "Times are of the form in which servers run it; FLOPs and bytes are those of the reference.", .muted)
        }
    }

    /// The parts of one kernel, and what they make.
    private func parts(of account: KernelAccount, _ pass: String) -> [Explained.Step] {
        guard account.kernels > 0, !account.terms.isEmpty else { return [] }
        let compute = account.terms.first { $0.kind == .compute }?.seconds ?? 0
        let memory = account.terms.first { $0.kind == .memory }?.seconds ?? 0
        let parts = account.terms.reduce(0) { $0 + $1.seconds }
        return account.terms.map { term in
            var words = account.arithmetic(of: term) ?? term.reason
            // Of the two that overlap the shorter one costs next to nothing.
            if term.kind == .compute, compute < memory { words += ", hidden behind memory" }
            if term.kind == .memory, memory < compute { words += ", hidden behind arithmetic" }
            return Explained.Step(term.name, words, seconds(term.seconds))
        } + [
            Explained.Step(
                pass.isEmpty ? "one kernel" : "one kernel, \(pass)",
                account.one < parts * 0.995
                    ? "less than the sum: arithmetic and traffic overlap" : "the sum of its parts", seconds(account.one)
            )
        ]
    }

    /// From one kernel to the time of a stage.
    private func closing(
        _ each: Stage, _ node: Int, _ accounts: [(Pass, KernelAccount)], _ isSteady: Bool
    ) -> [Explained.Step] {
        let time = timing.time(of: node, in: each)
        var steps: [Explained.Step] = []
        let decode = scenario.workload.decodeTokens
        for (pass, account) in isSteady ? Array(accounts.prefix(1)) : accounts {
            let isStep = evaluation.plan.step(of: pass) != nil
            steps.append(
                Explained.Step(
                    isSteady && !isStep
                        ? each.rawValue : isStep ? (isSteady ? "a step" : title(of: pass)) : title(of: pass),
                    "\(count(account.kernels)) kernel\(account.kernels == 1 ? "" : "s") × \(seconds(account.one))",
                    seconds(account.seconds)))
        }
        if each == .decode {
            steps.append(
                Explained.Step(
                    "\(decode) step\(decode == 1 ? "" : "s")",
                    isSteady
                        ? "\(decode) × \(seconds(time.busy / Double(max(1, decode))))"
                        : "from the first to the last, which differ by the context",
                    seconds(time.busy)))
        } else if accounts.count > 1 {
            steps.append(
                Explained.Step(
                    each.rawValue, accounts.map { seconds($0.1.seconds) }.joined(separator: " + "), seconds(time.busy)))
        }
        if time.host > 0 {
            steps.append(
                Explained.Step(
                    "host",
                    "\(count(time.launches)) launch\(time.launches == 1 ? "" : "es") × \(seconds(time.host / max(1, time.launches))) in which the device waits",
                    seconds(time.host)))
            steps.append(
                Explained.Step(
                    "\(each.rawValue) in all", "\(seconds(time.busy)) + \(seconds(time.host))", seconds(time.seconds),
                    isSum: true))
        } else if let last = steps.indices.last {
            steps[last].isSum = true
        }
        return steps
    }
}

extension KernelFit.Standing {
    /// What constants rest on, in a word or two.
    public var title: String {
        switch self {
        case .measured: "measured"
        case .carried: "carried over"
        case .assumed: "assumed"
        case .user: "set by you"
        }
    }
}
