import AnalyticCore
import DeviceLibrary
import ModelFiles
import TOMLReading
import Testing

@testable import ScenarioFiles

@Suite("Scenarios in files")
struct ScenarioFileTests {
    private static var start: Scenario {
        var scenario = Scenario()
        scenario.shelf = ModelLibrary.shelf
        return scenario
    }

    private func read(_ text: String) throws -> ScenarioFile {
        try ScenarioFile(text: text, name: "mine.toml", from: Self.start, version: "0.2.0")
    }

    private func problem(_ text: String) -> String {
        do {
            _ = try read(text)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "a scenario that is written is the one that is read, whatever it sets, of every model",
        arguments: ModelLibrary.shelf.ids)
    func roundTrip(id: String) throws {
        for settings in [
            [], ["batch=16", "device=l40s", "precision.kv=fp8"],
            ["device=l4", "device.memory_gb=0.001", "target.ttft_s=1e-06", "price.per_hour=2.5"],
            ["engine=vllm", "engine.sequences=7", "engine.overlap=false", "num_hidden_layers=3"],
        ] {
            var scenario = Self.start
            try scenario.set("model", id)
            if id == "deepseek-ocr" {
                try scenario.set("image.grid", "3x2")
                try scenario.set("sam_vit_b.global_attn_indexes", "1,5")
            }
            for setting in settings {
                let parts = setting.split(separator: "=")
                try scenario.set(String(parts[0]), String(parts[1]))
            }
            let text = ScenarioFile.text(of: scenario, name: "it's \"mine\"\n", version: "0.2.0")
            let file = try read(text)
            #expect(file.scenario == scenario, "\(text)")
            #expect(file.name == "it's \"mine\"\n" && file.notes.isEmpty)
        }
    }

    @Test("a file holds what differs alone, and the command line that opens the same")
    func brief() throws {
        var scenario = Self.start
        try scenario.set("model", "llama-3.1-8b")
        try scenario.set("batch", "16")
        let text = ScenarioFile.text(of: scenario, name: nil, version: "0.2.0")
        #expect(
            text == """
                # modelmeter --model llama-3.1-8b --set batch=16
                modelmeter = "0.2.0"
                model = "llama-3.1-8b"

                [set]
                batch = 16

                """)
    }

    @Test("a model of a file is read from that file")
    func config() throws {
        var asked: [String] = []
        let text = "modelmeter = \"0.2.0\"\nconfig = \"mine/config.json\"\n[set]\nbatch = 2\n"
        let file = try ScenarioFile(text: text, name: "mine.toml", from: Self.start, version: "0.2.0") { path, start in
            asked.append(path)
            return start
        }
        #expect(asked == ["mine/config.json"] && file.scenario.workload.batch == 2)
    }

    @Test("another version loads with a note")
    func versions() throws {
        let file = try read("modelmeter = \"0.1.0\"\n[set]\nbatch = 2\n")
        #expect(file.notes == ["mine.toml was written by modelmeter 0.1.0; this is 0.2.0"])
    }

    @Test("what is wrong is told with file, line and what is near")
    func errors() {
        #expect(problem("[set]\nbatch = 2\n").contains("modelmeter: is missing"))
        let unknown = problem("modelmeter = \"0.2.0\"\n[set]\nbatch = 2\nbach = 3\n")
        #expect(unknown.contains("mine.toml, line 4") && unknown.contains("did you mean batch"), "\(unknown)")
        let table = problem("modelmeter = \"0.2.0\"\n[sets]\nbatch = 2\n")
        #expect(table.contains("line 2") && table.contains("did you mean set?"), "\(table)")
        let value = problem("modelmeter = \"0.2.0\"\n[set]\nbatch = 0\n")
        #expect(value.contains("line 3") && value.contains("allowed: 1…16777216"), "\(value)")
        let conflict = problem("modelmeter = \"0.2.0\"\n[set]\nbatch = 2\nnum_attention_heads = 7\n")
        #expect(conflict.contains("line 4") && conflict.contains("must divide"), "\(conflict)")
        let model = problem("modelmeter = \"0.2.0\"\nmodel = \"lama-3.1-8b\"\n")
        #expect(model.contains("line 2") && model.contains("llama-3.1-8b"), "\(model)")
        #expect(problem("modelmeter = \"0.2.0\"\n[set]\nbatch = 1979-05-27\n").contains("line 3"))
        #expect(problem("modelmeter = \"0.2.0\"\nmodel = \"qwen3-8b\"\nconfig = \"a\"\n").contains("second model"))
    }
}
