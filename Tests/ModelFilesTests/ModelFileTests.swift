import AnalyticCore
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

    @Test("the released file gives exactly the built-in model")
    func builtIn() throws {
        #expect(try scenario(Self.released) == Scenario())
    }

    @Test("what a file states is taken, what it leaves out stays; nested names win over those at the top")
    func partial() throws {
        let changed = try scenario(
            #"{"num_hidden_layers": 6, "vocab_size": 5, "language_config": {"vocab_size": 1000}}"#)
        #expect(changed.model.decoder.layers == 6)
        #expect(changed.model.decoder.vocabulary == 1000)
        #expect(changed.model.decoder.hidden == 1280)
    }

    @Test(
        "a wrong field names file, field, what was found and what is allowed",
        arguments: [
            (#"{"hidden_size": "big"}"#, "hidden_size"), (#"{"hidden_size": 12.5}"#, "hidden_size"),
            (#"{"num_hidden_layers": 0}"#, "num_hidden_layers"), (#"{"use_mla": true}"#, "use_mla"),
            (#"{"language_config": []}"#, "language_config"), (#"{"num_attention_heads": 7}"#, "num_attention_heads"),
            (#"{"projector_config": {"n_embed": 999}}"#, "projector_config.n_embed"),
            (#"{"projector_config": {"input_dim": 999}}"#, "projector_config.input_dim"),
            (#"{"projector_config": {"projector_type": "magic"}}"#, "projector_config.projector_type"),
        ])
    func wrong(text: String, field: String) {
        let error = #expect(throws: ModelFileError.self) { try scenario(text) }
        let message = error?.description ?? ""
        #expect(message.contains("config.json") && message.contains(field), "\(message)")
    }

    @Test("what is no JSON, no object or no file says so")
    func broken() {
        for text in ["", "{", "[1]", "{\"a\": }"] {
            let error = #expect(throws: ModelFileError.self) { try scenario(text) }
            #expect(error?.description.contains("not JSON") == true)
        }
        let error = #expect(throws: ModelFileError.self) { try ModelFile(path: "nowhere/config.json") }
        #expect(error?.description.contains("no such file") == true)
    }
}
