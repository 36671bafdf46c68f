import AnalyticCore

/// Prefill and decode steps of the decoder alone: `decoder.json`.
enum DecoderCheck {
    static func run(
        _ measured: ReferenceField, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let decoder = try DecoderCase(measured, isPrefill: place.group == "prefill")
        place.shape = decoder.shape
        place.className = DeepseekOCRForCausalLM.card.name.description
        guard let settings = decoder.settings else {
            return recorder.skip(place, because: DecoderCase.notModelled)
        }
        let isPrefill = decoder.isPrefill
        let stage: Stage = isPrefill ? .prefill : .decode
        for path in [AttentionPath.eager, .sdpa, .flash] {
            guard let figures = measured.optional(path.rawValue) else { continue }
            let evaluation = try measured.evaluate(settings + [("attention.decoder", path.rawValue)])
            let layers = try figures.member("layers_and_norm")
            recorder.compare(
                place, .prefillDecode, "\(path).layers_and_norm.flops_total", "FLOPs",
                measured: Count(try layers.member("flops_total").whole()),
                analytic: evaluation.cost(at: "model", in: stage).counted)
            for (part, figure) in try layers.optional("breakdown")?.members() ?? [] {
                guard let paths = parts[part] else { continue }
                recorder.compare(
                    place, .prefillDecode, "\(path).layers_and_norm.breakdown.\(part)", "FLOPs",
                    measured: Count(try figure.whole()),
                    analytic: paths.reduce(.zero) { $0 + evaluation.sum($1, stage) })
            }
            recorder.compare(
                place, .prefillDecode, "\(path).lm_head_all_positions.flops_total", "FLOPs",
                measured: Count(try figures.at("lm_head_all_positions", "flops_total").whole()),
                analytic: evaluation.cost(at: "lm_head", in: stage).counted)
            recorder.compare(
                place, .prefillDecode, "\(path).flops_total_with_lm_head", "FLOPs",
                measured: Count(try figures.member("flops_total_with_lm_head").whole()),
                analytic: evaluation.cost(of: 0, in: stage).counted)
        }
        let evaluation = try measured.evaluate(settings)
        recorder.compare(
            place, .prefillDecode, "kv_cache_bytes_after_bf16", "bytes",
            measured: Count(try measured.member("kv_cache_bytes_after_bf16").whole()),
            analytic: isPrefill ? evaluation.cacheAfterPrefill : evaluation.cacheAfterDecode)
        if let last = measured.optional("lm_head_last_position_only_flops (not what vendor does)"), isPrefill {
            let evaluation = try measured.evaluate(settings + [("logits", "last")])
            recorder.compare(
                place, .prefillDecode, "lm_head_last_position_only_flops", "FLOPs", measured: Count(try last.whole()),
                analytic: evaluation.cost(at: "lm_head", in: stage).counted)
        }
    }

    /// Where the parts of the breakdown stand in every decoder layer.
    private static let parts: [String: [String]] = [
        "dense_mlp": ["dense.mlp"], "moe_gate": ["mlp.gate"], "moe_shared": ["mlp.shared_experts"],
        "moe_routed": ["mlp.experts"], "rotary": ["self_attn.rotary_emb"],
        "attn_proj_qkvo": ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj"],
        "attn_core": ["self_attn.scores", "self_attn.mix", "self_attn.scaled_dot_product_attention"],
    ]
}

extension Evaluation {
    /// The counted FLOPs of a part of every decoder layer; `dense.` before the path means the layers without experts.
    fileprivate func sum(_ part: String, _ stage: Stage) -> Count {
        guard let layers = node(at: "model.layers") else { return .zero }
        var wanted = part[...]
        let isDense = wanted.hasPrefix("dense.")
        if isDense { wanted = wanted.dropFirst("dense.".count) }
        return children(of: layers).reduce(.zero) { sum, layer in
            if isDense, nodes[layer].name.description != "dense" { return sum }
            return sum + cost(at: path(of: layer) + "." + wanted, in: stage).counted
        }
    }
}
