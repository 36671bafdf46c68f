import Foundation
import Reporting
import Testing
import Verification

@Suite("How a verification is written")
struct VerifyReportTests {
    private static let found = Verification(reference: .builtIn(), checks: [.llama, .tokens, .published])

    @Test("JSON holds every row with its fields, and the summary of each check")
    func json() throws {
        let text = VerifyReport(Self.found).json.text
        let root = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(root["schema"] as? String == "modelmeter.verify/1")
        let rows = try #require(root["rows"] as? [[String: Any]])
        #expect(rows.count == Self.found.rows.count)
        for key in [
            "check", "file", "group", "index", "quantity", "measured", "analytic", "difference", "tolerance", "verdict",
        ] {
            #expect(rows.allSatisfy { $0[key] != nil }, "\(key)")
        }
        let summary = try #require(root["summary"] as? [String: [String: Any]])
        #expect(Set(summary.keys) == ["llama", "tokens", "published"])
        let block = try #require(rows.first { $0["group"] as? String == "Block" })
        #expect(block["difference"] as? Int == 110_326_972_416 - 110_330_000_000)
        #expect(block["verdict"] as? String == "pass")
    }

    @Test("text shows three columns where a figure was published, and says what it leaves out")
    func text() {
        let text = VerifyReport(Self.found).text
        #expect(text.contains("published"))
        #expect(text.contains("8120 passing figures are not shown; --all shows them"))
        #expect(text.contains("COVERAGE"))
        #expect(VerifyReport(Self.found, showsAll: true).text.split(separator: "\n").count > 8120)
    }

    @Test("CSV and Markdown have a line for each row")
    func tables() {
        let csv = VerifyReport(Self.found).csv
        #expect(csv.split(separator: "\n").count == Self.found.rows.count + 1)
        let markdown = VerifyReport(Self.found).markdown
        #expect(markdown.contains("| LlamaRotaryEmbedding #"))
        #expect(markdown.contains("| --- |"))
    }

    @Test("a check that compared nothing has not passed, and rows about the model alone are counted apart")
    func nothing() throws {
        let found = Verification(reference: .builtIn(), checks: [.core, .timing])
        let timing = try #require(found.summaries.first { $0.check == .timing })
        #expect(timing.rows == 0 && timing.verdict == "not run")
        let core = try #require(found.summaries.first { $0.check == .core })
        #expect(core.withItself > 0 && core.withItself < core.rows)
        #expect(core.result.contains("\(core.withItself) of them compare the model with itself"))
        #expect(!VerifyReport(found).text.contains("pass  nothing"))
    }
}
