import Foundation
import Testing

@Suite("Commands that write studies")
struct StudyCommandTests {
    @Test("profiles and the report are written without a terminal")
    func studies() throws {
        let profiles = try Program.run("profiles", "receipt", "--on", "h100-sxm,l4", "--format", "csv")
        #expect(profiles.status == 0 && profiles.output.split(separator: "\n").count == 3)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("report-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try Program.run("report", "--output", folder.path).status == 0)
        let text = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
        #expect(text.hasPrefix("# DeepSeek-OCR"))
    }
}
