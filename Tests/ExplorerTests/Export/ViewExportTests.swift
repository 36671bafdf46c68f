import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("Views as files")
struct ViewExportTests {
    /// What was written, and the explorer behind it.
    private func written(
        _ keys: String, _ explorer: ExplorerState, there: Set<String> = []
    ) -> (files: [String: String], explorer: ExplorerState) {
        var explorer = explorer
        var files: [String: String] = [:]
        explorer.replay(KeyChord.sequence(keys), waitsForTries: false) { request in
            guard case .write(let path, let text, let isReplacing) = request else { return nil }
            guard isReplacing || !there.contains(path) else { return .exists(request) }
            files[path] = text
            return .written(path: path)
        }
        return (files, explorer)
    }

    @Test("w offers a name; each ending writes its format, with the command line that shows the same")
    func formats() throws {
        var explorer = try makeExplorer()
        explorer.type("b : batch=16 Enter 5")
        let picture = written("w Enter", explorer)
        let svg = try #require(picture.files["deepseek-ocr-compare.svg"])
        #expect(svg.contains("<svg") && svg.contains("<desc>modelmeter --set batch=16</desc>"))
        #expect(picture.explorer.message?.text == "wrote deepseek-ocr-compare.svg")
        for ending in ["txt", "md", "csv"] {
            let text = try #require(written("w ^U write Space mine.\(ending) Enter", explorer).files["mine.\(ending)"])
            #expect(text.contains("modelmeter --set batch=16"), "\(ending)")
            #expect(text.contains("KV cache, one page"), "lines that are scrolled away are there as well: \(ending)")
        }
        let csv = try #require(written(": write Space mine.csv Enter", explorer).files["mine.csv"])
        #expect(csv.hasPrefix("section,row,column,value,command\n"))
        #expect(csv.contains("estimated,pages/s,now,2.76,modelmeter --set batch=16\n"), "\(csv)")
        let md = try #require(written(": write Space mine.md Enter", explorer).files["mine.md"])
        #expect(md.contains("## estimated\n") && md.contains("| pages/s | 0.815 | 2.76 | +238% |"), "\(md)")
    }

    @Test("a file that is there stays until Enter is pressed on the line that says so")
    func stays() throws {
        let asked = written("w Enter", try makeExplorer(), there: ["deepseek-ocr-overview.svg"])
        #expect(asked.files.isEmpty)
        #expect(asked.explorer.prompt?.field.text == "write! deepseek-ocr-overview.svg")
        #expect(asked.explorer.prompt?.problem?.contains("exists") == true)
        let again = written("w Enter Enter", try makeExplorer(), there: ["deepseek-ocr-overview.svg"])
        #expect(again.files.keys.contains("deepseek-ocr-overview.svg"))
    }

    @Test("a view without tables has no CSV, and another ending is told with those there are")
    func refuses() throws {
        var explorer = try makeExplorer()
        explorer.type("9 : write Space mine.csv Enter")
        #expect(explorer.prompt?.problem?.contains("no table") == true)
        explorer.type("Esc : write Space mine.pdf Enter")
        #expect(explorer.prompt?.problem?.contains(".svg, .txt, .md, .csv") == true)
    }

    @Test("y copies the present values as a command line; the selection is copied by name")
    func copies() throws {
        var explorer = try makeExplorer()
        explorer.type(": batch=16 Enter")
        #expect(explorer.update(.key(KeyChord(key: .character("y")))) == [.copy("modelmeter --set batch=16")])
        #expect(explorer.message?.text == "copied: modelmeter --set batch=16")
    }

    @Test("scenarios are saved and opened by name, as one step")
    func saves() throws {
        var explorer = try makeExplorer()
        explorer.type(": batch=16 Enter b : name Space mine Enter")
        let scenario = explorer.scenario
        var asked: [FileRequest] = []
        explorer.replay(KeyChord.sequence(": save Space two Enter")) {
            asked.append($0)
            return .exists($0)
        }
        #expect(asked == [.save(path: "two.toml", scenario, name: "mine", isReplacing: false)])
        #expect(explorer.prompt?.field.text == "save! two.toml")
        explorer.type("Esc x : batch=1 Enter")
        explorer.replay(KeyChord.sequence(": open Space two.toml Enter")) { _ in
            .scenario(scenario, path: "two.toml", name: "mine", notes: ["older"])
        }
        #expect(explorer.scenario.workload.batch == 16)
        #expect(explorer.message?.text.contains("two.toml, mine is in force; older") == true)
        explorer.type("u")
        #expect(explorer.scenario.workload.batch == 1)
    }
}
