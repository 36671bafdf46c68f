import AnalyticCore
import DeviceLibrary
import Foundation
import ModelFiles
import TerminalKit
import Testing
import Verification

@testable import Explorer

@Suite("The screens of any model")
struct AnyModelTests {
    private static let models = ["llama-3.1-8b", "deepseek-v3", "gemma-3-27b-text", "gpt-oss-20b"]
    private static let sizes = [(80, 24), (120, 40), (200, 60)]

    @Test("speak of that model and of what it has, in every view, at every size", arguments: models, sizes)
    func words(id: String, size: (Int, Int)) throws {
        var explorer = try makeExplorer(model: id, size.0, size.1)
        explorer.remember(Verification(reference: .knownModels(), checks: [.models]))
        explorer.type("b : batch=4 Enter")
        for spec in ViewSpec.all {
            explorer.show(spec)
            explorer.finish(explorer.begin())
            for _ in 0..<2 {
                let screen = explorer.screen
                for word in ["DeepSeek-OCR", "vision", "image", " page ", " pages", "pages/s"] {
                    #expect(!screen.contains(word), "\(spec.id): \(word)")
                }
                explorer.type("f")
            }
        }
    }

    @Test(
        "say which model it is: title or id", arguments: models + ["deepseek-ocr"],
        [40, 60, 76, 80, 100, 120, 170, 250])
    func header(id: String, width: Int) throws {
        var explorer = try makeExplorer(model: id, width, 24)
        let card = explorer.scenario.model.card
        for settings in ["batch=1", "device=t4 Space batch=4096"] {
            explorer.type(": \(settings) Enter")
            for spec in ViewSpec.all where width == 80 || spec.id == .time {
                explorer.show(spec)
                let top = explorer.render().surface.lines.prefix(2).joined()
                let short = card.title.split(separator: ",")[0]
                #expect(top.contains(short) || top.contains(card.id), "\(top)")
            }
        }
    }

    @Test("count prompts where there are no pages")
    func requests() throws {
        let explorer = try makeExplorer(model: "llama-3.1-8b", 200, 80)
        #expect(explorer.screen.contains("1000 prompts") && explorer.screen.contains("1000 prompt tokens"))
        #expect(
            explorer.timePage(width: 150).lines.contains { "\($0)".contains("prompts per device and day") })
        #expect(try makeExplorer(200, 60).screen.contains("pages/s"))
    }

    @Test("say which form is counted where there are two, and that times are of the served one")
    func forms() throws {
        var explorer = try makeExplorer(model: "deepseek-v3", 200, 60)
        #expect(explorer.screen.contains("counts are of the reference form (form), times of the served one"))
        #expect(explorer.render().surface.lines[0].contains("reference form"))
        explorer.type(": form=served Enter")
        #expect(explorer.screen.contains("counts are of the served form"))
        #expect(try !makeExplorer(model: "llama-3.1-8b", 200, 60).screen.contains(" form "))
    }

    @Test("speak of windows of the cache where there are some")
    func windows() throws {
        for (id, hasWindow) in [("llama-3.1-8b", false), ("gpt-oss-20b", true)] {
            var explorer = try makeExplorer(model: id)
            explorer.type("3")
            #expect(explorer.screen.contains("for each token of context"))
            #expect(explorer.screen.contains("as long as no window is full") == hasWindow, "\(id)")
        }
    }

    @Test("count what was changed of that model; the model is one change where it is not the standard one")
    func changes() throws {
        var explorer = try makeExplorer(model: "llama-3.1-8b")
        #expect(explorer.changedParameters.map(\.id) == ["model"])
        #expect(explorer.screen.contains("1 changed"))
        explorer.type(": num_hidden_layers=30 Enter")
        #expect(explorer.changedParameters.map(\.id) == ["model", "num_hidden_layers"])
        explorer.type("b : model=deepseek-ocr Enter")
        #expect(explorer.changedParameters.isEmpty)
        explorer.type("5")
        let apart = explorer.mainPageLines.filter { $0.hasPrefix("model ") }
        #expect(apart.count == 1 && apart[0].contains("llama-3.1-8b") && apart[0].contains("deepseek-ocr"))
        #expect(!explorer.mainPageLines.contains { $0.contains("image.mode") })
        explorer.type("u : num_hidden_layers=20 Enter / num_hidden_layers Enter x")
        #expect(explorer.scenario.decoder?.reading.model.layers == 32)
    }

    @Test("compare two models by what either has, with no zero for what it has not")
    func comparison() throws {
        var explorer = try makeExplorer(model: "deepseek-ocr", 120, 60)
        explorer.type("b : model=llama-3.1-8b Enter 5")
        let vision = explorer.mainPageLines.filter { $0.contains("vision") }
        #expect(!vision.isEmpty && vision.allSatisfy { $0.contains("—") }, "\(vision)")
    }

    @Test("show what was counted of a decoder, and marks of that alone")
    func measured() throws {
        let verification = Verification(reference: .builtIn(), checks: [.decoder, .llama, .models])
        for id in Self.models {
            var explorer = try makeExplorer(model: id, 120, 40)
            explorer.remember(verification)
            let rows = verification.rows(of: .models).filter { $0.file == id + ".json" }
            explorer.type("6")
            #expect(explorer.screen.contains("every figure equal"), "\(explorer.screen)")
            #expect(!rows.isEmpty && explorer.kept.verifiedRows.count == rows.count)
            #expect(explorer.screen.contains("✓"))
            let attention = explorer.evaluation.nodes.first { $0.name.description == "self_attn" }?.className
            #expect(explorer.coverage(of: attention ?? "")?.cases ?? 0 > 0, "\(id): \(attention ?? "none")")
            for name in explorer.evaluation.nodes.compactMap(\.className) {
                let cases = explorer.coverage(of: name)?.cases ?? 0
                #expect(cases <= Set(rows.map { "\($0.group) \($0.index)" }).count, "\(name)")
            }
        }
    }

    @Test("say plainly that nothing was measured: no mark in the tree, a word in explain and verify")
    func unmeasured() throws {
        var scenario = Scenario()
        let known = try #require(ModelLibrary.shelf.model("llama-3.1-8b"))
        guard case .decoder(let decoder) = known else { return }
        let fields = Dictionary(uniqueKeysWithValues: decoder.reading.fields.map { ($0.name, $0.value) })
            .merging(["architectures": .list([.text("LlamaForCausalLM")]), "model_type": .text("llama")]) { $1 }
        let card = ModelCard(id: "mine/config.json", title: "mine", request: "prompt", repository: nil)
        scenario.choose(.decoder(try Decoder(card: card, fields: fields)))
        var explorer = try ExplorerState(
            scenario: scenario, size: Size(columns: 120, rows: 40),
            look: Look(theme: .plain, glyphs: .unicode, depth: .direct))
        explorer.remember(Verification(reference: .builtIn(), checks: [.decoder, .llama, .models]))
        #expect(
            !explorer.screen.split(separator: "\n").contains { $0.prefix(46).contains("✓") && !$0.contains("fits") })
        explorer.type("6")
        #expect(explorer.screen.contains("not measured"))
        explorer.type("4")
        explorer.focus = .detail
        explorer.type("G")
        #expect(explorer.screen.contains("not measured"))
    }

    @Test("are drawn by code that names no model")
    func sources() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../../Sources/Explorer").standardized
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var count = 0
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            count += 1
            let text = try String(contentsOf: file, encoding: .utf8).lowercased()
            #expect(!text.contains("deepseek"), "\(file.lastPathComponent)")
        }
        #expect(count > 40)
    }
}
