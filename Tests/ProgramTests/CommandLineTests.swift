import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
    /// Runs the program with its streams in pipes.
    private func run(_ arguments: String...) throws -> (status: Int32, output: String, error: String) {
        try run(arguments)
    }

    private func run(_ arguments: [String]) throws -> (status: Int32, output: String, error: String) {
        let process = Process()
        process.executableURL = URL(filePath: try builtProgram())
        process.arguments = arguments
        let output = Pipe()
        let error = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = error
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = error.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: text, as: UTF8.self), String(decoding: complaint, as: UTF8.self)
        )
    }

    /// The lines of a CSV file without its comments.
    private func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }

    private func builtProgram() throws -> String {
        let bundle = try #require(CommandLine.arguments.first { $0.hasSuffix(".xctest") })
        return URL(filePath: bundle).deletingLastPathComponent().appendingPathComponent("modelmeter").path
    }

    @Test(
        "every command prints help and succeeds",
        arguments: [
            "explore", "inspect", "layer", "sweep", "profiles", "report", "verify", "frame", "parameters", "devices",
            "models", "docs", "engines", "serve-command",
        ])
    func help(command: String) throws {
        let result = try run(command, "--help")
        #expect(result.status == 0 && result.output.contains("USAGE: modelmeter \(command)"))
    }

    @Test("inspect prints a scenario; suffixes and forced grids are understood")
    func inspect() throws {
        let result = try run("inspect", "--set", "image.grid=1x2", "--set", "decode.tokens=0.1k", "--format", "json")
        #expect(result.status == 0)
        let json = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let stages = try #require(json["stages"] as? [String: [String: Any]])
        #expect(stages["vision"]?["matrix_flops"] as? Int == 1_916_266_708_992)
        #expect(stages["decode"]?["matrix_flops"] as? Int == 118_158_489_600)
    }

    @Test("an answer of N tokens is N - 1 decode steps; given twice it is refused")
    func answer() throws {
        let asked = try run("inspect", "--answer", "1k", "--set", "image.mode=none")
        #expect(asked.status == 0 && asked.output.contains("999 decode steps: an answer of 1000 tokens"))
        #expect(try run("inspect", "--answer", "0").status != 0)
        let twice = try run("inspect", "--answer", "9", "--set", "decode.tokens=9")
        #expect(twice.status != 0 && twice.error.contains("--answer"))
    }

    @Test("engines are listed with what their values rest on, and one is started as the settings say")
    func engines() throws {
        let list = try run("engines").output
        #expect(list.contains("VLLM") && list.contains("carried over") && list.contains("--gpu-memory-utilization"))
        #expect(try run("engines", "--format", "json").output.contains("modelmeter.engines/1"))
        let command = try run("serve-command", "--set", "engine=vllm", "--set", "batch=64").output
        #expect(command.hasPrefix("vllm serve") && command.contains("--max-num-seqs 64"))
    }

    @Test("layer takes the names of the reference counts")
    func layer() throws {
        let result = try run(
            "layer", "llama.LlamaAttention", "--set", "B=2", "--set", "S=17", "--set", "past_kv=273", "--format", "json"
        )
        #expect(result.output.contains("\"matrix_flops\": 496132352"))
    }

    @Test(
        "mistakes name what is wrong and what is allowed, on standard error",
        arguments: [
            (["inspect", "--set", "batch=0"], "1…16777216"), (["inspect", "--set", "bath=2"], "did you mean batch"),
            (["inspect", "--set", "batch"], "ID=VALUE"), (["layer", "Nothing"], "LlamaAttention"),
            (["layer", "LlamaAttention", "--set", "S=0"], "S"), (["frame", "--size", "12"], "COLUMNSxROWS"),
            (["frame", "--view", "nowhere"], "overview"), (["sweep", "--x", "batch=1..8"], "--y"),
            (["sweep", "nowhere"], "decode-length"), (["sweep", "--x", "batch=1,2", "--y", "kvv"], "kv"),
            (["profiles", "nowhere"], "receipt"), (["profiles", "--on", ""], "leaves a device out"),
            (["sweep", "--x", "batch=1,2", "--y", ""], "leaves a metric out"),
            (["sweep", "--x", "batch=1,2", "--series", "batch=3,4", "--y", "kv"], "both along x and the series"),
            (["sweep", "--x", "batch=1,-1e30", "--y", "tpot", "--format", "svg"], "1…16777216"),
            (["sweep", "--x", "moe.skew=0..1+0.0000000001", "--y", "tpot"], "at most 5000000"),
            (["inspect", "--set", "batch=--2^63"], "not a number"),
            (["inspect", "--expand", "--set", "n_routed_experts=8000"], "at most 200000"),
            (["inspect", "--set", "b\u{1B}[31m=1"], "b\\u{1B}[31m"),
            (["inspect", "--set", "batch=" + String(repeating: "9", count: 100_000)], "bytes left out"),
            (["sweep", "batch", "--output", "/nowhere/at/all"], "/nowhere/at/all: cannot be written"),
            (["sweep", "batch", "--output", "/dev/full"], "No space left"),
            (["report", "--output", "/proc/nowhere"], "/proc/nowhere: cannot be written"),
            (["inspect", "--set", "device=h1000"], "h100"),
            (["frame", "--theme", "nowhere"], "night"),
            (["inspect", "--config", "nowhere.json"], "no such file"), (["inspect", "--format", "xml"], "json"),
            ([], "inspect"),
        ])
    func mistakes(arguments: [String], hint: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: try builtProgram())
        process.arguments = arguments
        let error = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = error
        try process.run()
        let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus != 0)
        #expect(text.contains(hint), "\(text)")
        #expect(text.utf8.count < 4000 && !text.contains("\u{1B}"))
    }

    @Test("output that cannot be written is an error with a message")
    func fullDisk() throws {
        let process = Process()
        process.executableURL = URL(filePath: try builtProgram())
        process.arguments = ["inspect"]
        let error = Pipe()
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
        process.standardError = error
        try process.run()
        let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1 && text.contains("No space left"))
    }

    @Test("a run that fails leaves the file that was there")
    func keepsFile() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keeps-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("old.csv").path
        try "precious".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try run("sweep", "--x", "batch=0,1", "--y", "kv", "--output", file).status != 0)
        #expect(try run("sweep", "kv-cache", "--set", "batch=x", "--output", file).status != 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
        #expect(try run("sweep", "batch", "--format", "csv", "--output", file).status == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("# modelmeter"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["old.csv"], "no draft is left")
    }

    @Test("settings are applied once, in their order, by every command; a thousand of them as well")
    func once() throws {
        let sweep = try run("sweep", "--x", "decode.tokens=1,2", "--y", "kv", "--set", "batch=*2", "--format", "csv")
        #expect(sweep.output.contains("# set: batch=2\n"))
        let page = try run(
            "sweep", "--x", "batch=1", "--y", "tokens.image", "--set", "image.mode=none", "--set",
            "image.base_size=2048", "--format", "csv")
        #expect(lines(page.output).last?.split(separator: ",").last == "1687", "the page is there, as in inspect")
        let profiles = try run("profiles", "receipt", "--set", "batch=*2", "--format", "json")
        let inspect = try run(
            "inspect", "--set", "image.mode=none", "--set", "image.base_size=2048", "--set", "batch=*2", "--format",
            "json")
        #expect(inspect.output.contains("\"batch\": 2,") && inspect.output.contains("\"image\": 1687"))
        #expect(profiles.output.contains("\"kv\": 119070720"))
        let layer = try run("layer", "LlamaAttention", "--set", "hidden_size=2560", "--set", "S=*2")
        #expect(layer.output.contains("hidden=2560") && layer.output.contains("S=1024"))
        let many = (1...2000).flatMap { ["--set", "batch=\($0)"] }
        let process = Process()
        process.executableURL = URL(filePath: try builtProgram())
        process.arguments = ["inspect", "--format", "json"] + many + ["--set", "batch=*2"]
        let output = Pipe()
        process.standardOutput = output
        let start = ContinuousClock.now
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.contains("\"batch\": 4000,"))
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test(
        "what a sweep sets itself, the scenario, the version and the command stand in every format; a user's value wins"
    )
    func provenance() throws {
        for format in ["table", "csv", "json", "svg", "markdown"] {
            let text = try run("sweep", "batch", "--set", "device=l4", "--format", format).output
            #expect(text.contains("execution=graph") || text.contains("\"execution\": \"graph\""), "\(format)")
            #expect(text.contains("device=l4") || text.contains("\"device\": \"l4\""), "\(format)")
            if format != "table", format != "markdown" {
                #expect(text.contains("sweep batch --set device=l4 --format \(format)"), "\(format)")
                #expect(text.contains("0.2.0"), "\(format)")
            }
        }
        let eager = try run("sweep", "batch", "--set", "execution=eager", "--format", "csv").output
        #expect(eager.contains("execution eager") && !eager.contains("set by this sweep"))
    }

    @Test("a scenario's JSON, set value by value, gives the same scenario")
    func roundTrip() throws {
        let settings = [
            "device=l4", "image.base_size=768", "image.mode=none", "target.ttft_s=1e-06", "moe.skew=6.3e-07",
        ]
        let first = try run(["inspect", "--format", "json"] + settings.flatMap { ["--set", $0] })
        let json = try #require(JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
        // The order counts, and a dictionary has none: the lines of the text are read.
        let block = try #require(first.output.components(separatedBy: "\"parameters\": {").last)
        let pairs = block.components(separatedBy: "}").first?.split(separator: "\n").compactMap { line -> String? in
            let parts = line.trimmingCharacters(in: .whitespaces).components(separatedBy: "\": ")
            guard parts.count == 2 else { return nil }
            let value = parts[1].trimmingCharacters(in: CharacterSet(charactersIn: ",\"[] "))
            return parts[0].dropFirst() + "=" + value.replacingOccurrences(of: ", ", with: ",")
        }
        let again = try run(["inspect", "--format", "json"] + (try #require(pairs)).flatMap { ["--set", $0] })
        #expect(again.output == first.output && json["parameters"] != nil, "\(again.error)")
    }

    @Test("a sweep prints rows and where regimes end; one that is interrupted keeps what is done")
    func sweep() throws {
        let csv = try run("sweep", "--x", "batch=1..8*2", "--y", "kv,ttft", "--format", "csv")
        #expect(csv.status == 0 && lines(csv.output).count == 5)
        #expect(csv.output.contains("\n8,497909760,"))
        let table = try run("sweep", "decode-length")
        #expect(table.output.contains("between 892 and 893"))
        let json = try run("sweep", "moe-batch", "--format", "json")
        let root = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect((root["rows"] as? [Any])?.count == 10)
        #expect(try run("sweep", "kv-cache", "--format", "svg").output.hasPrefix("<svg"))

        let file = FileManager.default.temporaryDirectory.appendingPathComponent("sweep-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: try builtProgram())
        process.arguments = [
            "sweep", "--x", "prompt.tokens=1..4000000+1", "--y", "total.flops", "--format", "csv", "--output",
            file.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The file takes its place when it is whole, or stopped; until then a draft beside it grows.
        let draft = file.path + ".\(process.processIdentifier).part"
        var size = 0
        for _ in 0..<3000 where process.isRunning && size < 1000 {
            usleep(20_000)
            size = (try? FileManager.default.attributesOfItem(atPath: draft)[.size] as? Int) ?? 0
        }
        kill(process.processIdentifier, SIGINT)
        for _ in 0..<3000 where process.isRunning { usleep(20_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        let rows = lines(String(decoding: try Data(contentsOf: file), as: UTF8.self))
        #expect(rows.count > 1 && rows.last?.split(separator: ",").count == 2, "whole lines only")
        #expect(!FileManager.default.fileExists(atPath: draft))
    }

    @Test("profiles and the report are written without a terminal")
    func studies() throws {
        let profiles = try run("profiles", "receipt", "--on", "h100-sxm,l4", "--format", "csv")
        #expect(profiles.status == 0 && profiles.output.split(separator: "\n").count == 3)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("report-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try run("report", "--output", folder.path).status == 0)
        let text = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
        #expect(text.hasPrefix("# DeepSeek-OCR"))
    }

    @Test("verify passes on the built-in counts, and its exit status tells what went wrong")
    func verify() throws {
        let good = try run("verify", "llama", "vision-crop", "--format", "json")
        #expect(good.status == 0)
        let json = try #require(JSONSerialization.jsonObject(with: Data(good.output.utf8)) as? [String: Any])
        #expect((json["rows"] as? [Any])?.count == 270)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("modelmeter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("layers.json")
        func write(_ flops: Int) throws {
            let text = """
                {"cases": [{"index": 0, "group": "sam.PatchEmbed", "flops_total": \(flops), "shape": {"image": 1024}}]}
                """
            try Data(text.utf8).write(to: file)
        }
        try write(4_831_838_208)
        #expect(try run("verify", "vision", "--reference", folder.path).status == 0)
        try write(4_831_838_207)
        let wrong = try run("verify", "vision", "--reference", folder.path)
        #expect(wrong.status == 1 && wrong.output.contains("sam.PatchEmbed #0") && wrong.output.contains("fail"))
        #expect(try run("verify", "vision", "--reference", folder.path, "--tolerance", "1%").status == 0)
        try Data("{".utf8).write(to: folder.appendingPathComponent("vision.json"))
        let broken = try run("verify", "vision", "--reference", folder.path)
        #expect(broken.status == 2 && broken.error.contains("vision.json"))
        #expect(broken.output.contains("sam.PatchEmbed #0"), "the other file is still checked")
        #expect(try run("verify", "--reference", folder.path + "/nowhere").status == 2)
        #expect(try run("verify", "nonsense").status == 2)
        #expect(try run("verify", "--tolerance", "much").status == 2)
    }

    @Test("a frame is drawn after its keys, as text, with colours, or as a picture")
    func frame() throws {
        let text = try run("frame", "--size", "100x30", "--keys", ": prompt.tokens=8Ki Enter")
        #expect(text.output.contains("8192") && text.output.split(separator: "\n").count == 30)
        #expect(try run("frame", "--format", "ansi").output.contains("\u{1B}["))
        #expect(try run("frame", "--format", "svg").output.hasPrefix("<svg"))
        let plain = try run("frame", "--ascii")
        #expect(plain.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("models lists decoders and shows one; every measured case is equal")
    func models() throws {
        let list = try run("models", "--format", "json")
        let json = try #require(JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any])
        let models = try #require(json["models"] as? [[String: Any]])
        #expect(models.count == 32)
        #expect(models.allSatisfy { $0["cases"] as? Int == $0["cases_equal"] as? Int })
        let one = try run("models", "llama-3.1-8b", "--format", "json")
        #expect(one.status == 0)
        #expect(one.output.contains("\"parameters\": 8030261248"))
        #expect(one.output.contains("\"prefill_flops\": 15533604864000"))
        #expect(one.output.contains("\"kv_bytes_per_token\": 131072"))
        let text = try run("models", "deepseek-v3", "--verbose")
        #expect(text.output.contains("671 026 404 352, as published"))
        #expect(text.output.contains("first_k_dense_replace"))
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
        let own = try run("models", "--config", folder.path, "--verbose")
        #expect(own.status == 0)
        #expect(own.output.contains("1 235 814 400"))
        #expect(own.output.contains("note"))
        try Data(#"{"architectures": ["MambaForCausalLM"]}"#.utf8).write(to: file)
        let mamba = try run("models", "--config", file.path)
        #expect(mamba.status == 2)
        #expect(
            mamba.error.contains("MambaForCausalLM is not modelled: it needs a state-space block; nearest that is:"))
        let unknown = try run("models", "lama-3.1-8b")
        #expect(unknown.status == 2)
        #expect(unknown.error.contains("nearest: llama-3.1-8b"))
    }
}
