/// What a user of the model waits for and pays: read from the times of the stages.
public struct Service: Sendable {
    /// The times of the batch that runs: on a continuous batcher, of as many requests as fit.
    public let time: TimeEvaluation
    /// The times of one request, as a continuous batcher prefills it.
    let alone: TimeEvaluation
    /// Requests that run at once on one copy, and what keeps more from it.
    public let running: (requests: Int, limit: SteadyState.Limit)
    /// How the layers lie on the devices of a pipeline.
    public let pipeline: Pipeline
    let machine: Machine
    let workload: Workload
    let engine: Engine

    /// The service of a timed evaluation.
    public init(_ time: TimeEvaluation) {
        let scenario = time.evaluation.scenario
        machine = scenario.machine
        workload = scenario.workload
        engine = scenario.engine
        func times(batch: Int) -> TimeEvaluation {
            guard batch != scenario.workload.batch else { return time }
            var other = scenario
            other.workload.batch = batch
            return (try? Evaluation(other)).map { TimeEvaluation($0, reading: time.reading) } ?? time
        }
        func pipeline(_ requests: Int) -> Pipeline {
            Pipeline(
                stages: scenario.machine.pipelineParallel, layers: scenario.model.facts.layers, requests: requests,
                batching: scenario.engine.batching)
        }
        guard engine.batching == .continuous, workload.batch > 1 else {
            (self.time, alone, running) = (time, time, (workload.batch, .batch))
            self.pipeline = pipeline(workload.batch)
            return
        }
        running = Self.running(time.evaluation)
        self.pipeline = pipeline(running.requests)
        self.time = times(batch: self.pipeline.size(of: running.requests))
        alone = times(batch: 1)
    }

    /// How many of the batch run at once. Where the memory holds none, the times are those of the whole batch all the same.
    private static func running(_ evaluation: Evaluation) -> (requests: Int, limit: SteadyState.Limit) {
        let batch = evaluation.scenario.workload.batch
        let sequences = evaluation.scenario.engine.sequences
        let held = MemoryEvaluation(evaluation).sequences
        var running = (requests: batch, limit: SteadyState.Limit.batch)
        if sequences > 0, sequences < running.requests { running = (sequences, .sequences) }
        if held > 0, held < running.requests { running = (held, .memory) }
        return running
    }

    /// Which of the figures of one time is meant.
    public enum Basis: String, CaseIterable, Sendable {
        /// The roofline at peak.
        case floor
        /// With stated efficiencies and overheads.
        case estimate
        /// As the user measured.
        case measured
    }

    private func seconds(_ time: Time, _ basis: Basis) -> Double {
        basis == .floor ? time.floor : time.seconds
    }

    /// What the slowest device of a pipeline takes of a stage that runs once.
    private func slowestDevice(_ stage: Stage, _ basis: Basis, of time: TimeEvaluation) -> Double {
        let whole = seconds(time.time(of: 0, in: stage), basis)
        guard pipeline.stages > 1, let node = time.evaluation.node(at: "model.layers") else { return whole }
        let layers = seconds(time.time(of: node, in: stage), basis)
        return pipeline.slowest(layerSeconds: layers, rest: max(0, whole - layers))
    }

    /// Seconds in which all micro-batches run a stage once.
    func turn(_ stage: Stage, _ basis: Basis) -> Double {
        let whole = seconds(time.time(of: 0, in: stage), basis)
        guard pipeline.microBatches > 1 else { return whole }
        return pipeline.turn(whole: whole, slowest: slowestDevice(stage, basis, of: time))
    }

    /// Time to first token, seconds: host, vision and prefill, whose logits give the first token. The floor leaves the host out.
    /// A static batch waits for all of itself; on a continuous batcher it is one request's. nil where none was measured.
    public func timeToFirstToken(_ basis: Basis) -> Double? {
        guard basis != .measured else { return machine.measuredTTFT > 0 ? machine.measuredTTFT / 1e3 : nil }
        return firstToken(basis)?.seconds
    }

    /// The parts of the time to first token; nil for a measured one, whose parts are not known.
    public func firstToken(_ basis: Basis) -> FirstToken? {
        guard basis != .measured else { return nil }
        let host = RequestHost(engine, time.evaluation.geometry)
        var first = FirstToken()
        // Micro-batches that come together follow each other through the stages.
        let others = isTogether ? Double(pipeline.microBatches - 1) : 0
        let vision = seconds(beforeFirst.time(of: 0, in: .vision), basis)
        first.vision = vision * (1 + others)
        first.prefill = seconds(beforeFirst.time(of: 0, in: .prefill), basis) * prefillShare
        if others > 0 { first.prefill += others * slowestDevice(.prefill, basis, of: beforeFirst) * prefillShare }
        guard basis == .estimate else { return first }
        let rounds = isTogether ? (running.requests + engine.workers - 1) / engine.workers : 1
        first.host = host.alone + host.serial * Double(rounds)
        if engine.batching == .continuous, engine.arrivals == .random {
            let steps = (timePerOutputToken(.estimate) ?? 0) * Double(workload.decodeTokens)
            first.wait = host.wait(
                requests: Double(running.requests), workers: Double(engine.workers), latency: first.seconds + steps)
        }
        return first
    }

    /// Whether all that run wait for each other's prefills.
    private var isTogether: Bool { engine.batching == .static || engine.arrivals == .together }

    /// The times of what is done before the first token comes.
    public var beforeFirst: TimeEvaluation { isTogether ? time : alone }

    /// The share of a prompt that is not in the cache already.
    var prefillShare: Double {
        let context = time.evaluation.geometry.contextTokens
        // The last token of a prompt is always run: its logits are asked for.
        return Double(context - min(engine.cachedPrefix, context - 1)) / Double(context)
    }

    /// Time per output token, seconds: the mean over the K decode steps; the first token comes from the prefill and is not
    /// counted. Estimated for a continuous batcher, what the prefills of the other requests add is part of it. nil where nothing
    /// is decoded, or nothing was measured.
    public func timePerOutputToken(_ basis: Basis) -> Double? {
        guard workload.decodeTokens > 0 else { return nil }
        guard basis != .measured else { return machine.measuredTPOT > 0 ? machine.measuredTPOT / 1e3 : nil }
        return stepAlone(basis).map { $0 + (basis == .estimate ? prefillsPerStep : 0) }
    }

    /// The mean decode step without the prefills of other requests, seconds: kernels, or the scheduler where it is slower.
    public func stepAlone(_ basis: Basis) -> Double? {
        guard workload.decodeTokens > 0, basis != .measured else { return nil }
        return scheduled(turn(.decode, basis) / Double(workload.decodeTokens), basis)
    }

    /// The first decode step, and the last, seconds.
    public func stepSeconds(_ basis: Basis) -> (first: Double, last: Double)? {
        guard workload.decodeTokens > 0, basis != .measured else { return nil }
        let added = basis == .estimate ? prefillsPerStep : 0
        return (
            scheduled(seconds(time.steps.first, basis) * waiting(basis), basis) + added,
            scheduled(seconds(time.steps.last, basis) * waiting(basis), basis) + added
        )
    }

    /// How much longer a step takes where micro-batches wait for the slowest device.
    private func waiting(_ basis: Basis) -> Double {
        let whole = seconds(time.time(of: 0, in: .decode), basis)
        return pipeline.microBatches > 1 && whole > 0 ? turn(.decode, basis) / whole : 1
    }

    /// The scheduler's time in one step, seconds.
    public var schedulerSeconds: Double { engine.stepRequest / 1e3 * Double(running.requests) }

    private func scheduled(_ step: Double, _ basis: Basis) -> Double {
        guard basis == .estimate else { return step }
        return engine.isOverlapped ? max(step, schedulerSeconds) : step + schedulerSeconds
    }

    /// What the vision and prefill of the other running requests add to one step, seconds: while a request is decoded, each of
    /// the others is prefilled once.
    public var prefillsPerStep: Double {
        guard engine.batching == .continuous, running.requests > 1, workload.decodeTokens > 0 else { return 0 }
        let one =
            alone.time(of: 0, in: .vision).seconds + slowestDevice(.prefill, .estimate, of: alone) * prefillShare
            + engine.prefillHost / 1e3
        return Double(running.requests - 1) * one / Double(workload.decodeTokens)
    }

    /// A request from its arrival to its last token, seconds: TTFT and K times TPOT.
    public func latency(_ basis: Basis) -> Double? {
        guard let first = timeToFirstToken(basis) else { return nil }
        guard workload.decodeTokens > 0 else { return first }
        return timePerOutputToken(basis).map { first + $0 * Double(workload.decodeTokens) }
    }

    /// Tokens per second while decoding alone, over the batch and all copies.
    public func tokensPerSecond(_ basis: Basis) -> Double? {
        tokensPerSecondPerUser(basis).map { $0 * Double(running.requests * machine.dataParallel) }
    }

    /// Tokens per second that one user sees while they come.
    public func tokensPerSecondPerUser(_ basis: Basis) -> Double? {
        guard let step = timePerOutputToken(basis), step > 0 else { return nil }
        return 1 / step
    }

    /// Tokens of answers, K + 1 each, per second over whole requests, the batch and all copies.
    public func answerTokensPerSecond(_ basis: Basis) -> Double? {
        pagesPerSecond(basis).map { $0 * Double(workload.decodeTokens + 1) }
    }

    /// Requests per second, over the batch and all copies. A static batch is done before the next begins; a continuous batcher
    /// always has as many as it can run, but no more come than the host prepares.
    public func pagesPerSecond(_ basis: Basis) -> Double? {
        guard let latency = latency(basis), latency > 0 else { return nil }
        let rate = Double(running.requests) / latency
        return min(rate, basis == .estimate ? hostRate : .infinity) * Double(machine.dataParallel)
    }

    /// Requests per second that the host of one copy can prepare.
    public var hostRate: Double {
        let serial = RequestHost(engine, time.evaluation.geometry).serial
        return engine.batching == .continuous && serial > 0 ? Double(engine.workers) / serial : .infinity
    }

    /// Requests per day and device.
    public func pagesPerDayAndDevice(_ basis: Basis) -> Double? {
        pagesPerSecond(basis).map { $0 * 86_400 / Double(machine.devices) }
    }

    /// The steady state of a continuous batcher; nil for static batches, and where nothing is decoded.
    public var steadyState: SteadyState? {
        guard engine.batching == .continuous, let first = timeToFirstToken(.estimate),
            let step = timePerOutputToken(.estimate), let tokens = answerTokensPerSecond(.estimate),
            let pages = pagesPerSecond(.estimate), step > 0
        else { return nil }
        return SteadyState(
            requests: running.requests, limit: running.limit, timeToFirstToken: first, timePerOutputToken: step,
            tokensPerSecond: tokens, tokensPerSecondPerUser: 1 / step, pagesPerSecond: pages,
            prefillShare: prefillsPerStep / step)
    }

    /// Seconds of a stage; measured, vision and prefill are known only together.
    public func stageSeconds(_ stage: Stage, _ basis: Basis) -> Double? {
        guard basis == .measured else {
            return stage == .vision ? seconds(time.time(of: 0, in: stage), basis) : turn(stage, basis)
        }
        guard stage == .decode else { return nil }
        return timePerOutputToken(.measured).map { $0 * Double(workload.decodeTokens) }
    }

    /// What a stage adds to one request, seconds: vision and prefill to its first token, decode to what follows.
    public func part(_ stage: Stage, _ basis: Basis) -> Double? {
        switch stage {
        case .vision: firstToken(basis)?.vision
        case .prefill: firstToken(basis)?.prefill
        case .decode: timePerOutputToken(basis).map { $0 * Double(workload.decodeTokens) }
        }
    }

    /// Figures that the times rest on and that nobody vouches for.
    public var doubts: [String] {
        machine.device.doubtful(among: machine.partsUsed(by: workload))
    }

    /// The services at both ends of what sources say of those figures; nil where nobody doubts one.
    public var ends: (best: Service, worst: Service)? {
        guard !doubts.isEmpty else { return nil }
        return (
            Service(TimeEvaluation(time.evaluation, reading: .best)),
            Service(TimeEvaluation(time.evaluation, reading: .worst))
        )
    }
}
