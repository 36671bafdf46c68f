import AnalyticCore
import DeviceLibrary
import Explorer
import TerminalKit
import Testing

@Suite("Editing a parameter")
struct EditingTests {
    /// Opens the field of `decode.tokens` and empties it.
    private func editing() throws -> ExplorerState {
        var explorer = try makeExplorer()
        explorer.type("Tab Down Enter ^U")
        return explorer
    }

    @Test("every digit recomputes at once, before Enter")
    func live() throws {
        var explorer = try editing()
        var last = explorer.flops(.decode)
        for (key, tokens) in [("2", 2), ("0", 20), ("0", 200), ("0", 2000)] {
            explorer.type(key)
            #expect(explorer.scenario.workload.decodeTokens == tokens)
            #expect(explorer.flops(.decode) != last)
            last = explorer.flops(.decode)
        }
        #expect(explorer.editor != nil)
        #expect(explorer.screen.contains("913 + 2000 tokens"))
    }

    @Test("the first letter typed into a field takes the place of the present value")
    func fresh() throws {
        var explorer = try makeExplorer()
        explorer.type("Tab Down Down Enter 8Ki Enter")
        #expect(explorer.scenario.workload.batch == 8192)
        explorer.type("Up Enter End 0 Enter")
        #expect(explorer.scenario.workload.decodeTokens == 1000)
    }

    @Test("an unfinished or illegal value keeps the last legal one in force and says why")
    func illegal() throws {
        var explorer = try editing()
        #expect(explorer.editor?.problem?.isUnfinished == true)
        explorer.type("7 x")
        #expect(explorer.scenario.workload.decodeTokens == 7)
        #expect(explorer.editor?.problem?.isUnfinished == false)
        #expect(explorer.screen.contains("✗"))
        explorer.type("Enter")
        #expect(explorer.editor != nil, "an illegal value is not kept")
        #expect(explorer.message?.kind == .problem)
        explorer.type("Backspace 5 Enter")
        #expect(explorer.editor == nil)
        #expect(explorer.scenario.workload.decodeTokens == 75)
    }

    @Test("Escape restores exactly what was")
    func escape() throws {
        var explorer = try makeExplorer()
        let before = explorer.scenario
        explorer.type("Tab Down Enter ^U 99999 Esc")
        #expect(explorer.scenario == before)
        #expect(explorer.evaluation.scenario == before)
        #expect(!explorer.history.canUndo)
    }

    @Test("Enter is one step to take back, however much was typed")
    func oneStep() throws {
        var explorer = try editing()
        explorer.type("4Ki Enter")
        #expect(explorer.scenario.workload.decodeTokens == 4096)
        #expect(explorer.history.descriptions.count == 1)
        #expect(explorer.history.descriptions[0].hasPrefix("decode.tokens 100 → 4096"))
        explorer.type("u")
        #expect(explorer.scenario == Scenario())
        explorer.type("^R")
        #expect(explorer.scenario.workload.decodeTokens == 4096)
        explorer.type("u u")
        #expect(explorer.message?.kind == .problem)
    }

    @Test("relative entries start from the value before the edit, not from what was typed so far")
    func relative() throws {
        var explorer = try editing()
        explorer.type("*2")
        #expect(explorer.scenario.workload.decodeTokens == 200)
        explorer.type("5")
        #expect(explorer.scenario.workload.decodeTokens == 2500)
    }

    @Test("arrows step in a field, choices turn, Tab keeps and goes on")
    func stepping() throws {
        var explorer = try makeExplorer()
        explorer.type("Tab Down Enter Up")
        #expect(explorer.scenario.workload.decodeTokens == 128)
        explorer.type("Tab Up Tab")
        #expect(explorer.scenario.workload.batch == 2)
        explorer.type("Right")
        #expect(explorer.scenario.workload.image.mode == .custom)
        explorer.type("Enter u u u")
        #expect(explorer.scenario == Scenario())
    }

    @Test("what was typed before comes back with ^P")
    func recall() throws {
        var explorer = try editing()
        explorer.type("2^11 Enter Enter ^U 7 Enter Enter ^P ^P")
        #expect(explorer.editor?.field.text == "2^11")
        #expect(explorer.scenario.workload.decodeTokens == 2048)
    }

    @Test("a blank typed into a list or a number is read at once, like every other key")
    func blanks() throws {
        var explorer = try makeExplorer()
        explorer.type("/ global_attn Enter Enter 3 , Space 7")
        #expect(explorer.scenario.deepseekOCR.sam.globalAttentionIndexes == [3, 7])
        explorer.type("^U 5 Space")
        #expect(explorer.scenario.deepseekOCR.sam.globalAttentionIndexes == [5])
        #expect(explorer.editor?.problem == nil)
    }

    @Test("a refused combination names what would fit")
    func conflict() throws {
        var explorer = try makeExplorer()
        explorer.type(": num_attention_heads=7 Enter")
        #expect(explorer.prompt?.problem?.contains("hidden_size 1280") == true)
        #expect(explorer.scenario == Scenario())
        explorer.type("^U num_attention_heads=20 Space num_key_value_heads=4 Enter")
        #expect(explorer.scenario.deepseekOCR.decoder.heads == 20)
        #expect(explorer.scenario.deepseekOCR.decoder.keyValueHeads == 4)
        #expect(explorer.history.descriptions.count == 1)
    }

    @Test("pasting several values is one step; letters stand for workload parameters")
    func paste() throws {
        var explorer = try makeExplorer()
        _ = explorer.update(.paste("B=8 K=2Ki\nimage.mode=none S=512"))
        #expect(explorer.scenario.workload.batch == 8)
        #expect(explorer.scenario.workload.decodeTokens == 2048)
        #expect(explorer.scenario.workload.promptTokens == 512)
        #expect(explorer.history.descriptions.count == 1)
        _ = explorer.update(.paste("B=8 nonsense"))
        #expect(explorer.message?.kind == .problem)
    }

    @Test("at the start keys go to the layers, and moving sideways never changes a value")
    func sideways() throws {
        var explorer = try makeExplorer()
        #expect(explorer.focus == .layers)
        explorer.type("l l Right h Left")
        #expect(explorer.scenario == Scenario())
        explorer.type("Tab Right l")
        #expect(explorer.focus == .parameters && explorer.scenario == Scenario())
        #expect(explorer.message?.text.contains("layers") == true)
    }

    @Test("steps, doubling, halving and reset outside a field")
    func outside() throws {
        var explorer = try makeExplorer()
        explorer.type("Tab Down ] ] [ + -")
        #expect(explorer.scenario.workload.decodeTokens == 128)
        explorer.type("x")
        #expect(explorer.scenario.workload.decodeTokens == 100)
        explorer.type("Down -")
        #expect(explorer.message?.kind == .problem)
        #expect(explorer.message?.text.contains("1…16777216") == true)
    }
}
