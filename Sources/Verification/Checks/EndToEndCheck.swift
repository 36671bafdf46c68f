import AnalyticCore

/// Vision, prefill and decode of a page: `e2e.json`.
enum EndToEndCheck {
    static func run(
        _ measured: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let rows = try measured.member("grid_h").whole()
        let columns = try measured.member("grid_w").whole()
        let prefill = try measured.member("prefill")
        let decode = try measured.member("decode_k100")
        place.group = "grid \(rows)x\(columns)"
        place.className = DeepseekOCRForCausalLM.card.name.description
        place.shape = "grid=\(rows)x\(columns) K=\(steps)"
        let context = try measured.member("context_len").whole()
        let settings = [("image.grid", "\(rows)x\(columns)"), ("decode.tokens", String(steps))]
        var evaluation = try measured.evaluate(settings)
        // The prompt is whatever the context holds beside the image.
        let text = max(0, context - evaluation.geometry.imageTokens)
        evaluation = try measured.evaluate(settings + [("prompt.tokens", String(text))])
        let vision = evaluation.cost(of: 0, in: .vision).counted
        let decoder = evaluation.cost(of: 0, in: Stage.prefill).counted
        let steps = evaluation.cost(of: 0, in: .decode).counted
        let prior = measured.optional("prior_sweep")
        let parts: [(Check, String, String, ReferenceField, Count, String?)] = [
            (
                .prefillDecodeEndToEnd, "prefill.flops_total", "FLOPs", prefill, vision + decoder,
                "prefill_vendor_tflops"
            ),
            (.prefillDecodeEndToEnd, "prefill.vision_flops", "FLOPs", prefill, vision, "vision_vendor"),
            (.prefillDecodeEndToEnd, "prefill.decoder_plus_lm_head_flops", "FLOPs", prefill, decoder, nil),
            (.prefillDecodeEndToEnd, "decode_k100.flops_total", "FLOPs", decode, steps, "decode_vendor_tflops"),
            (
                .prefillDecodeEndToEnd, "decode_k100.first_step", "FLOPs", decode,
                evaluation.cost(of: 0, in: .firstStep).counted, nil
            ),
            (
                .prefillDecodeEndToEnd, "decode_k100.last_step", "FLOPs", decode,
                evaluation.cost(of: 0, in: .lastStep).counted, nil
            ),
            (
                .endToEnd, "prefill.kv_cache_bytes_after_prefill", "bytes", prefill, evaluation.cacheAfterPrefill, nil
            ),
            (
                .endToEnd, "decode_k100.kv_cache_bytes_after_100_steps", "bytes", decode, evaluation.cacheAfterDecode,
                nil
            ),
        ]
        for (check, quantity, unit, section, analytic, earlier) in parts {
            let key = quantity.split(separator: ".").last.map { String($0) } ?? quantity
            let published = try earlier.flatMap { prior?.optional($0)?.optional("prior_flops") }
                .map { field throws(ReferenceProblem) in Count(try field.whole()) }
            recorder.compare(
                place, check, quantity, unit, measured: Count(try section.member(key).whole()), analytic: analytic,
                published: published)
        }
        let towers = try prefill.member("per_tower")
        for (name, path) in Self.towers {
            guard let figure = towers.optional(name) else { continue }
            let stage: Stage = path == "lm_head" || path == "model.layers" ? .prefill : .vision
            recorder.compare(
                place, .prefillDecodeEndToEnd, "prefill.per_tower.\(name)", "FLOPs",
                measured: Count(try figure.whole()), analytic: evaluation.cost(at: path, in: stage).counted)
        }
        recorder.compare(
            place, .endToEnd, "generate.flops_total", "FLOPs",
            measured: Count(try prefill.member("flops_total").whole())
                + Count(try decode.member("flops_total").whole()),
            analytic: evaluation.total(of: 0).counted)
        let geometry = evaluation.geometry
        for (key, analytic) in [("n_crops", geometry.tiles), ("image_tokens", geometry.imageTokens)] {
            recorder.compare(
                place, .endToEnd, key, key == "n_crops" ? "tiles" : "tokens",
                measured: Count(try measured.member(key).whole()), analytic: Count(analytic))
        }
    }

    /// The files measure a hundred decode steps, and say so in their keys.
    private static let steps = 100

    private static let towers = [
        ("sam", "model.sam_model"), ("clip", "model.vision_model"), ("projector", "model.projector"),
        ("decoder_layers", "model.layers"), ("lm_head", "lm_head"),
    ]
}
