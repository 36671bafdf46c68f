import Foundation
import Testing

@Suite("The models command")
struct ModelsCommandTests {
    @Test("models lists the standard model and decoders, and shows one; every measured case is equal")
    func models() throws {
        let list = try Program.run("models", "--format", "json")
        let json = try #require(JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any])
        let models = try #require(json["models"] as? [[String: Any]])
        #expect(models.count == 33 && models.first?["id"] as? String == "deepseek-ocr")
        #expect(models.allSatisfy { $0["cases"] as? Int == $0["cases_equal"] as? Int })
        let one = try Program.run("models", "llama-3.1-8b", "--format", "json")
        #expect(one.status == 0)
        #expect(one.output.contains("\"parameters\": 8030261248"))
        #expect(one.output.contains("\"prefill_flops\": 15533604864000"))
        #expect(one.output.contains("\"kv_bytes_per_token\": 131072"))
        let text = try Program.run("models", "deepseek-v3", "--verbose")
        #expect(text.output.contains("671 026 404 352, as published"))
        #expect(text.output.contains("first_k_dense_replace"))
    }

    @Test("the table fits 80 and 100 columns, whatever falls away; what stands first does not")
    func width() throws {
        for columns in [80, 100] {
            let environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "\(columns)"]) { $1 }
            let text = try Program.run(["models"], environment: environment).output
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= columns })
            for word in ["model", "params", "KV B/token", "verified", "deepseek-ocr", "llama-4-scout-text"] {
                #expect(text.contains(word), "\(word) at \(columns)")
            }
            #expect(text.contains("family") == (columns == 100))
        }
    }

    @Test("the standard model is shown as the others are")
    func standard() throws {
        let text = try Program.run("models", "deepseek-ocr").output
        #expect(text.contains("3 336 106 240") && text.contains("61 440 bytes a token"))
        #expect(try Program.run("models", "deepseek-ocr", "--format", "json").output.contains("modelmeter.model/1"))
    }

    @Test("a config.json of one's own is evaluated; what is not modelled is refused by name, with status 2")
    func ownModel() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("models-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("config.json")
        let llama = """
            {"architectures": ["LlamaForCausalLM"], "hidden_size": 2048, "intermediate_size": 8192, "num_hidden_layers": 16,
             "num_attention_heads": 32, "num_key_value_heads": 8, "head_dim": 64, "vocab_size": 128256,
             "tie_word_embeddings": true, "note": "mine"}
            """
        try Data(llama.utf8).write(to: file)
        let own = try Program.run("models", "--config", folder.path, "--verbose")
        #expect(own.status == 0)
        #expect(own.output.contains("1 235 814 400"))
        #expect(own.output.contains("note"))
        try Data(#"{"architectures": ["MambaForCausalLM"]}"#.utf8).write(to: file)
        let mamba = try Program.run("models", "--config", file.path)
        #expect(mamba.status == 2)
        #expect(
            mamba.error.contains("MambaForCausalLM is not modelled: it needs a state-space block; nearest that is:"))
        let unknown = try Program.run("models", "lama-3.1-8b")
        #expect(unknown.status == 2)
        #expect(unknown.error.contains("nearest: llama-3.1-8b"))
    }
}
