import AnalyticCore

/// The clauses of a reason: each states what is waited for as a product or a quotient of figures that stand on the screen.
struct ReasonWords {
    private let service: Service
    private let style: FigureStyle
    private let times: String
    private let scenario: Scenario

    init(_ service: Service, style: FigureStyle, times: String) {
        (self.service, self.style, self.times) = (service, style, times)
        scenario = service.time.evaluation.scenario
    }

    /// The times of what a stage runs: before the first token a continuous batcher runs one request alone.
    private func evaluated(_ stage: Stage) -> TimeEvaluation {
        stage == .decode ? service.time : service.beforeFirst
    }

    /// Seconds of a stage's kernels.
    func seconds(_ stage: Stage) -> Double { evaluated(stage).time(of: 0, in: stage).seconds }

    /// Seconds that a stage adds to one request, without what others add to it.
    func secondsOfRequest(_ stage: Stage) -> Double {
        guard stage == .decode else { return service.part(stage, .estimate) ?? 0 }
        return (service.stepAlone(.estimate) ?? 0) * Double(scenario.workload.decodeTokens)
    }

    /// The sentence where the scheduler takes longer than the kernels of a step; nil where it does not.
    var schedulerLimit: String? {
        let steps = Double(scenario.workload.decodeTokens)
        guard steps > 0, service.schedulerSeconds > seconds(.decode) / steps else { return nil }
        let each = Figure.seconds(scenario.engine.stepRequest / 1e3)
        return "in a step the scheduler takes \(service.running.requests) requests \(times) \(each) = "
            + "\(Figure.seconds(service.schedulerSeconds)), its kernels \(Figure.seconds(seconds(.decode) / steps))"
    }

    /// What a stage waits for most; nil where it does not run.
    func limiter(_ stage: Stage) -> Limiter? { evaluated(stage).time(of: 0, in: stage).limiter }

    /// The sentence where the host sets the rate of a continuous batcher; nil where it does not.
    var hostLimit: String? {
        guard service.hostRate.isFinite, let rate = service.pagesPerSecond(.estimate),
            rate >= service.hostRate * Double(scenario.machine.dataParallel) * (1 - 1e-9)
        else { return nil }
        let workers = scenario.engine.workers
        return "the host sets the rate: \(workers == 1 ? "one worker prepares" : "\(workers) workers prepare") "
            + "\(Figure.plain(service.hostRate)) \(scenario.model.card.requests) a second"
    }

    func host(_ seconds: Double) -> String {
        let isPage = service.time.evaluation.geometry.hasImage
        return "\(isPage ? "opening, cutting, normalising and tokenising" : "tokenising and HTTP") take "
            + "\(Figure.seconds(seconds))"
    }

    var others: String {
        let step = service.timePerOutputToken(.estimate) ?? 0
        let count = service.running.requests - 1
        return "of a step of \(Figure.seconds(step)), \(Figure.seconds(service.prefillsPerStep)) are what "
            + "\(count == 1 ? "one other request's prefill takes" : "the prefills of \(count) other requests take")"
    }

    /// What a stage's longest wait comes from.
    func arithmetic(of limiter: Limiter, _ stage: Stage) -> String {
        let timing = evaluated(stage)
        let steps = stage == .decode ? Double(scenario.workload.decodeTokens) : 1
        let unit = stage == .decode ? "a step" : stage.rawValue
        let time = timing.time(of: 0, in: stage)
        let (cost, machine) = (timing.timed.cost(of: 0, in: stage), scenario.machine)
        let share = Figure.percent(time.seconds(limiter) / time.seconds)
        let launches = time.launches / steps
        let kernels = Figure.grouped(Count(Int(launches.rounded())))
        let part = Figure.seconds(time.seconds(limiter) / steps)
        let devices = Double(machine.tensorParallel * machine.expertParallel)
        switch limiter {
        case .host:
            let dispatch = machine.hostDispatch * 1e-6
            return "in \(unit) the host launches \(kernels) kernels \(times) \(Figure.seconds(dispatch)) = "
                + "\(Figure.seconds(launches * dispatch)), of which the device works "
                + Figure.seconds(time.busy / steps)
        case .launch:
            let each = launches > 0 ? time.launch / time.launches : 0
            return "\(share) of \(unit) are fixed costs: \(kernels) kernels \(times) \(Figure.seconds(each)) on "
                + "average = \(part)"
        case .memory:
            let bytes = cost.traffic.approximate / steps
            let bandwidth = machine.device.bandwidth.value
            return "\(share) of \(unit) waits for memory: \(text(bytes)) / \(Figure.scaled(bandwidth, "B/s")) = "
                + "\(Figure.seconds(bytes / (bandwidth * devices))) at the full bandwidth"
        case .matrix, .vector:
            let least = cost.matrix.approximate / steps / (service.peak * devices)
            return "\(share) of \(unit) is arithmetic: "
                + "\(Figure.flops(cost.matrix.divided(by: max(1, Int(steps))), style: style)) / "
                + "\(Figure.scaled(service.peak, "FLOP/s")) = \(Figure.seconds(least)) at the peak"
        case .link: return "\(share) of \(unit) is the link: \(part)"
        }
    }

    private func text(_ bytes: Double) -> String {
        switch style {
        case .binary: Figure.bytes(Count(UInt128(max(0, min(bytes, 1e30)))), style: .binary)
        case .bits: Figure.scaled(bytes * 8, "b")
        case .si, .exact: Figure.scaled(bytes, "B")
        }
    }
}
