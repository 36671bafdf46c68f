import AnalyticCore
import DeviceLibrary
import Reporting
import Studies
import Testing
import Verification

@Suite("The performance report")
struct PerformanceReportTests {
    private static let verification = Verification(reference: .builtIn())

    @Test("the same input gives the same bytes, every figure and file that the text names is there, and only those")
    func complete() throws {
        let files = try PerformanceReport.files(base: Scenario(), verification: Self.verification, version: "1")
        let again = try PerformanceReport.files(base: Scenario(), verification: Self.verification, version: "1")
        #expect(files.map(\.path) == again.map(\.path) && files.map(\.text) == again.map(\.text))
        let text = try #require(files.first { $0.path == "README.md" }).text
        for file in files where file.path != "README.md" { #expect(text.contains("(\(file.path))"), "\(file.path)") }
        #expect(text.components(separatedBy: "](figures/").count - 1 == files.count { $0.path.hasPrefix("figures/") })
        for file in files where file.path.hasSuffix(".svg") {
            #expect(file.text.hasPrefix("<svg") && file.text.hasSuffix("</svg>\n"), "\(file.path)")
            #expect(file.text.contains("<polyline") && !file.text.contains("nan"), "\(file.path)")
            #expect(file.text.components(separatedBy: "text-anchor=\"end\"").count > 3, "\(file.path) has ticks")
        }
    }

    @Test("findings are the computed numbers")
    func findings() throws {
        let text = try #require(
            try PerformanceReport.files(base: Scenario(), verification: Self.verification, version: "1").first
        ).text
        #expect(text.contains("3 336 106 240 parameters"))
        #expect(text.contains("between 892 and 893"))
        #expect(text.contains("738 of 738"))
        #expect(!text.contains("FAIL") && !text.contains("nan"))
    }
}

extension String {
    fileprivate func components(separatedBy text: String) -> [Substring] {
        split(separator: text, omittingEmptySubsequences: false)
    }
}
