import AnalyticCore

extension ExplainContext {
    /// A module: what it is, its parts with their sum, its passes with theirs, and why it takes as long as it does.
    func module(_ node: Int) -> Explained {
        var page = Explained(path: breadcrumb(of: node), holdsFor: holdsFor)
        addSummary(of: node, to: &page)
        addOwner(of: node, to: &page)
        addParts(of: node, to: &page)
        addPasses(of: node, to: &page)
        addPlace(of: node, to: &page)
        addOutlook(to: &page)
        addSource(of: node, to: &page)
        return page
    }

    /// What the node comes to, in a line: time with its share and what holds it up, FLOPs, bytes.
    func addSummary(of node: Int, to page: inout Explained) {
        let (time, cost) = (time(of: node), cost(of: node))
        let whole = self.time(of: 0).seconds
        var facts: [String] = []
        if time.seconds > 0 {
            let share = node > 0 && whole > 0 ? ", \(Figure.percent(time.seconds / whole)) of \(seconds(whole))" : ""
            facts.append(seconds(time.seconds) + share)
            if let limiter = time.limiter {
                facts.append("\(Figure.percent(time.seconds(limiter) / time.seconds)) held up by \(limiter.title)")
            }
        } else {
            facts.append("no time of its own")
        }
        if cost.matrix > .zero { facts.append(Figure.flops(cost.matrix, style: style)) }
        if cost.traffic > .zero { facts.append("\(bytes(cost.traffic)) moved") }
        let parameters = evaluation.nodes[node].parameters
        if parameters > .zero { facts.append("\(exact(parameters)) parameters") }
        let instances = evaluation.nodes[node].instances.count
        if instances > 1 { facts.append("\(instances) instances together") }
        page.text(facts.joined(separator: " · "), .strong)
    }

    /// What the layer of a node is, and why it is there.
    func addOwner(of node: Int, to page: inout Explained) {
        let owner = evaluation.lineage(of: node).last { evaluation.nodes[$0].layer != nil }
        guard let owner, let card = evaluation.nodes[owner].layer?.card else { return }
        page.text("\(card.name)", .strong)
        page.text("\(card.summary)")
        page.text("\(card.why)")
        page.text("\(card.shapes)", .muted)
    }

    /// Where the code is that is counted, and whether its counts were measured.
    func addSource(of node: Int, to page: inout Explained) {
        let owner = evaluation.lineage(of: node).last { evaluation.nodes[$0].layer != nil }
        guard let owner, let card = evaluation.nodes[owner].layer?.card else { return }
        page.heading("in the reference implementation")
        page.text("\(card.source), class \(card.name); here \(pathWords(of: node))", .muted)
        if let known = measured["\(card.name)"] {
            page.text(known.sentence, known.tone)
        }
    }

    private func pathWords(of node: Int) -> String {
        let path = evaluation.path(of: node)
        return path.isEmpty ? "the whole model" : path
    }

    /// What a module is made of; the last row is the module's own figure.
    private func addParts(of node: Int, to page: inout Explained) {
        let parts = parts(of: node)
        guard !parts.isEmpty else { return }
        page.heading("its parts add up")
        var table = Explained.Table([
            .init("part", .words, priority: 0), .init("FLOPs", .figure, priority: 2),
            .init("bytes", .figure, priority: 3), .init("time", .figure, priority: 1),
            .init("share", .figure, priority: 4), .init("held up by", .words, priority: 5),
            .init("kernels", .figure, priority: 7), .init("", .bar, priority: 6),
        ])
        let whole = time(of: node)
        func cells(_ name: String, _ tone: Explained.Tone, _ cost: Cost, _ time: Time) -> [Explained.Table.Cell] {
            [
                .text(name, tone), .text(cost.matrix == .zero ? "—" : Figure.number(cost.matrix, style: style)),
                .text(cost.traffic == .zero ? "—" : bytes(cost.traffic)), .text(seconds(time.seconds)),
                .text(whole.seconds > 0 ? Figure.percent(time.seconds / whole.seconds) : "—", .muted),
                .text(time.limiter?.title ?? "", time.limiter.map { .limiter($0) } ?? .muted),
                .text(cost.launches == .zero ? "—" : Figure.number(cost.launches, style: style), .muted),
                .bar(Self.shares(time, of: whole.seconds)),
            ]
        }
        let sorted = parts.sorted { first, second in
            let times = (time(of: first).seconds, time(of: second).seconds)
            return times.0 == times.1 ? first < second : times.0 > times.1
        }
        let idle = sorted.filter { cost(of: $0) == .zero && time(of: $0).seconds == 0 }
        let small = sorted.filter { !idle.contains($0) && time(of: $0).seconds < whole.seconds * 1e-3 }
        let folded = small.count > 2 ? small : []
        for part in sorted where !idle.contains(part) && !folded.contains(part) {
            table.add(cells(evaluation.displayName(of: part), .plain, cost(of: part), time(of: part)))
        }
        if !folded.isEmpty {
            table.add(
                cells(
                    "\(folded.count) smaller ones", .muted, folded.reduce(.zero) { $0 + cost(of: $1) },
                    folded.reduce(.zero) { $0 + time(of: $1) }))
        }
        let rest = whole.seconds - parts.reduce(0) { $0 + time(of: $1).seconds }
        if rest > whole.seconds * 1e-6 {
            var link = Time()
            link.link = rest
            table.add(cells("link between devices", .muted, .zero, link))
        }
        table.add(cells("together", .strong, cost(of: node), whole), isSum: true)
        page.table(table)
        if !idle.isEmpty {
            page.text("\(idle.count) more that cost nothing\(stage.map { " in \($0.rawValue)" } ?? "")", .muted)
        }
    }

    private static func shares(_ time: Time, of whole: Double) -> [Limiter: Double] {
        guard whole > 0 else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: Limiter.allCases.filter { time.seconds($0) > 0 }.map {
                ($0, time.seconds($0) / whole)
            })
    }

    /// The children, with lists of layers replaced by what they hold.
    private func parts(of node: Int) -> [Int] {
        evaluation.children(of: node).flatMap { child -> [Int] in
            guard let name = evaluation.nodes[child].className, evaluation.nodes[child].end > child + 1 else {
                return [child]
            }
            let isBody = node == 0 && evaluation.nodes[child].name.description == "model"
            return isBody || name == "ModuleList" ? parts(of: child) : [child]
        }
    }

    /// Every pass in which the node runs, and how they make up what it costs.
    private func addPasses(of node: Int, to page: inout Explained) {
        let plan = evaluation.plan
        let shown = stages.filter { evaluation.calls(of: node, in: $0) > .zero }
        guard !shown.isEmpty else { return }
        page.heading("its passes add up")
        var table = Explained.Table([
            .init("pass", .words, priority: 0), .init("FLOPs", .figure, priority: 1),
            .init("bytes", .figure, priority: 2), .init("time", .figure, priority: 3),
        ])
        func row(_ name: String, _ tone: Explained.Tone, _ cost: Cost, _ time: Double?, isSum: Bool = false) {
            table.add(
                [
                    .text(name, tone), .text(exact(cost.matrix), isSum ? .strong : .plain),
                    .text(exact(cost.traffic) + " B", isSum ? .strong : .plain),
                    .text(time.map(seconds) ?? "", isSum ? .strong : .plain),
                ], isSum: isSum)
        }
        for each in shown {
            let time = timing.time(of: node, in: each).seconds
            switch each {
            case .vision:
                for pass in plan.passes(of: each) where evaluation.calls(of: node, in: pass) > .zero {
                    let calls = evaluation.calls(of: pass)
                    row(
                        "  \(title(of: pass))" + (calls > 1 ? ", \(calls) \(scenario.model.card.requests)" : ""),
                        .muted,
                        evaluation.cost(of: node, in: pass), nil)
                }
            case .prefill: break
            case .decode:
                for run in plan.runs where run.steps > 0 {
                    for pass in run.steps == 1 ? [run.first] : [run.first, run.last] {
                        let isRoot = node == 0 && pass == .firstStep ? timing.steps.first.seconds : nil
                        row(
                            "  \(title(of: pass))", .muted, evaluation.cost(of: node, in: pass),
                            node == 0 && pass == .lastStep ? timing.steps.last.seconds : isRoot)
                    }
                }
            }
            let steps = scenario.workload.decodeTokens
            let words =
                each == .decode ? "decode: \(steps) step\(steps == 1 ? "" : "s") × (first + last) / 2" : each.rawValue
            row(
                plan.runs.count > 1 && each == .decode ? "decode: \(steps) steps, run by run" : words, .stage(each),
                evaluation.cost(of: node, in: each), time)
        }
        if shown.count > 1 {
            row("the \(scenario.model.card.request)", .strong, cost(of: node), time(of: node).seconds, isSum: true)
        }
        page.table(table)
    }
}
