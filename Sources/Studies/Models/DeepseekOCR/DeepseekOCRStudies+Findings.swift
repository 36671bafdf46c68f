import AnalyticCore

extension DeepseekOCRStudies {
    /// What follows from the numbers of a scenario.
    @Sendable
    static func findings(_ base: Scenario) throws(ScenarioError) -> [Finding] {
        let evaluation = try Evaluation(base)
        let time = TimeEvaluation(evaluation)
        var found = [shares(evaluation, time)]
        if let tiles = try resolution(base) { found.append(tiles) }
        if let crossing = try overtaking(base) { found.append(crossing) }
        found += try experts(base)
        found.append(try host(base))
        found.append(memory(evaluation))
        return found
    }

    /// Vision's share of FLOPs beside its share of the time.
    private static func shares(_ evaluation: Evaluation, _ time: TimeEvaluation) -> Finding {
        let flops = Stage.allCases.map { evaluation.cost(of: 0, in: $0).matrix.approximate }
        let seconds = Stage.allCases.map { time.time(of: 0, in: $0).seconds }
        let flopShares = flops.map { $0 / max(flops.reduce(0, +), .leastNonzeroMagnitude) }
        let timeShares = seconds.map { $0 / max(seconds.reduce(0, +), .leastNonzeroMagnitude) }
        let heaviest = flopShares.indices.max { flopShares[$0] < flopShares[$1] } ?? 0
        let longest = timeShares.indices.max { timeShares[$0] < timeShares[$1] } ?? 0
        let fact =
            "\(Stage.allCases[heaviest].rawValue) is \(Figure.percent(flopShares[heaviest])) of the FLOPs of a request and "
            + "\(Figure.percent(timeShares[heaviest])) of its time on the device, \(Stage.allCases[longest].rawValue) "
            + "\(Figure.percent(flopShares[longest])) of the FLOPs and \(Figure.percent(timeShares[longest])) of the time"
        return Finding(
            fact,
            therefore: heaviest == longest
                ? "FLOPs and time point at the same stage, and both fall together"
                : "FLOPs do not tell where the time goes, and a faster \(Stage.allCases[heaviest].rawValue) helps little"
        )
    }

    /// The same page at twice the resolution.
    private static func resolution(_ base: Scenario) throws(ScenarioError) -> Finding? {
        guard base.workload.image.mode != .none, base.workload.image.forcedGrid == nil else { return nil }
        var dense = base
        dense.workload.image.width *= 2
        dense.workload.image.height *= 2
        let (before, after) = (try Evaluation(base), try Evaluation(dense))
        let pixels = "\(base.workload.image.width) x \(base.workload.image.height)"
        let more = "\(dense.workload.image.width) x \(dense.workload.image.height)"
        guard before.total(of: 0).matrix == after.total(of: 0).matrix else {
            let ratio = after.total(of: 0).matrix.approximate / before.total(of: 0).matrix.approximate
            return Finding(
                "a page of \(more) pixels costs \(Figure.ratio(ratio)) as much as one of \(pixels)",
                therefore: "resolution is paid for as long as the grid of tiles grows with it")
        }
        return Finding(
            "a page of \(more) pixels costs exactly what one of \(pixels) does, since both become "
                + "\(before.geometry.tiles) tiles of \(before.geometry.tileSize)",
            therefore: "resolution above the tile rule is free, and shows the model no more than the tiles hold")
    }

    /// Where decode's FLOPs overtake prefill's.
    private static func overtaking(_ base: Scenario) throws(ScenarioError) -> Finding? {
        guard let sweep = try? NamedSweep.named("decode-length").sweep(from: base),
            let crossing = SweepFindings(sweep).crossings.first(where: { $0.regime == "prefill-decode" })
        else { return nil }
        let steps = base.workload.decodeTokens
        let longer = crossing.after.number.map { $0 > Double(steps) } ?? true
        return Finding(
            "the FLOPs of decode overtake those of prefill at \(crossing.after) tokens of answer",
            therefore: longer
                ? "at \(steps) tokens a page is a prefill workload by FLOPs, and becomes one of decode only for long texts"
                : "at \(steps) tokens a page is a decode workload by FLOPs already")
    }

    /// Distinct experts of a batch.
    private static func experts(_ base: Scenario) throws(ScenarioError) -> [Finding] {
        var batched = base
        batched.workload.batch = 32
        let one = try Evaluation(base)
        let many = try Evaluation(batched)
        guard let single = one.expertsHit, let hit = many.expertsHit else { return [] }
        let all = base.deepseekOCR.decoder.routedExperts
        let weights =
            many.cost(of: 0, in: .lastStep).weightBits.approximate
            / max(one.cost(of: 0, in: .lastStep).weightBits.approximate, 1)
        return [
            Finding(
                "\(batched.workload.batch) sequences read \(Figure.decimal(Double(hit), places: 0)) of \(all) experts in a "
                    + "decode step where \(base.workload.batch == 1 ? "one reads" : "\(base.workload.batch) read") "
                    + "\(Figure.decimal(Double(single), places: 0)), and \(Figure.ratio(weights)) the weights",
                therefore: weights < Double(batched.workload.batch) / Double(base.workload.batch) / 4
                    ? "a batch shares its weights long before all experts are in use, and batching pays"
                    : "experts take much of what a batch would save")
        ]
    }

    /// What a captured graph changes.
    private static func host(_ base: Scenario) throws(ScenarioError) -> Finding {
        func steps(_ execution: Execution) throws(ScenarioError) -> (Double, Limiter?) {
            var scenario = base
            scenario.workload.execution = execution
            let time = TimeEvaluation(try Evaluation(scenario))
            let sum = time.time(of: 0, in: .decode)
            return (sum.seconds / Double(max(1, scenario.workload.decodeTokens)), sum.limiter)
        }
        let (eager, limiter) = try steps(.eager)
        let (graph, after) = try steps(.graph)
        let isFaster = graph < eager / 2
        return Finding(
            "a decode step takes \(Figure.seconds(eager)) eagerly, limited by \(limiter?.title ?? "nothing"), and "
                + "\(Figure.seconds(graph)) as a captured graph, limited by \(after?.title ?? "nothing") (\(base.machine.device.name))",
            therefore: isFaster
                ? "the first thing to do is to fuse kernels and take the host out of the loop, which makes a step \(Figure.ratio(eager / graph)) as fast"
                : "the device, not the host, decides the time of a step")
    }

    /// What fills the memory.
    private static func memory(_ evaluation: Evaluation) -> Finding {
        let memory = MemoryEvaluation(evaluation)
        let capacity = memory.capacity.value
        return Finding(
            "one request holds \(Figure.scaled(memory.total, "B")), \(Figure.percent(memory.total / capacity)) of the device, "
                + "\(Figure.scaled(memory.weights, "B")) of it weights and \(Figure.scaled(memory.cache, "B")) KV cache",
            therefore: memory.total < capacity / 2
                ? "memory is no constraint for one page, and what is left is room for a batch"
                : "memory decides how many pages run at once")
    }
}
