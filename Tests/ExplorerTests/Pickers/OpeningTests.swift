import AnalyticCore
import FoundationEssentials
import TerminalKit
import Testing

@testable import Explorer

@Suite("Opening files")
struct OpeningTests {
    /// A folder with a document of three pages, an image, and a file that is neither.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder =
            FileManager.default.temporaryDirectory.path + "/modelmeter-open-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder + "/inner", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let document = """
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /MediaBox [0 0 595.2 841.92] >> endobj
            3 0 obj << /Type /Page >> endobj
            4 0 obj << /Type /Page >> endobj
            5 0 obj << /Type /Page /Rotate 90 >> endobj
            trailer << /Root 1 0 R >>

            """
        try Data(document.utf8).write(to: URL(filePath: folder + "/paper one.pdf"))
        try Data(Array("GIF89a".utf8) + [0x20, 0x03, 0x58, 0x02, 0]).write(to: URL(filePath: folder + "/scan.gif"))
        try Data("hello".utf8).write(to: URL(filePath: folder + "/notes.txt"))
        try body(folder)
    }

    private func open(_ path: String, in explorer: inout ExplorerState) {
        explorer.type(":")
        explorer.finish(explorer.update(.paste("open " + path)))
        explorer.type("Enter")
    }

    @Test("an image's size becomes the page as one step, and what can't be opened says why and changes nothing")
    func image() throws {
        try inFolder { folder in
            var explorer = try makeExplorer()
            open(folder + "/scan.gif", in: &explorer)
            #expect(explorer.scenario.workload.image.width == 800 && explorer.scenario.workload.image.height == 600)
            #expect(explorer.message?.kind == .good && explorer.prompt == nil)
            explorer.type("u")
            #expect(explorer.scenario == Scenario())
            open(folder + "/notes.txt", in: &explorer)
            #expect(explorer.message?.text.contains("allowed: PNG, JPEG") == true && explorer.scenario == Scenario())
            open(folder + "/none.png", in: &explorer)
            #expect(explorer.message?.text.contains("No such file") == true)
            var text = try makeExplorer(model: "llama-3.1-8b")
            open(folder + "/scan.gif", in: &text)
            #expect(text.message?.text == "Llama 3.1 8B reads text alone, no images")
        }
    }

    @Test("a document lists its pages by their tiles with time and price; Enter makes one size the page")
    func document() throws {
        try inFolder { folder in
            var explorer = try makeExplorer()
            open(folder + "/paper one.pdf", in: &explorer)
            #expect(explorer.picking.session?.id == .document)
            for words in ["3 pages at 144 dpi", "in batches of 2", "1191 x 1684", "3 rows x 2", "2 rows x 3"] {
                #expect(explorer.screen.contains(words), "\(words)")
            }
            explorer.type("Down Enter")
            #expect(explorer.scenario.workload.image.width == 1684)
        }
    }

    @Test("paths are completed with folders and with files that can be opened")
    func completion() throws {
        try inFolder { folder in
            var explorer = try makeExplorer()
            explorer.type(":")
            explorer.finish(explorer.update(.paste("open \(folder)/")))
            let lines = explorer.prompt?.suggestions.map(\.text) ?? []
            #expect(lines == ["inner/", "paper one.pdf", "scan.gif"].map { "open \(folder)/" + $0 })
            explorer.type("sc Tab Enter")
            #expect(explorer.scenario.workload.image.width == 800)
        }
    }
}
