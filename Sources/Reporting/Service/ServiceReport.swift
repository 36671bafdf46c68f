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
            "engine": .string(evaluation.scenario.engine.name.rawValue),
            "batching": .string(evaluation.scenario.engine.batching.rawValue),
            "ttft_s": figure { $0.timeToFirstToken($1) },
            "ttft_definition": .string(firstTokenDefinition), "ttft_parts_s": parts,
            "tpot_s": figure { $0.timePerOutputToken($1) },
            "tpot_definition": .string(Self.stepDefinition),
            "decode_steps": .number(evaluation.scenario.workload.decodeTokens),
            "answer_tokens": .number(evaluation.scenario.workload.decodeTokens + 1),
            "tpot_first_s": step(\.first), "tpot_last_s": step(\.last), "latency_s": figure { $0.latency($1) },
            "tokens_per_s": figure { $0.tokensPerSecond($1) },
            "tokens_per_s_definition": "decode alone, the whole batch and all copies",
            "tokens_per_s_of_one_user": figure { $0.tokensPerSecondPerUser($1) },
            "tokens_per_s_of_whole_requests": figure { $0.answerTokensPerSecond($1) }, "steady_state": steadyState,
            "warnings": .array(service.warnings.map { .string($0) }), "pages_per_s": figure { $0.pagesPerSecond($1) },
            "pages_per_day_and_device": figure { $0.pagesPerDayAndDevice($1) },
            "dollars_per_1000_pages": figure { $0.pricePerThousandPages($1) },
            "price_per_hour": hourlyPrice,
            "dollars_per_1000_pages_range": service.pricesPerThousandPages(.estimate).map {
                ["low": .decimal($0.low), "high": .decimal($0.high)]
            } ?? .null,
            "joules_per_page_definition": "upper bound: board power of every device times time",
            "form_of_times": evaluation.scenario.model.facts.hasTwoForms ? "served" : .null,
            "page": .string(evaluation.scenario.model.card.request),
            "joules_per_page": figure { $0.energyPerPage($1) },
            "stages": .object(service.time.evaluation.stages.map { JSON.Member($0.rawValue, stage($0)) }),
            "measured_ttft_mfu": service.measuredUse.first.map { .decimal($0.mfu) } ?? .null,
            "measured_ttft_efficiency": service.measuredUse.first.map { .decimal($0.ofFloor) } ?? .null,
            "measured_tpot_mbu": service.measuredUse.step.map { .decimal($0.mbu) } ?? .null,
            "measured_tpot_efficiency": service.measuredUse.step.map { .decimal($0.ofFloor) } ?? .null,
            "ridge_flop_per_byte": .decimal(service.ridge),
            "required_flop_per_s_for_ttft_target": .decimal(service.requiredRate),
            "required_bytes_per_s_for_tpot_target": .decimal(service.requiredBandwidth),
        ]
    }

    /// What is printed of the one definition of each time, in text and JSON alike.
    private var firstTokenDefinition: String {
        evaluation.scenario.model.facts.hasVision
            ? "host (opening, cutting, normalising, tokenising, HTTP), vision and prefill; the floor leaves the host out"
            : "host (tokenising, HTTP) and prefill; the floor leaves the host out"
    }
    private static let stepDefinition =
        "mean over the K decode steps; the answer has K + 1 tokens, the first of which comes from the prefill, and a request takes TTFT + K * TPOT"

    private var parts: JSON {
        .object(
            (service.firstToken(.estimate) ?? FirstToken()).parts.map { JSON.Member($0.name, .decimal($0.seconds)) })
    }

    private var steadyState: JSON {
        guard let state = service.steadyState else { return .null }
        return [
            "requests_in_flight": .number(state.requests), "limited_by": .string(state.limit.rawValue),
            "ttft_s": .decimal(state.timeToFirstToken), "tpot_s": .decimal(state.timePerOutputToken),
            "tokens_per_s": .decimal(state.tokensPerSecond),
            "tokens_per_s_of_one_user": .decimal(state.tokensPerSecondPerUser),
            "pages_per_s": .decimal(state.pagesPerSecond), "prefill_share_of_step": .decimal(state.prefillShare),
            "queueing": .string(evaluation.scenario.engine.arrivals.rawValue),
        ]
    }

    private var hourlyPrice: JSON {
        guard let price = evaluation.scenario.machine.hourlyPrice else { return .null }
        return [
            "low": .decimal(price.low), "high": .decimal(price.high), "date": .string(price.date),
            "source": .string(price.source),
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
            "fits": memory.fits.map(JSON.bool) ?? .null, "engine_share_of_capacity": .decimal(memory.share),
            "kv_pool_bytes": .decimal(memory.pool), "kv_cache_bytes_per_request": .decimal(memory.cachePerRequest),
            "requests_whose_cache_fits": .number(memory.sequences),
        ]
    }

    // MARK: text

    /// The device, how operations become kernels, and whether the memory is enough.
    var headline: String {
        let scenario = evaluation.scenario
        return
            "\(scenario.machine.devices) x \(scenario.machine.device.name), engine \(scenario.engine.name.rawValue), execution \(scenario.workload.execution.rawValue): \(fit)"
    }

    private var fit: String {
        let used = Figure.scaled(memory.total, "B")
        let all = memory.capacity.value
        let gibibytes = Figure.decimal(all / 1_073_741_824, places: 1)
        let share = memory.share < 1 ? "\(Figure.percent(memory.share)) of " : ""
        let capacity = "\(share)\(Figure.scaled(all, "B")) (\(gibibytes) GiB)"
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
        for stage in service.time.evaluation.stages {
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
        text += firstTokenText + serviceText
        text += "memory     \(fit); in the fullest stage, \(memory.worstStage.rawValue)"
        text += ": weights \(Figure.scaled(memory.weights, "B")), KV cache \(Figure.scaled(memory.cache, "B")), "
        text += "activations \(Figure.scaled(memory.activations, "B")), reserve \(Figure.scaled(memory.reserve, "B"))\n"
        text +=
            "           \(Figure.scaled(memory.pool, "B")) are left for the KV cache of \(memory.sequences) requests\n"
        for warning in service.warnings { text += "note       \(warning)\n" }
        return text
    }

    /// The parts of TTFT, and what the times mean.
    private var firstTokenText: String {
        let engine = evaluation.scenario.engine
        let steps = evaluation.scenario.workload.decodeTokens
        let parts = (service.firstToken(.estimate) ?? FirstToken()).parts.filter { $0.seconds > 0 }
        var text = "TTFT is \(parts.map { "\($0.name) \(Figure.seconds($0.seconds))" }.joined(separator: ", "))"
        switch (engine.batching, engine.arrivals) {
        case (.static, _): text += evaluation.scenario.workload.batch > 1 ? "; the whole batch waits for itself" : ""
        case (.continuous, .spaced): text += "; one request's, queueing left out"
        case (.continuous, .random): text += "; one request's, with its queue before the host"
        case (.continuous, .together): text += "; all requests come at once"
        }
        text += ". The floor leaves the host out.\n"
        guard steps > 0 else { return text }
        return text
            + "TPOT is the mean of the K = \(steps) decode steps; the answer has K + 1 tokens, the first from the prefill;\n"
            + "a request takes TTFT + K * TPOT.\n"
    }

    /// What requests of the model are called.
    private var requests: String { evaluation.scenario.model.card.requests }

    /// Rates, price and energy.
    private var serviceText: String {
        var text = ""
        if let rate = service.pagesPerSecond(.estimate), let tokens = service.tokensPerSecond(.estimate),
            let user = service.tokensPerSecondPerUser(.estimate), let whole = service.answerTokensPerSecond(.estimate)
        {
            text += "decode     \(Figure.plain(tokens)) tokens/s for the batch, \(Figure.plain(user)) for one user\n"
            text +=
                "requests   \(Figure.plain(whole)) tokens/s over whole requests, \(Figure.plain(rate)) \(requests)/s"
            if let day = service.pagesPerDayAndDevice(.estimate) {
                text += ", \(Figure.plain(day)) \(requests) per device and day"
            }
            text += "\n"
        }
        if let state = service.steadyState {
            let share = Figure.percent(state.prefillShare)
            text += "steady     \(state.requests) requests in flight; prefills of others take \(share) of a step\n"
        }
        if let prices = service.pricesPerThousandPages(.estimate), let hour = evaluation.scenario.machine.hourlyPrice {
            let range = [prices.low, prices.high].map { Figure.dollars($0) }
            text +=
                "cost       \(range[0] == range[1] ? range[0] : range.joined(separator: " to ")) per 1000 \(requests) at \(hour.text)\n"
        } else {
            text += "cost       not known: no price stated for this device; set price.per_hour\n"
        }
        if let energy = service.energyPerPage(.estimate) {
            text +=
                "energy     at most \(Figure.scaled(energy, "J")) per \(evaluation.scenario.model.card.request): board power times time\n"
        }
        return text
    }
}
