/// What to know of the figures of a service.
extension Service {
    /// What to know of these figures: a precision that the device lacks, a host that sets the pace, requests that wait.
    public var warnings: [String] {
        var warnings: [String] = []
        let isBrain16 = [workload.weightPrecision, workload.activationPrecision].contains(.bf16)
        if isBrain16, !machine.device.takesBF16 {
            warnings.append(
                "bf16 runs at the vector rate on \(machine.device.name), whose matrix units do not take it: weights and activations in fp16 would run on them"
            )
        }
        if let step = stepAlone(.estimate), running.requests > 0,
            turn(.decode, .estimate) / Double(workload.decodeTokens) < schedulerSeconds
        {
            warnings.append("the host limits decode: its scheduler takes \(Figure.seconds(step)) a step")
        }
        if let latency = latency(.estimate), latency > 0, hostRate < Double(running.requests) / latency {
            warnings.append(
                "the host limits the rate: \(engine.workers == 1 ? "one worker prepares" : "\(engine.workers) workers prepare") \(Figure.decimal(hostRate, places: 1)) \(time.evaluation.scenario.model.card.requests) a second"
            )
        }
        let (tensor, keyHeads) = (machine.tensorParallel, time.evaluation.scenario.model.facts.keyValueHeads)
        if tensor > keyHeads {
            warnings.append("each of \(keyHeads) KV heads is kept \(tensor / keyHeads) times: on \(tensor) devices")
        }
        if pipeline.bubble > 0 {
            warnings.append(
                "pipeline: each of \(pipeline.stages) stages waits \(Figure.percent(pipeline.bubble)) of the time at least: "
                    + (pipeline.microBatches == 1
                        ? "one batch goes through them one after the other"
                        : "only \(pipeline.microBatches) micro-batches are under way"))
        }
        switch running.limit {
        case .batch: break
        case .sequences:
            warnings.append(
                "\(running.requests) of \(workload.batch) requests run at once: engine.sequences; the others wait")
        case .memory:
            warnings.append(
                "\(running.requests) of \(workload.batch) requests run at once: more do not fit the KV cache")
        }
        return warnings
    }
}
