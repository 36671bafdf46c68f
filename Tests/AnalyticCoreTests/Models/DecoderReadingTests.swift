import Testing

@testable import AnalyticCore

@Suite("A config.json as a decoder")
struct DecoderReadingTests {
    private static let sizes: [String: ConfigValue] = [
        "hidden_size": .whole(64), "num_hidden_layers": .whole(6), "num_attention_heads": .whole(8),
        "num_key_value_heads": .whole(8), "intermediate_size": .whole(128), "vocab_size": .whole(1000),
    ]

    private func fields(_ name: String, _ more: [String: ConfigValue] = [:]) -> [String: ConfigValue] {
        var fields = Self.sizes.merging(more) { $1 }
        fields["architectures"] = .list([.text(name)])
        return fields
    }

    private func refusal(_ fields: [String: ConfigValue]) -> ConfigRefusal? {
        do throws(ConfigRefusal) {
            _ = try DecoderReading(fields)
            return nil
        } catch {
            return error
        }
    }

    @Test("every family reads a plain configuration, and states the same nodes in a prompt and a step")
    func families() throws {
        for architecture in DecoderArchitecture.all {
            let experts: [String: ConfigValue] = [
                "n_routed_experts": .whole(4), "n_shared_experts": .whole(1), "num_experts_per_tok": .whole(2),
                "num_experts": .whole(4), "num_local_experts": .whole(4), "topk_group": .whole(1), "n_group": .whole(1),
            ]
            let needed = experts.filter { key, _ in
                var reader = ConfigReader(Self.sizes.merging(experts) { $1 })
                _ = try? architecture.read(&reader)
                return reader.hasRead(key) && architecture.id != "hunyuan_v1_dense"
            }
            for name in architecture.classes {
                let model = try DecoderReading(fields(name, needed)).model
                #expect(model.layers == 6, "\(name)")
                let request = TextRequest()
                let prefill = try CallEvaluation(request.prefill(of: model))
                let step = try CallEvaluation(request.step(0, of: model))
                #expect(prefill.nodes.map(\.name.description) == step.nodes.map(\.name.description), "\(name)")
                #expect(prefill.cost.matrix > step.cost.matrix, "\(name)")
            }
        }
    }

    @Test("no class and no model type stands for two families")
    func unique() {
        let classes = DecoderArchitecture.all.flatMap(\.classes)
        let types = DecoderArchitecture.all.flatMap(\.types)
        #expect(Set(classes).count == classes.count)
        #expect(Set(types).count == types.count)
    }

    @Test(
        "what is not modelled is refused by name, with the block that it needs",
        arguments: [
            ("MambaForCausalLM", "a state-space block"), ("Qwen3NextForCausalLM", "Gated DeltaNet"),
            ("Gemma4ForCausalLM", "share a cache"), ("T5ForConditionalGeneration", "cross-attention"),
            ("BertForMaskedLM", "both directions"), ("Qwen2VLForConditionalGeneration", "vision"),
            ("GPT2LMHeadModel", "learned positions"), ("LlamaForSequenceClassification", "LlamaForCausalLM"),
            ("LlamoForCausalLM", "nearest that is: LlamaForCausalLM"),
        ])
    func unmodelled(name: String, words: String) throws {
        let text = "\(try #require(refusal(fields(name))))"
        #expect(text.hasPrefix("\(name) is not modelled"))
        #expect(text.contains(words))
    }

    @Test("a model type alone is enough; one that contradicts the class is refused")
    func modelType() throws {
        var fields = Self.sizes
        fields["model_type"] = .text("llama")
        #expect(try DecoderReading(fields).className == "LlamaForCausalLM")
        fields["architectures"] = .list([.text("MistralForCausalLM")])
        #expect("\(try #require(refusal(fields)))".contains("allowed: mistral"))
        fields["model_type"] = .text("mamba2")
        fields["architectures"] = nil
        #expect("\(try #require(refusal(fields)))".contains("a state-space block"))
        #expect(refusal([:]) == .unnamed)
    }

    @Test("a field that asks for another block is refused by name")
    func otherBlock() throws {
        for (field, value) in [
            ("kv_lora_rank", ConfigValue.whole(512)), ("num_local_experts", .whole(8)), ("mamba_d_state", .whole(16)),
            ("vision_config", .object(["hidden_size": .whole(3)])), ("sliding_window", .whole(4096)),
        ] {
            let found = try #require(refusal(fields("LlamaForCausalLM", [field: value])))
            #expect(found.field == field)
            // What asks for nothing is no reason to refuse.
            #expect(refusal(fields("LlamaForCausalLM", [field: .null])) == nil)
        }
        let linear = fields(
            "Qwen3ForCausalLM", ["layer_types": .list(Array(repeating: .text("linear_attention"), count: 6))])
        #expect("\(try #require(refusal(linear)))".contains("linear attention"))
    }

    @Test("fields that cannot matter are ignored, unknown ones are listed")
    func ignored() throws {
        let reading = try DecoderReading(
            fields(
                "LlamaForCausalLM",
                ["rope_theta": .decimal(1e6), "eos_token_id": .list([.whole(1)]), "my_own_note": .text("x")]))
        #expect(reading.ignored == ["my_own_note"])
    }

    @Test("sizes that make a model its own must be there; others take the reference's defaults and say so")
    func defaults() throws {
        for field in ["hidden_size", "num_hidden_layers", "intermediate_size"] {
            var lacking = fields("LlamaForCausalLM")
            lacking[field] = nil
            #expect(refusal(lacking) == .missing(field: field))
        }
        var short = fields("Gemma3ForCausalLM")
        short["num_attention_heads"] = nil
        let reading = try DecoderReading(short)
        let heads = try #require(reading.fields.first { $0.name == "num_attention_heads" })
        #expect(heads.isDefault)
        #expect(heads.value == .whole(8))
    }

    @Test("values of the wrong kind or size are refused with what is allowed")
    func wrong() throws {
        for (field, value) in [
            ("hidden_size", ConfigValue.text("64")), ("hidden_size", .whole(0)), ("num_hidden_layers", .whole(1 << 30)),
            ("num_key_value_heads", .whole(3)), ("tie_word_embeddings", .whole(1)), ("hidden_act", .text("relu2")),
            ("layer_types", .list([.text("full_attention")])), ("vocab_size", .decimal(1.5)),
        ] {
            #expect(refusal(fields("Qwen2ForCausalLM", [field: value]))?.field == field, "\(field)")
        }
    }

    private func windows(_ model: DecoderModel) -> [Int] {
        model.groups.flatMap { group -> [Int] in
            guard case .grouped(let shape) = group.layer.attention, shape.window != nil else { return [] }
            return group.indexes
        }.sorted()
    }

    @Test(
        "which layers slide: by the family's rule, unless the file lists them",
        arguments: [
            ("MistralForCausalLM", [:], [0, 1, 2, 3, 4, 5]), ("MistralForCausalLM", ["sliding_window": .null], []),
            ("Gemma2ForCausalLM", [:], [0, 2, 4]), ("Gemma3ForCausalLM", [:], [0, 1, 2, 3, 4]),
            ("Gemma3ForCausalLM", ["sliding_window_pattern": .whole(3)], [0, 1, 3, 4]),
            ("Qwen2ForCausalLM", ["sliding_window": .whole(99)], []),
            (
                "Qwen2ForCausalLM",
                ["sliding_window": .whole(99), "use_sliding_window": .flag(true), "max_window_layers": .whole(4)],
                [4, 5]
            ),
            ("GptOssForCausalLM", [:], [0, 2, 4]), ("Llama4ForCausalLM", [:], [0, 1, 2, 4, 5]),
            ("Olmo3ForCausalLM", [:], [0, 1, 2, 4, 5]), ("Phi3ForCausalLM", [:], []),
        ] as [(String, [String: ConfigValue], [Int])])
    func sliding(name: String, more: [String: ConfigValue], expected: [Int]) throws {
        #expect(windows(try DecoderReading(fields(name, more)).model) == expected)
        guard name != "MistralForCausalLM", name != "Phi3ForCausalLM", more.isEmpty else { return }
        let kind = name == "Llama4ForCausalLM" ? "chunked_attention" : "sliding_attention"
        let listed: [ConfigValue] = (0..<6).map { .text($0 == 3 ? kind : "full_attention") }
        #expect(windows(try DecoderReading(fields(name, ["layer_types": .list(listed)])).model) == [3])
    }

    @Test("DeepSeek's first layers are dense, Qwen's every n-th is a mixture, Llama 4's every n-th too")
    func mixtures() throws {
        func mixtures(_ name: String, _ more: [String: ConfigValue]) throws -> [Int] {
            try DecoderReading(fields(name, more)).model.groups.flatMap { group -> [Int] in
                if case .mixture = group.layer.feedForward { group.indexes } else { [] }
            }.sorted()
        }
        #expect(try mixtures("DeepseekV3ForCausalLM", ["first_k_dense_replace": .whole(4)]) == [4, 5])
        #expect(try mixtures("Qwen3MoeForCausalLM", ["decoder_sparse_step": .whole(2)]) == [1, 3, 5])
        #expect(
            try mixtures("Qwen3MoeForCausalLM", ["mlp_only_layers": .list([.whole(0), .whole(5)])]) == [1, 2, 3, 4])
        #expect(try mixtures("Llama4ForCausalLM", ["interleave_moe_layer_step": .whole(3)]) == [2, 5])
    }
}
