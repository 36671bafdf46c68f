import AnalyticCore
import ModelFiles
import Testing

@Suite("Weights of a config.json that are stored narrow")
struct QuantisationTests {
    private func warnings(_ more: String) throws -> [String] {
        let text = """
            {"architectures": ["LlamaForCausalLM"], "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2,
             "num_attention_heads": 2, "vocab_size": 10\(more)}
            """
        return try ModelFile(text: text, name: "config.json").warnings
    }

    @Test(
        "the warning names the format of precision.weights that takes the weights as they are stored",
        arguments: [
            (#"{"quant_method": "fp8", "weight_block_size": [128, 128]}"#, "fp8-block"),
            (#"{"quant_method": "fp8"}"#, "fp8"), (#"{"quant_method": "awq", "bits": 4}"#, "awq-int4"),
            (#"{"quant_method": "gptq", "bits": 4}"#, "gptq-int4"), (#"{"quant_method": "gptq", "bits": 8}"#, "int8"),
            (#"{"quant_method": "mxfp4"}"#, "mxfp4"),
            (#"{"quant_method": "bitsandbytes", "load_in_4bit": true}"#, "int4"),
            (
                #"{"quant_method": "compressed-tensors", "config_groups": {"group_0": {"weights": {"num_bits": 8, "type": "int"}}}}"#,
                "int8"
            ),
        ])
    func formats(section: String, format: String) throws {
        let found = try warnings(#", "quantization_config": \#(section)"#)
        #expect(found.count == 1 && found.allSatisfy { $0.contains("precision.weights=\(format) ") }, "\(found)")
        #expect(WeightFormat(rawValue: format) != nil)
    }

    @Test("a method without such a format is named all the same, with the formats that there are")
    func unknown() throws {
        let found = try warnings(#", "quantization_config": {"quant_method": "aqlm"}"#)
        #expect(found.count == 1 && found.allSatisfy { $0.contains("aqlm") && $0.contains("gptq-int4") })
    }

    @Test("nothing is said of 16-bit weights of the usual type; of others, what they are")
    func types() throws {
        #expect(try warnings(#", "torch_dtype": "bfloat16""#).isEmpty)
        #expect(try warnings(#", "torch_dtype": "float16""#).first?.contains("float16") == true)
    }
}
