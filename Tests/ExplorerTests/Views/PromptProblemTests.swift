import TerminalKit
import Testing

@testable import Explorer

@Suite("What is wrong in the prompt")
struct PromptProblemTests {
    @Test(
        "a problem says what is allowed, at 80 columns too: beside what was typed, or below it",
        arguments: [80, 120, 200])
    func whole(width: Int) throws {
        var explorer = try makeExplorer(width, 24)
        explorer.type(": batch=1e9 Enter")
        #expect(explorer.screen.contains("batch: 1000000000 is not allowed; allowed: 1…16777216"))
        #expect(explorer.screen.contains("batch=1e9"))
        explorer.type("Esc Esc")
        #expect(explorer.prompt == nil && explorer.screen.contains("quit"))
        explorer.type(": nope Enter")
        #expect(explorer.screen.contains("no command, parameter or value 'nope'"))
    }
}
