import AnalyticCore

extension DeepseekOCRStudies {
    /// What a sweep shows, by its id.
    @Sendable
    static func readings(of id: String, _ sweep: SweepReading) -> [String] {
        switch id {
        case "vision-base-size": towers(sweep) + area(sweep)
        case "vision-tile-size": towers(sweep) + tiles(sweep)
        case "vision-tile-grids": tileGrids(sweep)
        case "vision-input-shape": grids(sweep)
        case "crop-grids-e2e": requests(sweep)
        case "prefill-length":
            growth(sweep, "prefill.flops", "attention-projections", "attention", "the projections", "are")
        case "decode-length": lengths(sweep)
        case "decode-context": growth(sweep, "decode.flops", "decode-attention", "attention", "everything else", "is")
        case "flops-batch": batches(sweep)
        case "heads": heads(sweep)
        case "query-heads": queryHeads(sweep)
        case "moe-batch": mixture(sweep)
        case "batch": throughput(sweep)
        case "kv-cache": cache(sweep)
        case "kv-capacity": capacity(sweep)
        default: []
        }
    }

    /// Vision against prefill against decode over grids.
    private static func requests(_ sweep: SweepReading) -> [String] {
        guard let vision = sweep.ends("vision.flops"), let prefill = sweep.ends("prefill.flops"),
            let decode = sweep.ends("decode.flops")
        else { return [] }
        var text = [
            "From \(sweep.x(0)) to \(sweep.x(sweep.last)), vision grows \(Figure.ratio(vision.last / vision.first)), prefill "
                + "\(Figure.ratio(prefill.last / prefill.first)) and the same number of decode steps "
                + "\(Figure.ratio(decode.last / decode.first)): the page is paid for before the first token, and hardly again."
        ]
        if let end = sweep.crossing("vision-prefill") {
            text.append(
                "Vision is the larger part up to \(end.before); from \(end.after) on the decoder's attention over so many image tokens "
                    + "makes prefill the larger one, far beyond what the reference cuts.")
        }
        return text
    }

    /// The scenario with the largest grid that the reference cuts.
    private static func largestPage(of base: Scenario) -> Scenario {
        var scenario = base
        scenario.workload.image = ImageInput()
        scenario.workload.image.forcedGrid = TileGrid(columns: scenario.workload.image.maxTiles, rows: 1)
        scenario.workload.promptTokens = Workload().promptTokens
        return scenario
    }

    /// A part that is quadratic overtakes one that is linear.
    private static func growth(
        _ sweep: SweepReading, _ metric: String, _ regime: String, _ quadratic: String, _ linear: String, _ verb: String
    ) -> [String] {
        let stage = metric.hasPrefix("prefill") ? "prefill" : "decode"
        let grown =
            "Over the last doubling the FLOPs of \(stage) grow with the power \(power(sweep, metric)) of the context."
        guard let end = sweep.crossing(regime) else {
            return [
                grown
                    + " \(quadratic.prefix(1).uppercased() + quadratic.dropFirst()) does not overtake \(linear) on the way."
            ]
        }
        let page = try? Evaluation(largestPage(of: sweep.findings.sweep.base))
        let isBelow = end.after.number.flatMap { place in
            page.map { Double($0.geometry.contextTokens) < place }
        }
        return [
            grown + " Up to \(end.before) tokens \(linear) \(verb) the larger part, from \(end.after) on \(quadratic).",
            isBelow == true
                ? "The largest page of the reference's own grids, \(page?.geometry.contextTokens ?? 0) tokens, lies below that place, "
                    + "so that \(quadratic) is the smaller part on every page that it cuts." : "",
        ].filter { !$0.isEmpty }
    }

    private static func lengths(_ sweep: SweepReading) -> [String] {
        guard let end = sweep.crossing("prefill-decode") else {
            return ["Decode does not overtake prefill on the way."]
        }
        var text = [
            "By FLOPs the request is bound by prefill up to \(end.before) tokens and by decode from \(end.after) on."
        ]
        if let memory = sweep.crossing("kv-weights") {
            text.append("The cache outgrows the weights at \(memory.after) tokens of answer, which no page asks for.")
        }
        if let memory = sweep.crossing(Regime.memory) {
            text.append("Memory is full at \(memory.after) tokens.")
        }
        return text
    }

    private static func batches(_ sweep: SweepReading) -> [String] {
        guard let decode = sweep.ends("decode.flops"), let x = sweep.xNumber(sweep.last) else { return [] }
        let isLinear = abs(decode.last / decode.first / x - 1) < 1e-9
        let none = sweep.findings.crossings.allSatisfy { $0.regime == Regime.memory }
        return [
            isLinear
                ? "FLOPs are exactly linear in the batch: batching saves none, and what it saves is weights read and overhead."
                : "FLOPs are not linear in the batch.",
            none
                ? "No stage overtakes another: which one dominates is decided by the page and the answer, not by the batch."
                : "The larger stage changes with the batch.",
        ]
    }

    private static func heads(_ sweep: SweepReading) -> [String] {
        guard let ends = sweep.ends("kv") else { return [] }
        return [
            "The cache is proportional to the KV heads: \(Figure.ratio(ends.last / ends.first)) from \(sweep.x(0)) to "
                + "\(sweep.x(sweep.last)). The released model has one for each query head; "
                + (sweep.ends("weights").map {
                    "a single one for all would take \(Figure.percent(1 - ends.first / ends.last)) off the cache and "
                        + "\(Figure.percent(1 - $0.first / $0.last)) off the weights."
                } ?? "grouping them would shrink the cache.")
        ]
    }

    private static func queryHeads(_ sweep: SweepReading) -> [String] {
        guard let prefill = sweep.ends("prefill.flops"), let projections = sweep.ends("prefill.projections.flops"),
            let attention = sweep.ends("prefill.attention.flops")
        else { return [] }
        let start = "From \(sweep.x(0)) to \(sweep.x(sweep.last)) query heads"
        return [
            "\(start), which share the hidden size, attention's products change \(Figure.ratio(attention.last / attention.first)), "
                + "the projections \(Figure.ratio(projections.last / projections.first)), since five KV heads of the same width "
                + "become narrower, and prefill \(Figure.ratio(prefill.last / prefill.first)): experts and head hide most of what "
                + "attention costs."
        ]
    }

    private static func mixture(_ sweep: SweepReading) -> [String] {
        guard let hit = sweep.ends("experts"), let weights = sweep.ends("decode.weights") else { return [] }
        let all = sweep.findings.sweep.base.deepseekOCR.decoder.routedExperts
        let full = (0...sweep.last).first { (sweep.value("experts", at: $0) ?? 0) >= 0.9 * Double(all) }
        return [
            "One sequence reads \(Figure.decimal(hit.first, places: 0)) of \(all) experts a layer; nine in ten are read "
                + (full.map { "from a batch of \(sweep.x($0)) on" } ?? "by no batch here")
                + ". From 1 to \(sweep.x(sweep.last)) sequences the weights that a step reads grow "
                + "\(Figure.ratio(weights.last / weights.first)), most of it before that place: beyond it, more sequences read hardly more."
        ]
    }

    private static func throughput(_ sweep: SweepReading) -> [String] {
        guard let rate = sweep.ends("tokens_per_s"), let step = sweep.ends("tpot") else { return [] }
        return [
            "From a batch of \(sweep.x(0)) to \(sweep.x(sweep.last)) throughput grows \(Figure.ratio(rate.last / rate.first)) while a step takes \(Figure.ratio(step.last / step.first)) as long."
        ]
    }

    /// What fills the device as the batch grows.
    private static func capacity(_ sweep: SweepReading) -> [String] {
        let ends = sweep.crossings(Regime.memory)
        guard let first = ends.first, let last = ends.last, let few = first.before.number, let many = last.before.number
        else { return ["The device is not filled along the way."] }
        let answers = [first, last].map { $0.series?.text ?? "" }
        return [
            "\(first.before) sequences with \(answers[0]) tokens of answer fit at once, \(last.before) with \(answers[1]): "
                + (many < few / 2
                    ? "short answers are limited by the activations of prefill, which every page of the batch brings, long ones by the cache."
                    : "the activations of prefill fill the device, whatever the answer's length."),
            "Kernels run in \(sweep.findings.sweep.base.workload.execution.rawValue) execution here.",
        ]
    }

    private static func cache(_ sweep: SweepReading) -> [String] {
        let ends = sweep.crossings("kv-weights").map { "a batch of \($0.series?.text ?? "1") at \($0.after) tokens" }
        return ends.isEmpty
            ? ["The cache stays below the weights."]
            : [
                "The cache outgrows the weights with \(ends.joined(separator: ", with ")): a matter of batches, not of single pages."
            ]
    }
}
