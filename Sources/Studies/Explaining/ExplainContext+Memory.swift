import AnalyticCore

extension ExplainContext {
    /// What one device holds, part by part, with the arithmetic of each.
    func memoryExplained() -> Explained {
        var page = Explained(path: [scenario.model.card.title, "memory of one device"], holdsFor: holdsFor)
        let workload = scenario.workload
        page.text(
            "Weights stay for good; the KV cache grows with every token; activations are what lies between two layers and is dropped again. What counts is the moment at which their sum is largest: here in \(memory.worstStage.rawValue)."
        )
        page.heading("it adds up")
        let parameters = exact(evaluation.parameterCount)
        let isPlain = scenario.machine.parallel == Parallel() && workload.hasUniformWeights
        let tokens =
            memory.worstStage == .decode
            ? evaluation.geometry.contextTokens + workload.decodeTokens : evaluation.geometry.contextTokens
        let parts: [(String, String, Double)] = [
            (
                "weights",
                isPlain
                    ? "\(parameters) parameters × \(Figure.plain(workload.width(of: .mlp).bits / 8)) bytes"
                    : "\(parameters) parameters: \(workload.weightFacts)"
                        + (scenario.machine.devices > 1 ? "; the share of one device" : ""),
                memory.weights
            ),
            (
                "KV cache", memory.cache > 0 ? "of \(tokens) tokens × \(workload.batch) sequences; see kv" : "none yet",
                memory.cache
            ),
            ("activations", "the most that live at once: \(peakWords)", memory.activations),
            ("reserve", "what the framework takes, as set (memory.reserve)", memory.reserve),
        ]
        page.chain(
            parts.map { Explained.Step($0.0, $0.1, bytes($0.2)) } + [
                Explained.Step(
                    "together", parts.map { bytes($0.2) }.joined(separator: " + "), bytes(memory.total), isSum: true)
            ])
        let capacity = memory.usable
        let percent =
            memory.share < 1
            ? " (the engine takes \(Figure.percent(memory.share)) of \(bytes(memory.capacity.value)))" : ""
        if memory.fits == true {
            page.text("It fits: \(bytes(capacity - memory.total)) of \(bytes(capacity)) are left\(percent).", .good)
        } else if memory.fits == false {
            page.text(
                "It does not fit: \(bytes(memory.total - capacity)) more than the \(bytes(capacity)) that there are\(percent).",
                .warning)
        } else {
            page.text("Whether it fits depends on which source is right about the capacity.", .warning)
        }
        page.heading("stage by stage")
        var table = Explained.Table([
            .init("stage", .words, priority: 0), .init("activations", .figure, priority: 1),
            .init("KV cache", .figure, priority: 2), .init("the most live at once in", .words, priority: 3),
        ])
        for each in evaluation.stages {
            table.add([
                .text(each.rawValue, .stage(each)), .text(bytes(memory.peaks[each] ?? 0)),
                .text(bytes(memory.caches[each] ?? 0)),
                .text(peakNode(in: each).map { evaluation.path(of: $0) } ?? "", .muted),
            ])
        }
        page.table(table)
        page.text(
            "A tensor counts as long as something still needs it: the input of a layer until the sum behind it, scores until the softmax is done. A larger batch or a longer prompt grows cache and activations, narrower numbers shrink what they are about.",
            .muted)
        addOutlook(to: &page)
        return page
    }

    private var peakWords: String {
        guard let node = peakNode(in: memory.worstStage) else { return "between two layers" }
        return "in \(evaluation.path(of: node))"
    }

    /// The deepest node whose worst moment is the worst of all.
    private func peakNode(in stage: Stage) -> Int? {
        let most = evaluation.peakBytes(of: 0, in: stage)
        guard most > .zero else { return nil }
        return evaluation.nodes.indices.last { evaluation.peakBytes(of: $0, in: stage) == most }.flatMap {
            $0 > 0 ? $0 : nil
        }
    }

    /// What attention keeps of the tokens before: the formula, and what it comes to.
    func cacheExplained() -> Explained {
        var page = Explained(path: [scenario.model.card.title, "KV cache"], holdsFor: holdsFor)
        let workload = scenario.workload
        let context = evaluation.geometry.contextTokens
        page.text(
            "Attention compares each new token with all tokens before it. Their keys (what a token can be found by) and values (what it gives) would be the same in every step, so they are kept: memory in place of arithmetic. The price is that every decode step reads all of it."
        )
        page.heading("it adds up")
        page.text("layers × sequences × numbers of a token × tokens kept × bytes of a number", .muted)
        for (name, tokens, stated) in [
            ("after prefill", context, evaluation.cacheAfterPrefill),
            ("at the end", context + workload.decodeTokens, evaluation.cacheAfterDecode),
        ] {
            let caches = scenario.model.caches(batch: workload.batch, tokens: tokens)
            let bits = workload.keyValuePrecision.bits
            var chain = caches.map { cache in
                Explained.Step(
                    name,
                    "\(cache.layers) × \(workload.batch) × \(cache.perToken) × \(cache.kept) × \(bits % 8 == 0 ? "\(bits / 8)" : "\(bits)/8")"
                        + (cache.isFull ? ", a window keeps no more" : ""),
                    exact((cache.numbers * Count(bits)).dividedRoundingUp(by: 8)) + " B")
            }
            chain.append(
                Explained.Step(
                    "\(name), \(tokens) tokens", caches.count > 1 ? "the sum of its kinds of layers" : "",
                    exact(stated) + " B = \(bytes(stated))",
                    isSum: true))
            page.chain(chain)
        }
        let facts = scenario.model.facts
        if let cache = scenario.model.caches(batch: 1, tokens: 1).first {
            let pair = Count(2 * cache.heads)
            page.text(
                cache.heads > 1 || cache.perToken.value == 2
                    ? "The \(cache.perToken) numbers of a token in a layer are a key and a value for each of \(cache.heads) heads, \(Figure.grouped(Count(cache.perToken.value / max(1, pair.value)))) channels each; \(facts.heads) query heads read them."
                    : "The \(cache.perToken) numbers of a token in a layer are one compressed vector that all \(facts.heads) heads read.",
                .muted)
        }
        page.text(
            "\(bytes(evaluation.keyValueCacheBytes(tokens: 1))) for each token of context and \(workload.batch) sequence\(workload.batch == 1 ? "" : "s")."
        )
        addOutlook(to: &page)
        return page
    }
}
