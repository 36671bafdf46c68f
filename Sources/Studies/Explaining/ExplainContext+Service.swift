import AnalyticCore

extension ExplainContext {
    /// The time to the first token: its parts, the sum, and what would change it.
    func firstTokenExplained() -> Explained {
        var page = figurePage("first token (TTFT)")
        let card = scenario.model.card
        page.text(
            evaluation.scenario.model.facts.hasVision
                ? "The time from the arrival of a \(card.request) to the first token of its answer: the host opens, cuts and tokenises it, the vision towers look at it, and the decoder reads the whole prompt once (prefill), whose last position gives the first token."
                : "The time from the arrival of a \(card.request) to the first token of its answer: the host tokenises it, and the decoder reads the whole prompt once (prefill), whose last position gives the first token."
        )
        guard let first = service.firstToken(.estimate) else { return page }
        page.heading("its parts add up")
        let parts = first.parts.filter { $0.seconds > 0 }
        page.chain(
            parts.map { Explained.Step($0.name, words(ofPart: $0.name), seconds($0.seconds)) } + [
                Explained.Step(
                    "first token", parts.map { seconds($0.seconds) }.joined(separator: " + "), seconds(first.seconds),
                    isSum: true)
            ])
        addTarget(first.seconds, scenario.machine.targetTTFT, to: &page)
        addFloor(service.timeToFirstToken(.floor), of: first.seconds, to: &page)
        addSlowest(in: evaluation.stages.filter { $0 != .decode }, of: service.beforeFirst, steps: 1, to: &page)
        addReasons(evaluation.stages.filter { $0 != .decode }, of: service.beforeFirst, to: &page)
        addOutlook(to: &page)
        return page
    }

    /// The time of each token after the first.
    func perTokenExplained() -> Explained {
        var page = figurePage("each token (TPOT)")
        let steps = scenario.workload.decodeTokens
        guard steps > 0, let step = service.timePerOutputToken(.estimate) else {
            page.text("Nothing is decoded: the answer is the one token that the prefill gives (decode.tokens = 0).")
            return page
        }
        let served = service.time
        let time = served.time(of: 0, in: .decode)
        page.text(
            "The mean time of one of the \(steps) decode steps. A step runs the whole decoder for one new token of each sequence: it reads every weight that the token needs, and the keys and values of all tokens before it."
        )
        page.heading("one step adds up")
        let count = Double(steps)
        var chain = Limiter.allCases.filter { time.seconds($0) > 0 }.sorted { time.seconds($0) > time.seconds($1) }
            .map { limiter in
                Explained.Step(
                    limiter.title, words(of: limiter, in: served, steps: count), seconds(time.seconds(limiter) / count))
            }
        let alone = time.seconds / count
        chain.append(
            Explained.Step(
                "kernels and host",
                "of one step, the mean of the first \(seconds(served.steps.first.seconds)) to the last \(seconds(served.steps.last.seconds))",
                seconds(alone), isSum: step <= alone * 1.001))
        if step > alone * 1.001 {
            chain.append(
                Explained.Step(
                    "others",
                    "other requests of the batch: their prefills between the steps, the scheduler, a larger or smaller batch in flight (\(service.running.requests) run at once)",
                    seconds(step - alone)))
            chain.append(
                Explained.Step("each token", "\(seconds(alone)) + \(seconds(step - alone))", seconds(step), isSum: true)
            )
        }
        page.chain(chain)
        addTarget(step, scenario.machine.targetTPOT / 1e3, to: &page)
        addFloor(service.timePerOutputToken(.floor), of: step, to: &page)
        addSlowest(in: [.decode], of: served, steps: count, to: &page)
        addReasons([.decode], of: service.time, to: &page)
        addOutlook(to: &page)
        return page
    }

    /// Requests a second: what one request takes, and how many run at once.
    func rateExplained() -> Explained {
        let card = scenario.model.card
        var page = figurePage("\(card.requests)/s")
        guard let rate = service.pagesPerSecond(.estimate), let latency = service.latency(.estimate) else {
            return page
        }
        page.text("How many \(card.requests) are finished in a second, on all copies of the model together.")
        page.heading("it adds up")
        let steps = scenario.workload.decodeTokens
        var chain = [Explained.Step("first token", "see ttft", seconds(service.timeToFirstToken(.estimate) ?? 0))]
        if steps > 0, let step = service.timePerOutputToken(.estimate) {
            chain.append(Explained.Step("\(steps) steps", "\(steps) × \(seconds(step))", seconds(Double(steps) * step)))
        }
        chain.append(Explained.Step("one \(card.request)", "from its arrival to its last token", seconds(latency)))
        let copies = scenario.machine.dataParallel
        let plain = Double(service.running.requests) / latency * Double(copies)
        chain.append(
            Explained.Step(
                "\(card.requests)/s",
                "\(service.running.requests) at once / \(seconds(latency))" + (copies > 1 ? " × \(copies) copies" : "")
                    + (rate < plain * 0.999 ? ", but no more than the host prepares" : ""), Figure.plain(rate),
                isSum: true))
        page.chain(chain)
        addFloor(nil, of: latency, to: &page)
        addReasons(evaluation.stages, of: service.time, to: &page)
        addOutlook(to: &page)
        return page
    }

    private func figurePage(_ title: String) -> Explained {
        Explained(path: [scenario.model.card.title, title], holdsFor: holdsFor)
    }

    private func words(ofPart name: String) -> String {
        switch name {
        case "host": "opening, cutting, normalising, tokenising, HTTP: no kernel runs"
        case "wait": "for requests that came before"
        case "vision":
            evaluation.geometry.tiles > 0
                ? "the towers over one global view and \(evaluation.geometry.tiles) tiles" : "the towers over the view"
        default: "the decoder over \(evaluation.geometry.contextTokens) tokens at once"
        }
    }

    private func words(of limiter: Limiter, in served: TimeEvaluation, steps: Double) -> String {
        let time = served.time(of: 0, in: .decode)
        let launches = time.launches / steps
        let kernels = count(launches)
        switch limiter {
        case .host:
            return
                "\(kernels) launches × \(seconds(scenario.machine.hostDispatch * 1e-6)), less what the device works meanwhile"
        case .launch:
            return "\(kernels) kernels × \(seconds(time.launch / max(1, time.launches))) of fixed cost on average"
        case .memory:
            let bytes = served.timed.cost(of: 0, in: .decode).traffic.approximate / steps
            return
                "most of the \(self.bytes(bytes)) that a step moves, at \(Figure.scaled(scenario.machine.device.bandwidth.value, "B/s")) at best"
        case .matrix: return "products that wait for the matrix units"
        case .vector: return "norms, softmax, activations that wait for the vector units"
        case .link: return "data between devices"
        }
    }

    private func addTarget(_ value: Double, _ target: Double, to page: inout Explained) {
        guard target > 0 else { return }
        page.text(
            value <= target
                ? "It meets the target of \(seconds(target))."
                : "It misses the target of \(seconds(target)) by \(seconds(value - target)).",
            value <= target ? .good : .warning)
    }

    private func addFloor(_ floor: Double?, of value: Double, to page: inout Explained) {
        guard let floor, floor > 0 else { return }
        page.text(
            "No implementation can be faster than \(seconds(floor)) on this device (the floor): weights, keys and values once at the full bandwidth, or the FLOPs at the peak. The estimate is \(Figure.ratio(value / floor)) of it.",
            .muted)
    }

    /// What holds the stages up: the reason of the longest one with its arithmetic, and what each waits for.
    private func addReasons(_ stages: [Stage], of timing: TimeEvaluation, to page: inout Explained) {
        page.heading("why")
        if let reason = Reason(service, stages: stages.count == evaluation.stages.count ? nil : stages, style: style) {
            page.text(reason.text.capitalisedSentence, .strong)
        }
        for each in stages where timing.time(of: 0, in: each).seconds > 0 {
            page.text(limitSentence(0, each, of: timing))
        }
    }

    /// The operations that take most of some stages: of alike layers together.
    private func addSlowest(in stages: [Stage], of timing: TimeEvaluation, steps: Double, to page: inout Explained) {
        var found: [(node: Int, time: Time)] = []
        for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
            let time = stages.reduce(Time.zero) { $0 + timing.time(of: node, in: $1) }
            if time.seconds > 0 { found.append((node, time)) }
        }
        let whole = stages.reduce(0) { $0 + timing.time(of: 0, in: $1).seconds }
        guard whole > 0, !found.isEmpty else { return }
        page.heading(steps > 1 ? "the operations that take most of a step" : "the operations that take most of it")
        let sorted = found.sorted {
            $0.time.seconds == $1.time.seconds ? $0.node < $1.node : $0.time.seconds > $1.time.seconds
        }
        var table = Explained.Table([
            .init("operation", .words, priority: 0), .init("time", .figure, priority: 1),
            .init("share", .figure, priority: 2), .init("held up by", .words, priority: 3),
            .init("kernels", .figure, priority: 4), .init("", .bar, priority: 5),
        ])
        func add(_ name: String, _ time: Time, isSum: Bool = false) {
            table.add(
                [
                    .text(name, isSum ? .strong : .plain),
                    .text(seconds(time.seconds / steps), isSum ? .strong : .plain),
                    .text(Figure.percent(time.seconds / whole), .muted),
                    .text(time.limiter?.title ?? "", time.limiter.map { .limiter($0) } ?? .muted),
                    .text(count(time.launches / steps), .muted),
                    .bar(
                        Dictionary(
                            uniqueKeysWithValues: Limiter.allCases.filter { time.seconds($0) > 0 }.map {
                                ($0, time.seconds($0) / whole)
                            })),
                ], isSum: isSum)
        }
        let top = sorted.prefix(6)
        for each in top { add(evaluation.path(of: each.node), each.time) }
        let rest = sorted.dropFirst(6)
        if !rest.isEmpty { add("\(rest.count) more", rest.reduce(Time.zero) { $0 + $1.time }) }
        add("together", sorted.reduce(Time.zero) { $0 + $1.time }, isSum: true)
        page.table(table)
    }
}

extension String {
    /// The text as a sentence: a capital at the start, a full stop at the end.
    var capitalisedSentence: String {
        guard let first else { return self }
        return first.uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".")
    }
}
