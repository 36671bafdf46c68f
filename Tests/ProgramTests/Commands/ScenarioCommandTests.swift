import Foundation
import Testing

@Suite("Commands that show one scenario")
struct ScenarioCommandTests {
    @Test("inspect prints a scenario; suffixes and forced grids are understood")
    func inspect() throws {
        let result = try Program.run(
            "inspect", "--set", "image.grid=1x2", "--set", "decode.tokens=0.1k", "--format", "json")
        #expect(result.status == 0)
        let json = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let stages = try #require(json["stages"] as? [String: [String: Any]])
        #expect(stages["vision"]?["matrix_flops"] as? Int == 1_916_266_708_992)
        #expect(stages["decode"]?["matrix_flops"] as? Int == 118_158_489_600)
    }

    @Test("an answer of N tokens is N - 1 decode steps; given twice it is refused")
    func answer() throws {
        let asked = try Program.run("inspect", "--answer", "1k", "--set", "image.mode=none")
        #expect(asked.status == 0 && asked.output.contains("999 decode steps: an answer of 1000 tokens"))
        #expect(try Program.run("inspect", "--answer", "0").status != 0)
        let twice = try Program.run("inspect", "--answer", "9", "--set", "decode.tokens=9")
        #expect(twice.status != 0 && twice.error.contains("--answer"))
    }

    @Test("engines are listed with what their values rest on, and one is started as the settings say")
    func engines() throws {
        let list = try Program.run("engines").output
        #expect(list.contains("VLLM") && list.contains("carried over") && list.contains("--gpu-memory-utilization"))
        #expect(try Program.run("engines", "--format", "json").output.contains("modelmeter.engines/1"))
        let command = try Program.run("serve-command", "--set", "engine=vllm", "--set", "batch=64").output
        #expect(command.hasPrefix("vllm serve") && command.contains("--max-num-seqs 64"))
    }

    @Test("layer takes the names of the reference counts")
    func layer() throws {
        let result = try Program.run(
            "layer", "llama.LlamaAttention", "--set", "B=2", "--set", "S=17", "--set", "past_kv=273", "--format", "json"
        )
        #expect(result.output.contains("\"matrix_flops\": 496132352"))
    }

    @Test("settings are applied once, in their order, by every command; a thousand of them as well")
    func once() throws {
        let sweep = try Program.run(
            "sweep", "--x", "decode.tokens=1,2", "--y", "kv", "--set", "batch=*2", "--format", "csv")
        #expect(sweep.output.contains("# set: batch=2\n"))
        let page = try Program.run(
            "sweep", "--x", "batch=1", "--y", "tokens.image", "--set", "image.mode=none", "--set",
            "image.base_size=2048", "--format", "csv")
        #expect(
            Program.rows(page.output).last?.split(separator: ",").last == "1687", "the page is there, as in inspect")
        let profiles = try Program.run("profiles", "receipt", "--set", "batch=*2", "--format", "json")
        let inspect = try Program.run(
            "inspect", "--set", "image.mode=none", "--set", "image.base_size=2048", "--set", "batch=*2", "--format",
            "json")
        #expect(inspect.output.contains("\"batch\": 2,") && inspect.output.contains("\"image\": 1687"))
        #expect(profiles.output.contains("\"kv\": 119070720"))
        let layer = try Program.run("layer", "LlamaAttention", "--set", "hidden_size=2560", "--set", "S=*2")
        #expect(layer.output.contains("hidden=2560") && layer.output.contains("S=1024"))
        let many = (1...2000).flatMap { ["--set", "batch=\($0)"] }
        let process = Process()
        process.executableURL = URL(filePath: try Program.path())
        process.arguments = ["inspect", "--format", "json"] + many + ["--set", "batch=*2"]
        let output = Pipe()
        process.standardOutput = output
        let start = ContinuousClock.now
        try process.run()
        let text = String(decoding: Program.all(of: output), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.contains("\"batch\": 4000,"))
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("a scenario's JSON, set value by value, gives the same scenario")
    func roundTrip() throws {
        let settings = [
            "device=l4", "image.base_size=768", "image.mode=none", "target.ttft_s=1e-06", "moe.skew=6.3e-07",
        ]
        let first = try Program.run(["inspect", "--format", "json"] + settings.flatMap { ["--set", $0] })
        let json = try #require(JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
        // The order counts, and a dictionary has none: the lines of the text are read.
        let block = try #require(first.output.components(separatedBy: "\"parameters\": {").last)
        let pairs = block.components(separatedBy: "}").first?.split(separator: "\n").compactMap { line -> String? in
            let parts = line.trimmingCharacters(in: .whitespaces).components(separatedBy: "\": ")
            guard parts.count == 2 else { return nil }
            let value = parts[1].trimmingCharacters(in: CharacterSet(charactersIn: ",\"[] "))
            return parts[0].dropFirst() + "=" + value.replacingOccurrences(of: ", ", with: ",")
        }
        let again = try Program.run(["inspect", "--format", "json"] + (try #require(pairs)).flatMap { ["--set", $0] })
        #expect(again.output == first.output && json["parameters"] != nil, "\(again.error)")
    }
}
