import AnalyticCore
import DeviceLibrary
import TerminalKit
import Testing

@testable import Explorer

@Suite("The palette")
struct PaletteTests {
    /// An explorer after a line was typed and Enter was pressed.
    private func run(_ line: String) throws -> ExplorerState {
        var explorer = try makeExplorer()
        explorer.type(":")
        _ = explorer.update(.paste(line))
        explorer.type("Enter")
        return explorer
    }

    @Test(
        "values are set by id, letter or name on screen, with = or a blank between",
        arguments: [
            ("batch 16", ["batch": "16"]), ("batch=16", ["batch": "16"]), ("set batch 16", ["batch": "16"]),
            ("B=16 K=2Ki", ["batch": "16", "decode.tokens": "2048"]),
            ("B 16 K 2Ki", ["batch": "16", "decode.tokens": "2048"]),
            ("decode 7", ["decode.tokens": "7"]), ("KV cache fp8", ["precision.kv": "fp8"]),
            ("device l40s", ["device": "l40s"]), ("device=L40S", ["device": "l40s"]), ("l40s", ["device": "l40s"]),
            ("graph", ["execution": "graph"]), ("execution g", ["execution": "graph"]), ("batch *2", ["batch": "2"]),
        ])
    func values(line: String, expected: [String: String]) throws {
        let explorer = try run(line)
        #expect(explorer.prompt == nil, "\(explorer.prompt?.problem ?? "")")
        // Figures and constants follow the device.
        let own = ParameterList.standard.all.filter { !$0.id.hasPrefix("device.") && !$0.id.hasPrefix("kernel.") }
        for parameter in own {
            #expect(parameter.text(in: explorer.scenario) == expected[parameter.id] ?? parameter.defaultText)
        }
    }

    @Test(
        "an unknown word sets nothing and guesses nothing, and near names are shown",
        arguments: [
            ("foo", "no command, parameter or value 'foo'"), ("pages", "'pages'"), ("bacth 16", "near: batch"),
            ("batch 16 decode", "has no value"),
            ("bacth=16", "no parameter 'bacth'; near: batch"), ("batch", ""), ("width 5", "could be image.width"),
            ("device h100", "could be h100"), ("batch 16 foo", "'foo'"), ("theme nigth", "near: night"),
            ("view tme", "there is no view"), ("batch 0", "batch"), ("zzzz", "'zzzz'"), ("fp8", "is a value of"),
        ])
    func unknown(line: String, problem: String) throws {
        let explorer = try run(line)
        #expect(explorer.scenario == (try makeExplorer().scenario))
        #expect(explorer.prompt != nil)
        #expect(explorer.prompt?.problem?.contains(problem) ?? problem.isEmpty, "\(explorer.prompt?.problem ?? "nil")")
        if !problem.isEmpty { #expect(explorer.prompt?.field.text == line) }
    }

    @Test("words with an argument take the beginning of a name")
    func words() throws {
        #expect(try run("view time").view == (try run("view tim").view))
        #expect(try run("theme night").look.theme.name == "night")
        #expect(try run("theme gruv").look.theme.name == "gruvbox")
        #expect(try !run("glyphs ascii").look.glyphs.isUnicode)
    }

    @Test("it opens on what changes or shows something, and offers nothing that could not run")
    func opening() throws {
        var explorer = try makeExplorer()
        explorer.type(":")
        let texts = explorer.prompt?.suggestions.map(\.text) ?? []
        #expect(texts.starts(with: ["device=", "model=", "batch="]))
        #expect(texts.count >= 10)
        for typed in ["", "u", "n", "s", "a", "view", "p"] {
            for suggestion in Palette.suggestions(for: typed, in: explorer) {
                guard let command = Command.all.first(where: { $0.id == suggestion.text }) else { continue }
                #expect(command.isEnabled(explorer) == nil, "\(command.id)")
                if typed.isEmpty { #expect(!command.isMovement) }
            }
        }
    }

    @Test("suggestions are ranked: a name's beginning before its words, and those before its middle")
    func ranking() throws {
        let explorer = try makeExplorer()
        #expect(Palette.suggestions(for: "batch", in: explorer).first?.text == "batch=")
        #expect(Palette.suggestions(for: "B", in: explorer).first?.text == "batch=")
        #expect(Palette.suggestions(for: "roof", in: explorer).first?.text == "view-roofline")
        #expect(Palette.suggestions(for: "device=l4", in: explorer).contains { $0.text == "device=l40s" })
        #expect(Palette.suggestions(for: "foo", in: explorer).isEmpty)
    }

    @Test("the arrows choose, and Enter takes what they chose")
    func choosing() throws {
        var explorer = try makeExplorer()
        explorer.type(": dev")
        let texts = explorer.prompt?.suggestions.map(\.text) ?? []
        let place = try #require(texts.indices.dropFirst().first { texts[$0].hasSuffix("=") })
        for _ in 0..<place { explorer.type("Down") }
        explorer.type("Enter")
        #expect(explorer.prompt?.field.text == texts[place])
        explorer.type("Esc : exec Enter")
        #expect(explorer.prompt?.field.text == "execution=")
        explorer.type("gr Enter")
        #expect(explorer.prompt == nil)
        #expect(explorer.scenario.workload.execution == .graph)
    }

    @Test(
        "what any name means is found: devices, models, values, themes, sweeps, layers and metrics",
        arguments: [
            ("l40", "device=l40s"), ("graph", "execution=graph"), ("gruv", "theme gruvbox"),
            ("decode-len", "sweep decode-length"), ("ImageEnc", "select model.sam_model"), ("tpot", "metric tpot"),
            ("devi", "devices"), ("roof", "view-roofline"), ("l4", "device=l4"),
        ])
    func names(typed: String, line: String) throws {
        let explorer = try makeExplorer()
        #expect(Palette.suggestions(for: typed, in: explorer).contains { $0.text == line })
    }

    @Test("a word that is a part of names sets nothing by Enter alone, however near a value is")
    func neverGuesses() throws {
        for word in ["l40", "gruvb", "fp", "tpo", "decode-len", "sa"] {
            var explorer = try makeExplorer()
            let (scenario, theme) = (explorer.scenario, explorer.look.theme)
            explorer.type(": \(word) Enter")
            #expect(
                explorer.scenario == scenario && explorer.look.theme == theme && explorer.view == .overview, "\(word)")
        }
    }

    @Test("metric names what the tree or the sweep shows, and view opens lists as well")
    func metricsAndViews() throws {
        #expect(try run("metric tpot").sweep.metrics == ["tpot"])
        #expect(try run("metric tpot").view == .sweep)
        #expect(try run("metric time").figure == "time")
        #expect(try run("metric tpott").prompt?.problem?.contains("near: tpot") == true)
        #expect(try run("view devices").picking.session?.id == .devices)
    }
}
