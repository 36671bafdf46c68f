import Foundation
import Testing

@Suite("The compare command")
struct CompareCommandTests {
    @Test("a word is settings, a device, a model, a profile or several of them; one alone stands beside the base")
    func words() throws {
        let result = try Program.run(
            "compare", "base", "l40s,batch=4", "llama-3.1-8b,l4", "receipt", "--format", "json")
        #expect(result.status == 0, "\(result.error)")
        let json = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(json["schema"] as? String == "modelmeter.compare/1")
        let scenarios = try #require(json["scenarios"] as? [[String: Any]])
        #expect(
            scenarios.compactMap { $0["command"] as? String } == [
                "modelmeter inspect", "modelmeter inspect --set batch=4 --set device=l40s",
                "modelmeter inspect --model llama-3.1-8b --set device=l4",
                "modelmeter inspect --set prompt.tokens=16 --set decode.tokens=350 --set image.width=630 --set image.height=1800",
            ])
        #expect(scenarios.allSatisfy { $0["fits"] as? Bool == true })
        let one = try Program.run("compare", "batch=2", "--set", "device=l4")
        #expect(one.output.contains("A  base\n") && one.output.contains("L4"))
    }

    @Test("each format holds every figure; a list keeps its commas")
    func formats() throws {
        let lists = ["base", "sam_vit_b.global_attn_indexes=1,5,batch=2"]
        for (format, mark) in [
            ("text", "set apart"), ("markdown", "| estimated | A | B | B / A |"), ("csv", "base,estimate,"),
        ] {
            let result = try Program.run(["compare"] + lists + ["--format", format])
            #expect(result.status == 0 && result.output.contains(mark), "\(result.output)\(result.error)")
        }
        let rows = Program.rows(try Program.run(["compare"] + lists + ["--format", "csv"]).output)
        #expect(rows.first == "scenario,section,figure,unit,value,ratio,command" && rows.count > 40)
    }

    @Test("a word that is nothing is told with what is near")
    func mistakes() throws {
        let result = try Program.run("compare", "base", "l40ss")
        #expect(result.status != 0 && result.error.contains("did you mean l40s"), "\(result.error)")
        let field = try Program.run("compare", "base", "bach=3")
        #expect(field.status != 0 && field.error.contains("did you mean batch?"), "\(field.error)")
    }

    @Test("scenario files are compared by their names, and --scenario starts any command from one")
    func files() throws {
        try Program.inFolder { folder in
            let file = folder.appendingPathComponent("mine.toml")
            try "modelmeter = \"0.0.9\"\nname = \"my cards\"\n[set]\nbatch = 4\n".write(
                to: file, atomically: true, encoding: .utf8)
            let result = try Program.run("compare", "base", file.path)
            #expect(result.output.contains("B  my cards\n") && result.error.contains("was written by modelmeter 0.0.9"))
            let inspect = try Program.run("inspect", "--scenario", file.path, "--set", "batch=*2", "--format", "json")
            #expect(inspect.output.contains("\"batch\": 8,"))
            let both = try Program.run("inspect", "--scenario", file.path, "--model", "qwen3-8b")
            #expect(both.status != 0 && both.error.contains("--model and --scenario"))
            try "modelmeter = \"0.0.9\"\n[set]\nbach = 4\n".write(to: file, atomically: true, encoding: .utf8)
            let broken = try Program.run("inspect", "--scenario", file.path)
            #expect(broken.status == 2 && broken.error.contains("line 3") && broken.error.contains("batch"))
        }
    }

    @Test("--profile sets a workload for any command, below --set; an unknown one is told")
    func profile() throws {
        let inspect = try Program.run("inspect", "--profile", "receipt", "--set", "decode.tokens=7", "--format", "json")
        #expect(inspect.output.contains("\"image.width\": 630,") && inspect.output.contains("\"decode.tokens\": 7,"))
        let chat = try Program.run("inspect", "--set", "model=llama-3.1-8b", "--profile", "chat", "--format", "json")
        #expect(chat.output.contains("\"prompt.tokens\": 500,"))
        let unknown = try Program.run("inspect", "--profile", "recipt")
        #expect(unknown.status != 0 && unknown.error.contains("did you mean receipt?"))
    }
}
