import AnalyticCore

/// Time and memory of an evaluation on its machine.
struct ServiceReport {
    private let evaluation: Evaluation
    private let service: Service
    private let memory: MemoryEvaluation
    /// The services at both ends of what sources dispute; nil where no used figure is disputed.
    private let ends: (best: Service, worst: Service)?

    init(_ evaluation: Evaluation) {
        self.evaluation = evaluation
        service = Service(TimeEvaluation(evaluation))
        memory = MemoryEvaluation(evaluation)
        ends = service.ends
    }

    // MARK: JSON

    var timeJSON: JSON {
        let machine = evaluation.scenario.machine
        return [
            "device": .string(machine.device.id), "device_name": .string(machine.device.name),
            "devices": .number(machine.devices),
            "doubtful_figures": .array(machine.device.doubtful.map { .string($0) }),
            "ttft_s": figure { $0.timeToFirstToken($1) }, "tpot_s": figure { $0.timePerOutputToken($1) },
            "tpot_definition": "mean over the decode steps; the first token comes from the prefill and is not counted",
            "tpot_first_s": step(\.first), "tpot_last_s": step(\.last), "latency_s": figure { $0.latency($1) },
            "tokens_per_s": figure { $0.tokensPerSecond($1) }, "pages_per_s": figure { $0.pagesPerSecond($1) },
            "pages_per_day_and_device": figure { $0.pagesPerDayAndDevice($1) },
            "dollars_per_1000_pages": figure { $0.pricePerThousandPages($1) },
            "joules_per_page": figure { $0.energyPerPage($1) },
            "stages": .object(Stage.allCases.map { JSON.Member($0.rawValue, stage($0)) }),
            "measured_ttft_mfu": service.measuredUse.first.map { .decimal($0.mfu) } ?? .null,
            "measured_ttft_efficiency": service.measuredUse.first.map { .decimal($0.ofFloor) } ?? .null,
            "measured_tpot_mbu": service.measuredUse.step.map { .decimal($0.mbu) } ?? .null,
            "measured_tpot_efficiency": service.measuredUse.step.map { .decimal($0.ofFloor) } ?? .null,
            "ridge_flop_per_byte": .decimal(service.ridge),
            "required_flop_per_s_for_ttft_target": .decimal(service.requiredRate),
            "required_bytes_per_s_for_tpot_target": .decimal(service.requiredBandwidth),
        ]
    }

    private func figure(_ read: (Service, Service.Basis) -> Double?) -> JSON {
        var members = Service.Basis.allCases.map { basis in
            JSON.Member(basis.rawValue, read(service, basis).map(JSON.decimal) ?? .null)
        }
        if let ends {
            members.append(JSON.Member("estimate_best", read(ends.best, .estimate).map(JSON.decimal) ?? .null))
            members.append(JSON.Member("estimate_worst", read(ends.worst, .estimate).map(JSON.decimal) ?? .null))
        }
        return .object(members)
    }

    private func step(_ end: KeyPath<(first: Double, last: Double), Double>) -> JSON {
        .object(
            [Service.Basis.floor, .estimate].map { basis in
                JSON.Member(basis.rawValue, service.stepSeconds(basis).map { .decimal($0[keyPath: end]) } ?? .null)
            })
    }

    private func stage(_ stage: Stage) -> JSON {
        let time = service.time.time(of: 0, in: stage)
        return [
            "floor_s": .decimal(time.floor), "estimate_s": .decimal(time.seconds),
            "limiter": time.limiter.map { .string($0.title) } ?? .null,
            "seconds_by_limiter": .object(
                Limiter.allCases.map { JSON.Member($0.title, .decimal(time.seconds($0))) }),
            "mfu": service.utilisation(stage, .estimate).map(JSON.decimal) ?? .null,
            "mbu": service.bandwidthUtilisation(stage, .estimate).map(JSON.decimal) ?? .null,
        ]
    }

    var memoryJSON: JSON {
        [
            "weights_bytes": .decimal(memory.weights), "kv_cache_bytes": .decimal(memory.cache),
            "activation_peak_bytes": .decimal(memory.peaks.values.max() ?? 0),
            "activation_bytes_in_worst_stage": .decimal(memory.activations), "reserve_bytes": .decimal(memory.reserve),
            "total_bytes": .decimal(memory.total), "capacity_bytes": .decimal(memory.capacity.value),
            "worst_stage": .string(memory.worstStage.rawValue), "largest_part": .string(memory.largest.rawValue),
            "fits": memory.fits.map(JSON.bool) ?? .null,
        ]
    }

    // MARK: text

    /// The device, how operations become kernels, and whether the memory is enough.
    var headline: String {
        let scenario = evaluation.scenario
        return
            "\(scenario.machine.devices) x \(scenario.machine.device.name), execution \(scenario.workload.execution.rawValue): \(fit)"
    }

    private var fit: String {
        let used = Figure.scaled(memory.total, "B")
        let capacity = Figure.scaled(memory.capacity.value, "B")
        return switch memory.fits {
        case true: "fits in memory, \(used) of \(capacity)"
        case false: "DOES NOT FIT in memory: \(used) of \(capacity)"
        case nil: "may not fit in memory, since sources disagree: \(used) of \(capacity)"
        }
    }

    var text: String {
        let machine = evaluation.scenario.machine
        let device = machine.device
        var text = "device     \(machine.devices) x \(device.name)"
        if !device.doubtful.isEmpty { text += "  (doubtful: \(device.doubtful.joined(separator: ", ")))" }
        text += "\n\n"
        var table = TextTable([
            ("time", .left), ("floor", .right), ("estimate", .right), ("measured", .right), ("limited by", .left),
            ("MFU", .right), ("MBU", .right),
        ])
        for stage in Stage.allCases {
            let time = service.time.time(of: 0, in: stage)
            guard time.seconds > 0 else { continue }
            table.append([
                stage.rawValue, Figure.seconds(time.floor), Figure.seconds(time.seconds), "",
                time.limiter?.title ?? "", Figure.percent(service.utilisation(stage, .estimate) ?? 0),
                Figure.percent(service.bandwidthUtilisation(stage, .estimate) ?? 0),
            ])
        }
        for (name, read) in [
            ("TTFT", { $0.timeToFirstToken($1) }), ("TPOT", { $0.timePerOutputToken($1) }),
            ("request", { $0.latency($1) }),
        ] as [(String, (Service, Service.Basis) -> Double?)] {
            table.append([name] + Service.Basis.allCases.map { read(service, $0).map(Figure.seconds) ?? "" })
        }
        text += table.text + "\n"
        let use = service.measuredUse
        if let first = use.first {
            text += "measured   TTFT: MFU \(Figure.percent(first.mfu)), \(Figure.percent(first.ofFloor)) of the floor\n"
        }
        if let step = use.step {
            text += "measured   TPOT: MBU \(Figure.percent(step.mbu)), \(Figure.percent(step.ofFloor)) of the floor\n"
        }
        text += "TTFT is vision and prefill; TPOT is the mean of the decode steps, the first token not counted.\n"
        if let rate = service.pagesPerSecond(.estimate), let tokens = service.tokensPerSecond(.estimate) {
            text += "estimate   \(Figure.plain(tokens)) tokens/s while decoding, \(Figure.plain(rate)) pages/s"
            if let day = service.pagesPerDayAndDevice(.estimate) {
                text += ", \(Figure.plain(day)) pages per device and day"
            }
            if let price = service.pricePerThousandPages(.estimate) {
                text += ", \(Figure.dollars(price)) per 1000 pages"
            }
            if let energy = service.energyPerPage(.estimate) { text += ", \(Figure.scaled(energy, "J")) per page" }
            text += "\n"
        }
        text += "memory     \(fit); in the fullest stage, \(memory.worstStage.rawValue)"
        text += ": weights \(Figure.scaled(memory.weights, "B")), KV cache \(Figure.scaled(memory.cache, "B")), "
        text += "activations \(Figure.scaled(memory.activations, "B")), reserve \(Figure.scaled(memory.reserve, "B"))\n"
        return text
    }
}
