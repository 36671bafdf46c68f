import AnalyticCore
import Testing

@Suite("Towers and stages equal the counts of the reference implementation")
struct StageCountTests {
    @Test("every case of vision.json: each tower, global view and tiles, every attention path, any batch")
    func vision() throws {
        let cases = try ReferenceFile("vision").cases
        for measured in cases {
            let base = try #require(measured.integer("workload", "base"))
            let crops = try #require(measured.integer("workload", "n_crops"))
            var scenario = Scenario()
            try scenario.set("image.mode", "custom")
            try scenario.set("image.base_size", String(base))
            try scenario.set("batch", String(try #require(measured.integer("workload", "B"))))
            if crops > 0 {
                try scenario.set("image.tile_size", String(try #require(measured.integer("workload", "tile"))))
                try scenario.set("image.grid", "\(crops)x1")
            } else {
                try scenario.set("image.crop", "false")
            }
            for path in ["sdpa_math", "sdpa_fused"] {
                for attention in AttentionPath.allCases {
                    try scenario.set("attention.vision", attention.rawValue)
                    let evaluation = try Evaluation(scenario)
                    #expect(evaluation.cost(of: 0, in: .vision).matrix.integer == measured.integer(path, "flops_total"))
                    for (tower, node) in [("sam", "sam_model"), ("clip", "vision_model"), ("projector", "projector")] {
                        let index = try #require(evaluation.node(at: "model." + node))
                        #expect(
                            evaluation.cost(of: index, in: .vision).matrix.integer
                                == measured.integer(path, "per_tower_flops_total", tower))
                    }
                }
            }
        }
        #expect(cases.count == 17)
    }

    @Test("every case of decoder.json: layers, head, breakdown, KV cache, eager and sdpa")
    func decoder() throws {
        let cases = try ReferenceFile("decoder").cases
        for measured in cases {
            let isPrefill = measured.text("phase") == "prefill"
            let tokens = try #require(measured.integer("S"))
            let past = try #require(measured.integer("past_kv"))
            for path in ["eager", "sdpa"] {
                var scenario = Scenario()
                try scenario.set("image.mode", "none")
                try scenario.set("batch", String(try #require(measured.integer("B"))))
                try scenario.set("attention.decoder", path)
                try scenario.set("prompt.tokens", String(isPrefill ? tokens : past))
                try scenario.set("decode.tokens", isPrefill ? "0" : "1")
                let evaluation = try Evaluation(scenario)
                let stage: Stage = isPrefill ? .prefill : .decode
                func flops(_ node: String) throws -> Count {
                    evaluation.cost(of: try #require(evaluation.node(at: node)), in: stage).matrix
                }
                #expect(
                    try flops("model")
                        == Count(try #require(measured.integer(path, "layers_and_norm", "flops_total"))))
                #expect(
                    evaluation.cost(of: 0, in: stage).matrix
                        == Count(try #require(measured.integer(path, "flops_total_with_lm_head"))))
                #expect(
                    (isPrefill ? evaluation.cacheAfterPrefill : evaluation.cacheAfterDecode)
                        == Count(try #require(measured.integer("kv_cache_bytes_after_bf16"))))
                let breakdown: [(String, [String])] = [
                    ("dense_mlp", ["model.layers.0.mlp"]), ("moe_gate", ["model.layers.1-11.mlp.gate"]),
                    ("moe_shared", ["model.layers.1-11.mlp.shared_experts"]),
                    ("moe_routed", ["model.layers.1-11.mlp.experts"]),
                    ("rotary", ["model.layers.0.self_attn.rotary_emb", "model.layers.1-11.self_attn.rotary_emb"]),
                    (
                        "attn_proj_qkvo",
                        ["0", "1-11"].flatMap { layer in
                            ["q_proj", "k_proj", "v_proj", "o_proj"].map { "model.layers.\(layer).self_attn.\($0)" }
                        }
                    ),
                ]
                for (name, nodes) in breakdown {
                    let sum = try nodes.reduce(Count.zero) { $0 + (try flops($1)) }
                    #expect(
                        sum == Count(try #require(measured.integer(path, "layers_and_norm", "breakdown", name))),
                        "\(name)")
                }
            }
            if let last = measured.integer("lm_head_last_position_only_flops (not what vendor does)") {
                var scenario = Scenario()
                try scenario.set("image.mode", "none")
                try scenario.set("batch", String(try #require(measured.integer("B"))))
                try scenario.set("prompt.tokens", String(tokens))
                try scenario.set("logits", "last")
                let evaluation = try Evaluation(scenario)
                let head = try #require(evaluation.node(at: "lm_head"))
                #expect(evaluation.cost(of: head, in: Stage.prefill).matrix == Count(last))
            }
        }
        #expect(cases.count == 25)
    }

    @Test("every case of e2e.json: vision, decoder and head, 100 decode steps, first and last step, KV cache, tokens")
    func endToEnd() throws {
        let cases = try ReferenceFile("e2e").cases
        for measured in cases {
            var scenario = Scenario()
            let rows = try #require(measured.integer("grid_h"))
            let columns = try #require(measured.integer("grid_w"))
            try scenario.set("image.grid", "\(rows)x\(columns)")
            let evaluation = try Evaluation(scenario)
            let vision = evaluation.cost(of: 0, in: .vision)
            let prefill = evaluation.cost(of: 0, in: Stage.prefill)
            #expect(evaluation.geometry.tiles == measured.integer("n_crops"))
            #expect(evaluation.geometry.imageTokens == measured.integer("image_tokens"))
            #expect(evaluation.geometry.contextTokens == measured.integer("context_len"))
            #expect((vision + prefill).matrix.integer == measured.integer("prefill", "flops_total"))
            #expect(vision.matrix.integer == measured.integer("prefill", "vision_flops"))
            #expect(prefill.matrix.integer == measured.integer("prefill", "decoder_plus_lm_head_flops"))
            #expect(evaluation.cacheAfterPrefill.integer == measured.integer("prefill", "kv_cache_bytes_after_prefill"))
            #expect(
                evaluation.cost(of: 0, in: .decode).matrix.integer == measured.integer("decode_k100", "flops_total"))
            #expect(
                evaluation.cost(of: 0, in: .firstStep).matrix.integer == measured.integer("decode_k100", "first_step"))
            #expect(
                evaluation.cost(of: 0, in: .lastStep).matrix.integer == measured.integer("decode_k100", "last_step"))
            #expect(
                evaluation.cacheAfterDecode.integer
                    == measured.integer("decode_k100", "kv_cache_bytes_after_100_steps"))
        }
        #expect(cases.count == 13)
    }

    @Test("every case of tiling.json: grid, tiles and image tokens in every mode")
    func tiling() throws {
        let cases = try ReferenceFile("tiling").cases
        let modes = [
            "tiny_512": "tiny", "small_640": "small", "base_1024": "base", "large_1280": "large",
            "gundam_1024_640": "gundam",
        ]
        for measured in cases {
            for (name, mode) in modes {
                var scenario = Scenario()
                try scenario.set("image.width", String(try #require(measured.integer("width"))))
                try scenario.set("image.height", String(try #require(measured.integer("height"))))
                try scenario.set("image.mode", mode)
                try scenario.validate()
                let geometry = WorkloadGeometry(scenario.workload, sam: scenario.model.sam)
                #expect(geometry.imageTokens == measured.integer("modes", name, "image_tokens"))
                #expect(geometry.grid.columns == measured.integer("modes", name, "grid_w"))
                #expect(geometry.grid.rows == measured.integer("modes", name, "grid_h"))
                #expect(geometry.tiles == measured.integer("modes", name, "crops"))
                #expect(geometry.baseSize == measured.integer("modes", name, "global_view"))
            }
        }
        #expect(cases.count == 280)
    }
}
