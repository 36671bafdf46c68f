import AnalyticCore

/// Bytes read and written, kernels and peak memory: `traffic.json`.
enum TrafficCheck {
    static func run(
        _ measured: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        switch place.group {
        case "vision": try vision(measured, &place, &recorder)
        case "decoder_prefill", "decode_step": try decoder(measured, &place, &recorder)
        default: recorder.skip(place, because: "no traffic of kind \(place.group) is modelled")
        }
    }

    // MARK: decoder

    private static func decoder(
        _ measured: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let decoder = try DecoderCase(measured, isPrefill: place.group == "decoder_prefill")
        place.shape = decoder.shape
        place.className = DeepseekOCRForCausalLM.card.name.description
        guard let own = decoder.settings else {
            return recorder.skip(place, because: DecoderCase.notModelled)
        }
        let settings = own + [("execution", "eager")]
        let isPrefill = decoder.isPrefill
        for path in [AttentionPath.eager, .sdpa] {
            for (suffix, routing) in [("", ExpertRouting.Mode.balanced), ("_uniform_expected_experts", .whole)] {
                let variant = path.rawValue + suffix
                guard let figures = measured.optional(variant) else { continue }
                let evaluation = try measured.evaluate(
                    settings + [("attention.decoder", path.rawValue), ("moe.routing", routing.rawValue)])
                let pass: Pass = isPrefill ? .prefill : .firstStep
                let cache = isPrefill ? evaluation.cacheAfterPrefill : evaluation.cacheAfterDecode
                let before = isPrefill ? Count.zero : evaluation.cacheAfterPrefill
                let initial = try figures.member("initial_live_bytes (inputs and past kv)").whole()
                let inputs = max(0, initial - (before.integer ?? 0))
                let beside = cache + Count(inputs)
                try compare(
                    figures, place, variant, evaluation.cost(of: 0, in: pass),
                    peak: evaluation.peakBytes(of: 0, in: pass) + beside, &recorder)
                try compare(
                    figures.member("embedding_and_layers_only"), place, "\(variant).embedding_and_layers_only",
                    evaluation.cost(at: "model", in: pass), peak: evaluation.peak("model", pass) + beside, &recorder)
                try compare(
                    figures.member("lm_head_only"), place, "\(variant).lm_head_only",
                    evaluation.cost(at: "lm_head", in: pass),
                    peak: nil, &recorder)
            }
        }
    }

    // MARK: vision

    private static func vision(
        _ measured: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let batch = try measured.member("B").whole()
        let base = try measured.member("base").whole()
        let tiles = try measured.member("n_crops").whole()
        place.shape = "B=\(batch) base=\(base)"
        place.className = ImageEncoderViT.card.name.description
        for (variant, path) in [("eager_bf16", AttentionPath.eager), ("sdpa_fused", .sdpa)] {
            guard let figures = measured.optional(variant) else { continue }
            var grid: (rows: Int, columns: Int)?
            if tiles > 0 {
                let sides = (try figures.member("grid_h").whole(), try figures.member("grid_w").whole())
                place.shape =
                    "B=\(batch) base=\(base) tiles=\(sides.0)x\(sides.1)x\(try measured.member("tile").whole())"
                grid = sides
            }
            let settings =
                try VisionCase.settings(of: measured, grid: grid) + [
                    ("execution", "eager"), ("attention.vision", path.rawValue),
                ]
            let evaluation = try measured.evaluate(settings)
            for (name, pass) in [("global", Pass.global), ("local", .tiles)] {
                for tower in Tower.allCases {
                    guard let section = figures.optional("per_tower")?.optional("\(tower.rawValue)_\(name)") else {
                        continue
                    }
                    var cost = evaluation.cost(at: tower.path, in: pass)
                    if tower == .projector { cost += evaluation.cost(at: "model.cat_features", in: pass) }
                    var row = place
                    row.className = tower.className(in: evaluation)
                    let initial = Count(try section.member("initial_live_bytes (inputs and past kv)").whole())
                    try compare(
                        section, row, "\(variant).per_tower.\(tower.rawValue)_\(name)", cost,
                        peak: alone(tower, evaluation, pass).map { $0 + initial }, &recorder)
                }
            }
            // The measured forward looks the whole prompt up as well.
            let whole =
                evaluation.cost(of: 0, in: .vision) + evaluation.cost(at: "model.embed_tokens", in: Pass.prefill)
            try compare(
                figures.member("whole"), place, "\(variant).whole", whole,
                peak: evaluation.peakBytes(of: 0, in: .vision), &recorder)
        }
    }

    /// The peak of a tower that runs on its own, its inputs excluded; nil for the projector, which the measured run joins
    /// with the concatenation before it.
    private static func alone(_ tower: Tower, _ evaluation: Evaluation, _ pass: Pass) -> Count? {
        let geometry = evaluation.geometry
        let views = pass == .global ? geometry.globalViews : geometry.tiles
        let image = pass == .global ? geometry.baseSize : geometry.tileSize
        let side = pass == .global ? geometry.baseFeatures : geometry.tileFeatures
        let size: (id: String, value: String)
        switch tower {
        case .sam: size = ("image", String(image))
        case .clip: size = ("tokens", String(side * side + 1))
        case .projector: return nil
        }
        let entry = tower.className(in: evaluation).flatMap { LayerCatalogue.find($0)?.entry }
        return try? entry?.evaluation([("B", String(views)), size], in: evaluation.scenario).peakBytes(of: 0)
    }

    // MARK: figures

    private static func compare(
        _ figures: ReferenceField, _ place: CasePlace, _ name: String, _ cost: Cost, peak: Count?,
        _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let bytes: [(String, Count)] = [
            ("weight_read_bytes", cost.weightBits), ("activation_read_bytes", cost.readBits),
            ("activation_write_bytes", cost.writeBits), ("kv_read_bytes", cost.keyValueReadBits),
            ("kv_write_bytes", cost.keyValueWriteBits), ("total_bytes", cost.trafficBits),
        ]
        for (key, bits) in bytes {
            recorder.compare(
                place, .traffic, "\(name).\(key)", "bytes", measured: Count(try figures.member(key).whole()),
                analytic: bits.dividedRoundingUp(by: 8), tolerance: 0.02)
        }
        recorder.compare(
            place, .traffic, "\(name).op_launches", "kernels",
            measured: Count(try figures.member("op_launches").whole()), analytic: cost.launches, tolerance: 0.02)
        guard let peak else { return }
        for key in ["peak_live_activation_bytes", "peak_live_activation_bytes_up_to_final_norm"] {
            guard let figure = figures.optional(key) else { continue }
            recorder.compare(
                place, .traffic, "\(name).\(key)", "bytes", measured: Count(try figure.whole()), analytic: peak,
                tolerance: 0.02)
        }
    }
}

extension Evaluation {
    fileprivate func peak(_ path: String, _ pass: Pass) -> Count {
        node(at: path).map { peakBytes(of: $0, in: pass) } ?? .zero
    }
}
