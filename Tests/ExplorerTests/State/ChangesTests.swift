import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("What the user has set")
struct ChangesTests {
    @Test(
        "choices count once, and what follows from them does not",
        arguments: [
            ("device=l40s batch=16", 2), ("image.mode=base", 1), ("image.base_size=768", 1),
            ("device=l4 device.memory_gb=48", 2), ("batch=1", 0), ("engine=vllm batch=16", 2),
        ])
    func count(line: String, changes: Int) throws {
        var explorer = try makeExplorer()
        explorer.type(": " + line.split(separator: " ").joined(separator: " Space ") + " Enter")
        #expect(explorer.kept.changed.count == changes)
        if changes > 0 { #expect(explorer.screen.contains("\(changes) changed")) }
    }
}
