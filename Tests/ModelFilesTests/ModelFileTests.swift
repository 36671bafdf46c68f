import AnalyticCore
import DeviceLibrary
import ModelFiles
import Testing

@Suite("A model's config.json")
struct ModelFileTests {
    /// The parts of the released file that matter here, and some that do not.
    static let released = """
        {
          "architectures": ["DeepseekOCRForCausalLM"], "hidden_size": 1280, "torch_dtype": "bfloat16",
          "language_config": {
            "first_k_dense_replace": 1, "hidden_size": 1280, "intermediate_size": 6848, "kv_lora_rank": null,
            "q_lora_rank": null, "moe_intermediate_size": 896, "n_group": 1, "n_routed_experts": 64,
            "n_shared_experts": 2, "num_attention_heads": 10, "num_experts_per_tok": 6, "num_hidden_layers": 12,
            "num_key_value_heads": 10, "qk_nope_head_dim": 0, "v_head_dim": 0, "use_mla": false, "vocab_size": 129280
          },
          "projector_config": {
            "input_dim": 2048, "model_type": "mlp_projector", "n_embed": 1280, "projector_type": "linear"
          },
          "vision_config": {
            "image_size": 1024, "mlp_ratio": 3.7362,
            "width": {
              "clip-l-14-224": {"heads": 16, "image_size": 224, "layers": 24, "patch_size": 14, "width": 1024},
              "sam_vit_b": {
                "downsample_channels": [512, 1024], "global_attn_indexes": [2, 5, 8, 11], "heads": 12, "layers": 12,
                "width": 768
              }
            }
          }
        }
        """

    private func scenario(_ text: String) throws -> Scenario {
        try ModelFile(text: text, name: "config.json").applied(to: Scenario())
    }

    /// The released file with one text in place of another.
    private func changed(_ old: String, _ new: String) throws -> String {
        try #require(Self.released.contains(old))
        return Self.released.replacing(old, with: new, maxReplacements: 1)
    }

    private func message(_ text: String) -> String {
        let error = #expect(throws: ModelFileError.self) { _ = try scenario(text) }
        return error?.description ?? ""
    }

    @Test("the released file gives exactly the built-in model")
    func builtIn() throws {
        #expect(try scenario(Self.released) == Scenario())
        #expect(try ModelFile(text: Self.released, name: "config.json").warnings.isEmpty)
    }

    @Test("what a file states is taken; the decoder's fields may stand at the top level")
    func stated() throws {
        let text = try changed(#""vocab_size": 129280"#, #""hidden_act": "silu""#)
            .replacing(#""hidden_size": 1280, "torch_dtype""#, with: #""vocab_size": 1000, "torch_dtype""#)
        #expect(try scenario(text).deepseekOCR.decoder.vocabulary == 1000)
        #expect(try scenario(text).deepseekOCR.decoder.hidden == 1280)
    }

    @Test("where top level and decoder disagree the decoder's own counts, and a warning says so")
    func nested() throws {
        let text = try changed(#""hidden_size": 1280, "torch_dtype""#, #""hidden_size": 640, "torch_dtype""#)
        #expect(try scenario(text).deepseekOCR.decoder.hidden == 1280)
        let warnings = try ModelFile(text: text, name: "config.json").warnings
        #expect(warnings.count == 1 && warnings[0].contains("hidden_size is 1280, but 640"), "\(warnings)")
    }

    @Test(
        "a file of a model that is not modelled is refused by its name, with what is near or missing",
        arguments: [
            (#"{"architectures": ["UnlimitedOcrForConditionalGeneration"]}"#, "UnlimitedOcr"),
            (#"{"architectures": ["MambaForCausalLM"]}"#, "it needs a state-space block; nearest that is: Llama"),
            (#"{"architectures": [], "hidden_size": 1280}"#, "names no model"),
            ("{}", "names no model"), (#"{"architectures": null}"#, "names no model"),
            (#"{"model_type": "qwen2"}"#, "hidden_size is missing"),
            (#"{"architectures": "DeepseekOCRForCausalLM"}"#, "did you mean DeepseekOCRForCausalLM?"),
            (#"{"architectures": ["DeepSeekOcrForCausalLM"]}"#, "did you mean DeepseekOCRForCausalLM?"),
        ])
    func otherModels(text: String, found: String) {
        let message = message(text)
        #expect(message.hasPrefix("config.json: ") && message.contains(found), "\(message)")
    }

    @Test("a decoder's file becomes the scenario's model, and a file of the standard structure puts that back")
    func decoder() throws {
        let text =
            #"{"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 4096, "#
            + #""num_hidden_layers": 32, "intermediate_size": 11008, "num_attention_heads": 32}"#
        let llama = try scenario(text)
        #expect(llama.decoder?.reading.model.hidden == 4096)
        #expect(llama.workload.execution == .graph && llama.workload.promptTokens == 1000)
        #expect(try Evaluation(llama).parameterCount == Count(6_738_415_616))
        let back = try ModelFile(text: Self.released, name: "config.json").applied(to: llama)
        #expect(back == Scenario())
    }

    @Test("the architecture's name with another model's type is refused")
    func otherType() throws {
        let text = try changed(#""torch_dtype""#, #""model_type": "qwen2_vl", "torch_dtype""#)
        #expect(message(text).contains("model_type") && message(text).contains("deepseek_vl_v2"))
        let own = try changed(#""torch_dtype""#, #""model_type": "deepseek_vl_v2", "torch_dtype""#)
        #expect(try scenario(own) == Scenario())
    }

    @Test("a field that a cost follows from must be there; what may stand for it is named")
    func missing() throws {
        let without = message(#"{"architectures": ["DeepseekOCRForCausalLM"]}"#)
        for field in ["hidden_size", "n_routed_experts", "vision_config.image_size", "use_mla"] {
            #expect(without.contains(field), "\(without)")
        }
        let misspelt = message(try changed("n_routed_experts", "n_routed_expert"))
        #expect(misspelt.contains("language_config.n_routed_experts: is missing"), "\(misspelt)")
        #expect(misspelt.contains("near: language_config.n_routed_expert"), "\(misspelt)")
    }

    @Test(
        "a field that changes a cost and is not modelled is refused by name, nested or not",
        arguments: [
            #""sliding_window": 128"#, #""attention_bias": true"#, #""hidden_act": "gelu""#,
            #""quantization_config": {"bits": 4}"#, #""layer_types": ["linear"]"#, #""scoring_func": "sigmoid""#,
        ])
    func notModelled(field: String) throws {
        let key = try #require(field.split(separator: "\"").first)
        for place in [#""first_k_dense_replace""#, #""torch_dtype""#] {
            let message = message(try changed(place, field + ", " + place))
            #expect(message.contains(key) && message.contains("allowed: "), "\(message)")
        }
    }

    @Test("fields without a cost are passed over and can be listed")
    func ignored() throws {
        let text = try changed(#""torch_dtype""#, #""tile_tag": "2D", "rope_theta": 1e4, "torch_dtype""#)
        #expect(try scenario(text) == Scenario())
        let ignored = try ModelFile(text: text, name: "config.json").ignoredFields
        #expect(ignored.contains("tile_tag") && ignored.contains("rope_theta"))
        #expect(ignored.contains("vision_config.mlp_ratio") && !ignored.contains("language_config.hidden_size"))
    }

    @Test(
        "a wrong field names file, field, what was found and what is allowed",
        arguments: [
            (#""hidden_size": 1280, "inter"#, #""hidden_size": "big", "inter"#, "hidden_size: \"big\""),
            (#""hidden_size": 1280, "inter"#, #""hidden_size": 12.5, "inter"#, "hidden_size: 12.5"),
            (#""num_hidden_layers": 12"#, #""num_hidden_layers": 0"#, "num_hidden_layers: 0"),
            (#""num_attention_heads": 10"#, #""num_attention_heads": 7"#, "num_attention_heads: 7"),
            (#""num_hidden_layers": 12"#, #""num_hidden_layers": 99999999999999999999"#, "99999999999999999999"),
            (#""use_mla": false"#, #""use_mla": true"#, "use_mla: true"),
            (#""kv_lora_rank": null"#, #""kv_lora_rank": 512"#, "kv_lora_rank: 512"),
            (#""n_embed": 1280"#, #""n_embed": 999"#, "projector_config.n_embed: 999"),
            (#""input_dim": 2048"#, #""input_dim": 999"#, "projector_config.input_dim: 999"),
            (#""projector_type": "linear""#, #""projector_type": "magic""#, "projector_config.projector_type"),
            (#""width": 1024}"#, #""width": 1024, "heads": []}"#, "clip-l-14-224.heads: []"),
        ])
    func wrong(old: String, new: String, found: String) throws {
        let message = message(try changed(old, new))
        #expect(message.hasPrefix("config.json: ") && message.contains(found), "\(message)")
        #expect(message.contains("allowed") || message.contains("must divide"), "\(message)")
    }

    @Test("a section that is no object is refused")
    func sections() {
        let message = message(#"{"architectures": ["DeepseekOCRForCausalLM"], "language_config": []}"#)
        #expect(message.contains("language_config: [] is not allowed; allowed: an object"))
    }

    @Test("of a key that stands twice the last value counts, and a warning names the line")
    func twice() throws {
        let text = try changed(#""vocab_size": 129280"#, "\"vocab_size\": 7,\n \"vocab_size\": 9")
        #expect(try scenario(text).deepseekOCR.decoder.vocabulary == 9)
        let warnings = try ModelFile(text: text, name: "config.json").warnings
        #expect(warnings.count == 1 && warnings[0].contains("config.json, line 8: \"vocab_size\""), "\(warnings)")
    }

    @Test("weights of another width are pointed out")
    func width() throws {
        let text = try changed("bfloat16", "float32")
        #expect(try ModelFile(text: text, name: "config.json").warnings.first?.contains("precision.weights") == true)
    }

    @Test("what is no JSON names line and column; what is no object or no file says so")
    func broken() {
        for text in ["", "{", "[1]", "{\"a\": }", "{'a': 1}", "{\"a\": 1,}"] {
            #expect(message(text).contains("not JSON"), "\(text)")
        }
        let text = "{\n  \"architectures\": [\"x\"],\n  \"hidden_size\": 12 80\n}"
        #expect(message(text).contains("line 3, column 21: '8' stands where ',' or '}' is expected"))
        let error = #expect(throws: ModelFileError.self) { try ModelFile(path: "nowhere/config.json") }
        #expect(error?.description.contains("no such file") == true)
    }
}
