import Foundation
import Testing

@Suite("Pages from files")
struct DocumentCommandTests {
    /// A document of two tall pages and a wide one, of A4 at 72 dots per inch.
    static let document = """
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /MediaBox [0 0 595.2 841.92] >> endobj
        3 0 obj << /Type /Page >> endobj
        4 0 obj << /Type /Page >> endobj
        5 0 obj << /Type /Page /Rotate 90 >> endobj
        trailer << /Root 1 0 R >>

        """

    private func inDocument(_ body: (String) throws -> Void) throws {
        try Program.inFolder { folder in
            let file = folder.appendingPathComponent("paper.pdf")
            try Data(Self.document.utf8).write(to: file)
            try body(file.path)
        }
    }

    @Test(
        "a document is told as pages for each grid of tiles, with tokens, time, batch and cost, in text, JSON and CSV")
    func document() throws {
        try inDocument { path in
            let text = try Program.run("document", path, "--dpi", "150")
            #expect(text.status == 0)
            for words in [
                "PDF at 150 dpi, 3 pages", "3 rows x 2", "2 rows x 3", "1240 x 1754", "batch 2, the quickest",
                "fits in", "2 729 read, 303 written", "at $1.99 to $5.00 an hour",
            ] {
                #expect(text.output.contains(words), "\(words) in \(text.output)")
            }
            let json = try Program.run("document", path, "--dpi", "150", "--format", "json", "--set", "B=1").output
            let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            #expect(object["schema"] as? String == "modelmeter.document/1")
            #expect(object["batch"] as? Int == 1 && object["batch_is_searched"] as? Bool == false)
            #expect((object["parts"] as? [[String: Any]])?.map { $0["pages"] as? Int } == [2, 1])
            let csv = Program.rows(try Program.run("document", path, "--format", "csv").output)
            #expect(csv.count == 3 && csv[1].contains(",1191,1684,2,3,2,6,"))
        }
    }

    @Test(
        "--image sets width and height, of a page of a document by its number, and is refused where it would do nothing"
    )
    func image() throws {
        try inDocument { path in
            let first = try Program.run("inspect", "--image", path)
            #expect(first.output.contains("1191 px wide, 1684 px high") && first.error.contains("page 1 of 3"))
            let third = try Program.run("inspect", "--image", path + "#3", "--dpi", "72")
            #expect(third.output.contains("842 px wide, 596 px high") && third.error.isEmpty)
            let refusals: [([String], String)] = [
                (["--image", path, "--model", "llama-3.1-8b"], "Llama 3.1 8B reads text alone, no images"),
                (["--image", path + "#9"], "has pages 1…3, no page 9"),
                (["--image", path, "--set", "image.width=5"], "give --image or --set image.width, not both"),
                (["--image", path, "--set", "image.mode=none"], "image.mode=none leaves the page away"),
                (["--image", path, "--dpi", "0"], "allowed: 1…2400"),
                (["--image", "/dev/zero"], "is a device or socket; allowed: a regular file"),
            ]
            for (words, hint) in refusals {
                let run = try Program.run(["inspect"] + words)
                #expect(run.status != 0 && run.error.contains(hint), "\(run.error)")
            }
        }
        #expect(try Program.run("document", "/nowhere").status == 2)
        #expect(try Program.run("document", "x.pdf", "--image", "y.png").error.contains("leave --image away"))
    }

    @Test("--set takes letters as the explorer does, and a letter is no second name beside --answer")
    func letters() throws {
        let byLetter = try Program.run("inspect", "--set", "B=8", "--set", "K=50", "--format", "json").output
        let byName = try Program.run("inspect", "--set", "batch=8", "--set", "decode.tokens=50", "--format", "json")
        #expect(byLetter == byName.output)
        #expect(try Program.run("inspect", "--set", "K=5", "--answer", "3").error.contains("not both"))
    }

    @Test("devices, parameters and models list what a word stands in, and name what is near one that stands in nothing")
    func filters() throws {
        let devices = try Program.run("devices", "l40").output
        #expect(devices.contains("L40S") && !devices.contains("H100"))
        #expect(try Program.run("devices", "h10").output.contains("h100-sxm"))
        #expect(try Program.run("devices", "l4os").error.contains("did you mean l40s"))
        let parameters = try Program.run("parameters", "tiles", "--format", "csv").output
        #expect(parameters.contains("image.max_tiles") && !parameters.contains("decode.tokens"))
        let models = try Program.run("models", "qwen")
        #expect(models.output.contains("qwen3-8b") && !models.output.contains("llama"))
        #expect(try Program.run("models", "qwen3-8").output.contains("qwen3-8b"))
    }
}
