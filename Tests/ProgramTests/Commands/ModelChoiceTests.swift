import Foundation
import Testing

@Suite("Commands on another model")
struct ModelChoiceTests {
    @Test("layer lists and evaluates the layers of the model that was chosen, and knows none of another's")
    func layers() throws {
        let list = try Program.run("layer", "--model", "deepseek-v3")
        #expect(list.status == 0 && list.output.contains("shared_expert") && list.output.contains("LatentAttention"))
        let one = try Program.run(
            "layer", "mixture", "--model", "qwen3-30b-a3b", "--set", "B=8", "--set", "S=1", "--format", "json")
        // 8 tokens, 8 of 128 experts, three products of 2048 x 768 and a router of 2048 x 128.
        #expect(one.output.contains("\"matrix_flops\": 608174080"))
        let served = try Program.run("layer", "attention", "--model", "deepseek-v3", "--set", "form=served")
        #expect(served.output.contains("counts and times as servers run it"))
        let other = try Program.run("layer", "LlamaAttention", "--model", "llama-3.1-8b")
        #expect(other.status != 0 && other.output.isEmpty)
        #expect(other.error.contains("Llama 3.1 8B has no layer 'LlamaAttention'"))
        #expect(try Program.run("layer", "attention").output.contains("class Attention"))
    }

    @Test("verify compares the model that was chosen with its own counts, and shows none of another's")
    func verify() throws {
        let one = try Program.run("verify", "--model", "llama-3.1-8b", "--format", "csv")
        let rows = Program.rows(one.output).dropFirst()
        #expect(one.status == 0 && !rows.isEmpty && rows.allSatisfy { $0.contains("llama-3.1-8b.json") })
        let two = try Program.run("verify", "models", "qwen3-8b", "phi-4", "--format", "csv")
        #expect(
            Program.rows(two.output).dropFirst().allSatisfy {
                $0.contains("qwen3-8b.json") || $0.contains("phi-4.json")
            })
        let standard = try Program.run("verify", "tokens", "--model", "deepseek-ocr", "--format", "csv")
        #expect(standard.status == 0 && Program.rows(standard.output).dropFirst().allSatisfy { $0.contains("tiling") })
        for arguments in [
            ["vision", "--model", "llama-3.1-8b"], ["--model", "lama-3.1-8b"], ["models", "--model", "deepseek-ocr"],
            ["tokens", "phi-4"], ["phi4"],
        ] {
            let refused = try Program.run(["verify"] + arguments)
            #expect(refused.status == 2 && refused.output.isEmpty && !refused.error.isEmpty, "\(arguments)")
        }
        #expect(try Program.run("verify", "qwen3-8").error.contains("did you mean qwen3-8b"))
    }

    @Test("verify takes a config.json for the model whose layers and sizes it has; of others nothing was measured")
    func verifyFile() throws {
        try Program.inFolder { folder in
            let file = folder.appendingPathComponent("config.json")
            func write(_ hidden: Int) throws {
                let text = """
                    {"architectures": ["LlamaForCausalLM"], "hidden_size": \(hidden), "intermediate_size": 14336,
                     "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 128256,
                     "max_position_embeddings": 131072}
                    """
                try Data(text.utf8).write(to: file)
            }
            try write(4096)
            let same = try Program.run("verify", "--config", file.path, "--format", "csv")
            #expect(same.status == 0 && same.error.contains("as llama-3.1-8b"))
            #expect(Program.rows(same.output).dropFirst().allSatisfy { $0.contains("llama-3.1-8b.json") })
            try write(4224)
            let own = try Program.run("verify", "--config", folder.path)
            #expect(own.status == 2 && own.output.isEmpty && own.error.contains("nothing was measured"))
        }
    }

    @Test("the report is refused for a model that it is not written about, with status 2 and before a folder is made")
    func report() throws {
        try Program.inFolder { folder in
            let output = folder.appendingPathComponent("report").path
            let refused = try Program.run("report", "--model", "qwen3-8b", "--output", output)
            #expect(refused.status == 2 && refused.output.isEmpty)
            #expect(refused.error.contains("Qwen 3 8B") && refused.error.contains("inspect"))
            #expect(!FileManager.default.fileExists(atPath: output))
        }
    }

    @Test("models are swept against each other; what one of them does not have is refused by its name")
    func sweep() throws {
        let decoders = try Program.run(
            "sweep", "--series", "model=llama-3.1-8b,qwen3-8b", "--x", "batch=1..64*2", "--y", "tpot", "--format", "csv"
        )
        #expect(decoders.status == 0 && Program.rows(decoders.output).count == 15)
        let mixed = try Program.run(
            "sweep", "--series", "model=deepseek-ocr,deepseek-v3", "--x", "batch=1,8", "--y", "tpot,kv", "--format",
            "csv")
        let alone = try Program.run(
            "sweep", "--model", "deepseek-v3", "--x", "batch=1,8", "--y", "tpot,kv", "--format", "csv")
        #expect(mixed.status == 0 && Program.rows(mixed.output).count == 5)
        let last = try #require(Program.rows(mixed.output).last), own = try #require(Program.rows(alone.output).last)
        #expect(last.hasSuffix(own), "a model in a series has the figures that it has alone")
        let seen = try Program.run(
            "sweep", "--series", "model=deepseek-ocr,llama-3.1-8b", "--x", "batch=1,2", "--y", "vision.flops")
        #expect(seen.status != 0 && seen.output.isEmpty && seen.error.contains("Llama 3.1 8B"))
        let page = try Program.run(
            "sweep", "--series", "model=deepseek-ocr,llama-3.1-8b", "--x", "image.mode=none,base", "--y", "tpot")
        #expect(page.status != 0 && page.output.isEmpty && page.error.contains("Llama 3.1 8B has no image.mode"))
    }

    @Test("text names what a request of the model is: prompts, not pages; JSON keeps its keys")
    func words() throws {
        for arguments in [["inspect", "--model", "llama-3.1-8b"], ["profiles", "--model", "deepseek-v3"]] {
            let text = try Program.run(arguments).output
            #expect(!text.contains("page") && text.contains("prompts/s"), "\(arguments)")
            #expect(text.contains("as servers do") == arguments.contains("deepseek-v3"))
            let json = try Program.run(arguments + ["--format", "json"]).output
            #expect(json.contains("\"pages_per_s\""))
        }
        #expect(try Program.run("inspect").output.contains("pages/s"))
    }

    @Test("what cannot be read as a model is refused in one line with status 2, and nothing is printed")
    func refused() throws {
        try Program.inFolder { folder in
            let size = #""num_hidden_layers": 2, "num_attention_heads": 2, "vocab_size": 10, "intermediate_size": 8"#
            let files: [(name: String, text: String, says: String)] = [
                ("mamba.json", #"{"architectures": ["MambaForCausalLM"]}"#, "state-space block"),
                ("missing.json", #"{"architectures": ["LlamaForCausalLM"], \#(size)}"#, "hidden_size is missing"),
                (
                    "vision.json", #"{"architectures": ["Qwen2_5_VLForConditionalGeneration"], "vision_config": {}}"#,
                    "vision or audio tower"
                ),
                ("model.safetensors", "\u{8}\0\0\0\0\0\0\0{}", "safetensors weights"),
                ("model.gguf", "GGUF", "GGUF weights"), ("empty.json", "", "not JSON"),
            ]
            for (name, text, says) in files {
                let path = folder.appendingPathComponent(name)
                try Data(text.utf8).write(to: path)
                for command in ["inspect", "layer", "verify", "report", "profiles"] {
                    let result = try Program.run(command, "--config", path.path)
                    #expect(result.status == 2 && result.output.isEmpty, "\(command) \(name)")
                    #expect(result.error.contains(says) && result.error.contains(name), "\(command) \(name)")
                    #expect(result.error.split(separator: "\n").count == 1, "\(command) \(name)")
                }
            }
            let none = try Program.run("inspect", "--config", folder.path)
            #expect(none.status == 2 && none.error.contains("config.json: cannot be read: no such file"))
        }
    }

    @Test("engines are started on what the model is: its repository, no code of its own, no picture projector")
    func start() throws {
        func command(_ arguments: String...) throws -> String {
            try Program.run(["serve-command"] + arguments).output
        }
        let vllm = try command("--model", "llama-3.1-8b", "--set", "engine=vllm")
        #expect(vllm.hasPrefix("vllm serve meta-llama/Llama-3.1-8B --dtype bfloat16"))
        #expect(try !command("--model", "phi-4", "--set", "engine=llama.cpp").contains("mmproj"))
        #expect(try command("--set", "engine=llama.cpp").contains("mmproj"))
        #expect(try command("--model", "qwen3-8b").hasPrefix("AutoModelForCausalLM.from_pretrained(\"Qwen/Qwen3-8B\""))
        #expect(try command("--set", "engine=vllm").contains("--trust-remote-code"))
    }

    @Test("a sweep reads the model's file once, and speaks of requests in the model's words")
    func sweepWords() throws {
        let text =
            #"{"architectures": ["LlamaForCausalLM"], "hidden_size": 64, "num_hidden_layers": 2, "vocab_size": 100, "#
            + #""intermediate_size": 128, "num_attention_heads": 4, "torch_dtype": "float16"}"#
        try Program.inFolder { folder in
            try text.write(to: folder.appendingPathComponent("config.json"), atomically: true, encoding: .utf8)
            let run = try Program.run(
                "sweep", "--config", folder.path, "--x", "batch=1,2", "--y", "pages_per_s,price", "--format", "csv")
            #expect(run.status == 0 && run.error.components(separatedBy: "Warning").count == 2, "\(run.error)")
            #expect(run.output.contains("pages_per_s [prompts/s]") && !run.output.contains("pages/s"))
        }
        let table = try Program.run("sweep", "--model", "llama-3.1-8b", "--x", "batch=1,2", "--y", "pages_per_s,price")
        #expect(table.output.contains("prompts/s, estimate") && table.output.contains("price of 1000 prompts"))
        let models = ["model=llama-3.1-8b,qwen3-8b": "prompts", "model=llama-3.1-8b,deepseek-ocr": "requests"]
        for (axis, word) in models {
            let run = try Program.run("sweep", "--x", axis, "--y", "pages_per_s", "--format", "csv")
            #expect(run.output.contains("pages_per_s [\(word)/s]"), "\(axis)")
        }
        let pages = try Program.run("sweep", "--x", "batch=1,2", "--y", "pages_per_s,price", "--format", "csv")
        #expect(pages.output.contains("pages_per_s [pages/s]"))
    }

    @Test("what is set beside a model is kept, wherever the model stands among the settings")
    func order() throws {
        for arguments in [
            ["--set", "prompt.tokens=10", "--set", "model=llama-3.1-8b"],
            ["--set", "model=llama-3.1-8b", "--set", "prompt.tokens=10"],
        ] {
            let run = try Program.run(["inspect"] + arguments)
            #expect(run.output.contains("tokens     10, all of them text"), "\(arguments)")
        }
    }
}
