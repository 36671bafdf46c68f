import Explorer
import TerminalKit
import Testing

@Suite("The command table")
struct CommandTests {
    @Test("every command has a title and a help sentence, and its keys have names", arguments: Command.all.map(\.id))
    func texts(id: String) throws {
        let command = try #require(Command.all.first { $0.id == id })
        #expect(!command.title.isEmpty && command.help.hasSuffix("."))
        #expect(command.chords.count == command.keys.count, "\(command.keys)")
    }

    @Test("every command has a name of its own")
    func unique() {
        #expect(Set(Command.all.map(\.id)).count == Command.all.count)
    }

    @Test("keys that terminals and multiplexers keep for themselves are not used")
    func reserved() {
        let taken = ["^B", "^S", "^Q", "^M", "^I", "^H"]
        for command in Command.all {
            for chord in command.chords {
                #expect(!taken.contains(chord.name) && !chord.alt)
                if case .function = chord.key { Issue.record("\(command.id) uses \(chord.name)") }
            }
        }
    }

    @Test("the footer names keys of the focused pane, and says how to leave what is open")
    func footer() throws {
        var explorer = try makeExplorer()
        #expect(Command.footer(for: explorer).contains { $0.title == "fold" })
        explorer.type("Tab")
        #expect(Command.footer(for: explorer).first?.title == "edit")
        explorer.type("Enter")
        #expect(Command.footer(for: explorer).contains { $0.keys == "Esc" })
    }

    @Test("the command line completes, runs commands and says what it does not know")
    func palette() throws {
        var explorer = try makeExplorer()
        explorer.type(": dec Tab")
        #expect(explorer.prompt?.field.text == "decode.tokens=")
        explorer.type("7 Enter")
        #expect(explorer.scenario.workload.decodeTokens == 7)
        explorer.type(": undo Enter")
        #expect(explorer.scenario.workload.decodeTokens == 100)
        explorer.type(": theme Space day Enter")
        #expect(explorer.look.theme.name == "day")
        explorer.type(": view Space nowhere Enter")
        #expect(explorer.prompt?.problem != nil)
        explorer.type("Esc : zzzz Enter")
        #expect(explorer.prompt?.problem != nil)
    }
}
