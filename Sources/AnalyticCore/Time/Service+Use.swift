/// How much of a device is used, and how much is needed.
extension Service {
    /// Model FLOPs utilisation of a stage: the time that its needed matrix FLOPs take at peak, each at the peak of its own
    /// precision, against its time. Padding, what the causal mask hides and logits that nobody reads are not needed.
    public func utilisation(_ stage: Stage, _ basis: Basis) -> Double? {
        guard let seconds = stageSeconds(stage, basis), seconds > 0 else { return nil }
        return time.time(of: 0, in: stage).leastCompute / seconds * perDevice
    }

    /// Bandwidth utilisation of a stage: the time that its compulsory bytes (weights of the experts that are hit, keys and
    /// values) take at full bandwidth, against its time; of one device.
    public func bandwidthUtilisation(_ stage: Stage, _ basis: Basis) -> Double? {
        guard let seconds = stageSeconds(stage, basis), seconds > 0 else { return nil }
        return time.time(of: 0, in: stage).leastMemory / seconds * perDevice
    }

    /// What part of a stage's work one device of a pipeline does, over all micro-batches.
    private var perDevice: Double { Double(pipeline.microBatches) / Double(pipeline.stages) }

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
        beforeFirst.time(of: 0, in: .vision).leastCompute
            + beforeFirst.time(of: 0, in: .prefill).leastCompute * prefillShare
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
}
