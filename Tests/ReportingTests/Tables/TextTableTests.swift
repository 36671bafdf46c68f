import TextKit
import Testing

@testable import Reporting

@Suite("Text tables")
struct TextTableTests {
    @Test("columns line up on screen, whatever the names are made of")
    func columns() {
        var table = TextTable([("name", .left), ("figure", .right)])
        for name in ["a", "漢字", "👍🏽", "🇩🇪", "e\u{301}", "❤️", "a\u{1B}[2Jb"] { table.append([name, "1"]) }
        let lines = table.text.split(separator: "\n").map { displayWidth(String($0)) }
        #expect(Set(lines).count == 1, "\(lines)")
        #expect(!table.text.unicodeScalars.contains("\u{1B}"))
    }
}
