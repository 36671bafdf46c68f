import Testing

@testable import Explorer

@Suite("The page of keys")
struct KeyPageTests {
    @Test("every command stands on the page, with all its keys", arguments: Command.all.map(\.id))
    func complete(id: String) throws {
        let command = try #require(Command.all.first { $0.id == id })
        let lines = KeyPage.markdown.split(separator: "\n").filter {
            $0.contains("| \(command.title) | \(command.help) |")
        }
        #expect(!lines.isEmpty)
        for key in command.keys {
            let shown = key == "|" ? "\\|" : key
            #expect(lines.contains { $0.contains("`\(shown)`") }, "\(key)")
        }
        if command.keys.isEmpty { #expect(lines.contains { $0.contains("`:\(id)`") }) }
    }

    @Test("a command stands once in its pane, or once for each view that has it")
    func once() {
        let places = KeyPage.sections.flatMap(\.commands).map(\.id)
        for command in Command.all {
            #expect(places.filter { $0 == command.id }.count == max(1, command.views.count), "\(command.id)")
        }
    }
}
