/// What a user of the model waits for and pays: read from the times of the stages.
public struct Service: Sendable {
    /// The times.
    public let time: TimeEvaluation
    private let machine: Machine
    private let workload: Workload

    /// The service of a timed evaluation.
    public init(_ time: TimeEvaluation) {
        self.time = time
        machine = time.evaluation.scenario.machine
        workload = time.evaluation.scenario.workload
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

    /// Time to first token, seconds: vision and prefill, whose logits give the first token. nil where none was measured.
    public func timeToFirstToken(_ basis: Basis) -> Double? {
        guard basis != .measured else { return machine.measuredTTFT > 0 ? machine.measuredTTFT / 1e3 : nil }
        return seconds(time.time(of: 0, in: .vision), basis) + seconds(time.time(of: 0, in: .prefill), basis)
    }

    /// Time per output token, seconds: the mean over the decode steps, the first token (which prefill gives) left out.
    /// nil where nothing is decoded, or nothing was measured.
    public func timePerOutputToken(_ basis: Basis) -> Double? {
        guard workload.decodeTokens > 0 else { return nil }
        guard basis != .measured else { return machine.measuredTPOT > 0 ? machine.measuredTPOT / 1e3 : nil }
        return seconds(time.time(of: 0, in: .decode), basis) / Double(workload.decodeTokens)
    }

    /// The first decode step, and the last, seconds.
    public func stepSeconds(_ basis: Basis) -> (first: Double, last: Double)? {
        guard workload.decodeTokens > 0, basis != .measured else { return nil }
        return (seconds(time.steps.first, basis), seconds(time.steps.last, basis))
    }

    /// A request from its arrival to its last token, seconds.
    public func latency(_ basis: Basis) -> Double? {
        guard let first = timeToFirstToken(basis) else { return nil }
        guard workload.decodeTokens > 0 else { return first }
        return timePerOutputToken(basis).map { first + $0 * Double(workload.decodeTokens) }
    }

    /// Tokens per second while decoding, over the batch and all copies.
    public func tokensPerSecond(_ basis: Basis) -> Double? {
        guard let step = timePerOutputToken(basis), step > 0 else { return nil }
        return Double(workload.batch * machine.dataParallel) / step
    }

    /// Requests per second, over the batch and all copies: a batch is done before the next begins.
    public func pagesPerSecond(_ basis: Basis) -> Double? {
        guard let latency = latency(basis), latency > 0 else { return nil }
        return Double(workload.batch * machine.dataParallel) / latency
    }

    /// Requests per day and device.
    public func pagesPerDayAndDevice(_ basis: Basis) -> Double? {
        pagesPerSecond(basis).map { $0 * 86_400 / Double(machine.devices) }
    }

    /// Dollars for a thousand requests.
    public func pricePerThousandPages(_ basis: Basis) -> Double? {
        guard let rate = pagesPerSecond(basis), rate > 0 else { return nil }
        return machine.price * Double(machine.devices) / 3600 / rate * 1000
    }

    /// Joules for one request, every device at its board power; nil where that is not known.
    public func energyPerPage(_ basis: Basis) -> Double? {
        guard let rate = pagesPerSecond(basis), rate > 0, let power = machine.device.power else { return nil }
        return power.value * Double(machine.devices) / rate
    }

    /// Model FLOPs utilisation of a stage: the time that its needed matrix FLOPs take at peak, each at the peak of its own
    /// precision, against its time. Padding, what the causal mask hides and logits that nobody reads are not needed.
    public func utilisation(_ stage: Stage, _ basis: Basis) -> Double? {
        guard let seconds = stageSeconds(stage, basis), seconds > 0 else { return nil }
        return time.time(of: 0, in: stage).leastCompute / seconds
    }

    /// Bandwidth utilisation of a stage: the time that its compulsory bytes (weights of the experts that are hit, keys and
    /// values) take at full bandwidth, against its time; of one device.
    public func bandwidthUtilisation(_ stage: Stage, _ basis: Basis) -> Double? {
        guard let seconds = stageSeconds(stage, basis), seconds > 0 else { return nil }
        return time.time(of: 0, in: stage).leastMemory / seconds
    }

    /// Seconds of a stage; measured, vision and prefill are known only together.
    public func stageSeconds(_ stage: Stage, _ basis: Basis) -> Double? {
        guard basis == .measured else { return seconds(time.time(of: 0, in: stage), basis) }
        guard stage == .decode else { return nil }
        return timePerOutputToken(.measured).map { $0 * Double(workload.decodeTokens) }
    }

    /// What measured times say: the share of the matrix peak that vision and prefill reached, the share of the bandwidth that
    /// decode reached, and how near each came to its floor. nil where nothing was measured.
    public var measuredUse: (first: (mfu: Double, ofFloor: Double)?, step: (mbu: Double, ofFloor: Double)?) {
        var first: (mfu: Double, ofFloor: Double)?
        var step: (mbu: Double, ofFloor: Double)?
        if let seconds = timeToFirstToken(.measured), let floor = timeToFirstToken(.floor) {
            first = (computeToFirstToken / seconds, floor / seconds)
        }
        if let seconds = timePerOutputToken(.measured), let floor = timePerOutputToken(.floor),
            let used = bandwidthUtilisation(.decode, .measured)
        {
            step = (used, floor / seconds)
        }
        return (first, step)
    }

    /// Seconds of the needed matrix FLOPs of vision and prefill at peak.
    private var computeToFirstToken: Double {
        time.time(of: 0, in: .vision).leastCompute + time.time(of: 0, in: .prefill).leastCompute
    }

    /// The matrix peak of one device for the weights' and activations' types, FLOP/s.
    public var peak: Double { machine.matrixPeak(workload.weightPrecision, workload.activationPrecision).value }

    /// FLOPs per byte at which the roofs meet.
    public var ridge: Double { peak / machine.device.bandwidth.value }

    /// The rate that vision and prefill need of one device to meet the target time to first token, FLOP/s: their needed FLOPs,
    /// those of other precisions in proportion to their peaks.
    public var requiredRate: Double { peak * computeToFirstToken / machine.targetTTFT }

    /// The bandwidth that the last decode step needs of one device to meet the target time per output token, bytes/s: its
    /// compulsory bytes.
    public var requiredBandwidth: Double {
        machine.device.bandwidth.value * time.steps.last.leastMemory / (machine.targetTPOT / 1e3)
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
