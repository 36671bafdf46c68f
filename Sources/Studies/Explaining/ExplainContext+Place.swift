import AnalyticCore

extension ExplainContext {
    /// Where a node lies between memory and arithmetic, and why it is held up by what holds it up.
    func addPlace(of node: Int, to page: inout Explained) {
        let shown = stages.filter { timing.time(of: node, in: $0).seconds > 0 }
        let points = shown.compactMap { each -> Explained.Scale.Point? in
            guard let intensity = timing.timed.cost(of: node, in: each).intensity, intensity > 0 else { return nil }
            return Explained.Scale.Point(name: each.rawValue, intensity: intensity, tone: .stage(each))
        }
        guard !shown.isEmpty else { return }
        page.heading("why it takes this long")
        if !points.isEmpty { page.blocks.append(.scale(Explained.Scale(points: points, ridge: service.ridge))) }
        for each in shown { page.text(limitSentence(node, each), .plain) }
    }

    /// What holds a node up in a stage, with the numbers that it follows from.
    func limitSentence(_ node: Int, _ each: Stage, of other: TimeEvaluation? = nil) -> String {
        let timing = other ?? timing
        let time = timing.time(of: node, in: each)
        guard let limiter = time.limiter else { return "" }
        let cost = timing.timed.cost(of: node, in: each)
        let share = Figure.percent(time.seconds(limiter) / time.seconds)
        let start = stages.count > 1 ? each.rawValue.prefix(1).uppercased() + each.rawValue.dropFirst() + ": " : ""
        let ridge = intensity(service.ridge)
        let moved = cost.intensity.map { "\(intensity($0)) FLOP for each byte" } ?? "no byte"
        let reason: String
        switch limiter {
        case .host:
            reason =
                "\(share) is the device waiting for the host, which needs \(seconds(scenario.machine.hostDispatch * 1e-6)) to launch a kernel, where a kernel takes \(seconds(time.busy / max(1, time.launches))) on average. Fewer launches help (a captured graph, larger batches); a faster device does not."
        case .launch:
            reason =
                "\(share) is the fixed cost of \(count(time.launches)) kernels: they are too small to fill the device. More work in each kernel (a larger batch, fused kernels) costs next to nothing."
        case .memory:
            reason =
                "\(share) waits for memory. It does \(moved) that it moves; in the time of one byte this device could do \(ridge). So arithmetic waits for bytes: fewer bytes (narrower numbers) or more use of each (a larger batch) help."
        case .matrix:
            reason =
                "\(share) is arithmetic of products: \(moved) moved, where \(ridge) is what this device can do in the time of one. Each number that is read is used often enough; a higher peak or fewer FLOPs help, more bandwidth does not."
        case .vector:
            reason =
                "\(share) is arithmetic outside of products (\(flops(cost.vector))), on units that are much slower than those for products."
        case .link:
            reason = "\(share) is data on their way between the \(scenario.machine.devices) devices."
        }
        return start + reason
    }
}
