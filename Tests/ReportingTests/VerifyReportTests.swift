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
        let none = Verification(reference: ReferenceSet(source: "none", texts: []), checks: [.timing])
        let timing = try #require(none.summaries.first { $0.check == .timing })
        #expect(timing.rows == 0 && timing.verdict == "not run")
        let found = Verification(reference: .builtIn(), checks: [.core])
        let core = try #require(found.summaries.first { $0.check == .core })
        #expect(core.withItself > 0 && core.withItself < core.rows)
        #expect(core.result.contains("\(core.withItself) of them compare the model with itself"))
        #expect(!VerifyReport(found).text.contains("pass  nothing"))
    }

    @Test("the timing tables fit 80 columns, the farthest off first, and the JSON has the same groups")
    func timing() throws {
        let found = Verification(reference: .builtIn(), checks: [.timing])
        let text = VerifyReport(found, showsAll: true).text
        for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        #expect(text.contains("The kernels that are farthest off") && text.contains("Not compared"))
        let errors = found.timing.groups.map(\.fit.error)
        #expect(errors == errors.sorted(by: >))
        let json = VerifyReport(found).json.text
        for group in found.timing.groups.prefix(3) {
            #expect(json.contains("\"id\": \"\(group.id)\"") && VerifyReport(found).markdown.contains(group.id))
        }
        for key in ["cold_rows", "floor_above", "median_ratio", "mape", "families", "cases", "quantity", "ratio"] {
            #expect(json.contains("\"\(key)\""))
        }
    }
}
