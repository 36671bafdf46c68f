import AnalyticCore
import PageFiles
import Testing

@Suite("Files that are broken")
struct BrokenFileTests {
    private let samples: [(name: String, bytes: [UInt8])] = [
        ("png", SampleFiles.png(30, 20, orientation: 6)), ("jpeg", SampleFiles.jpeg(30, 20, orientation: 6)),
        ("lossy", SampleFiles.webpLossy(30, 20)), ("lossless", SampleFiles.webpLossless(30, 20)),
        ("extended", SampleFiles.webpExtended(30, 20, orientation: 6)), ("gif", SampleFiles.gif(30, 20)),
        ("bmp", SampleFiles.bmp(30, 20)), ("tiff", SampleFiles.tiff([(30, 20, 6, 0), (3, 2, 1, 0)])),
        ("bigtiff", SampleFiles.tiff([(30, 20, 6, 0), (3, 2, 1, 0)], isLittle: false, isBig: true)),
        ("plain", SampleDocuments.plain(SampleDocuments.pair)), ("modern", SampleDocuments.modern),
    ]

    /// What is wrong with how a file was read; nil where it gave pages, or an error that names it.
    private func fault(_ bytes: [UInt8], _ name: String) -> String? {
        switch Result(catching: { () throws(PageFileError) in try PageFile(bytes: bytes, path: name) }) {
        case .success(let file): file.pages.isEmpty ? "no pages" : nil
        case .failure(let error):
            error.file == name && error.description.hasPrefix(name + ": ") ? nil : error.description
        }
    }

    @Test("a file that ends at any of its bytes gives its pages or an error that names it, and never traps")
    func truncation() throws {
        for (name, bytes) in samples {
            _ = try PageFile(bytes: bytes, path: name)
            for count in bytes.indices { #expect(fault(Array(bytes[..<count]), name) == nil) }
        }
    }

    @Test("a file with any of its bytes exchanged gives its pages or an error, and never traps")
    func exchanged() {
        for (name, bytes) in samples {
            for place in bytes.indices {
                for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF, UInt8(ascii: "9"), UInt8(ascii: "<")] {
                    var broken = bytes
                    broken[place] = value
                    #expect(fault(broken, name) == nil)
                }
            }
        }
    }

    @Test("an error says what was found and what is allowed")
    func messages() {
        func problem(_ bytes: [UInt8]) -> String {
            do {
                return "\(try PageFile(bytes: bytes, path: "scan.png").pages)"
            } catch {
                return error.description
            }
        }
        #expect(problem([]) == "scan.png: is empty")
        #expect(
            problem(Array("hello".utf8))
                == "scan.png: is no image or document that can be read (it begins with the bytes 68 65 6c 6c 6f); allowed: PNG, JPEG, WebP, TIFF, GIF, BMP, PDF"
        )
        #expect(
            problem(SampleFiles.png(0, 20))
                == "scan.png: PNG file: states a picture of 0 x 20 pixels; allowed: at least 1 x 1")
        #expect(
            problem(Array(SampleFiles.gif(9, 9).prefix(8)))
                == "scan.png: GIF file: ends too soon: 2 bytes are needed at byte 8, the file has 8")
        #expect(problem(SampleFiles.jpeg(9, 0)).hasSuffix("(DNL), which is not read"))
        #expect(problem([0xFF, 0xD8, 0xFF, 0xD9]).hasSuffix("ends without a frame header (SOF)"))
        let circle = Array(SampleFiles.tiff([(3, 2, 1, 0)]).dropLast(4)) + [8, 0, 0, 0]
        #expect(problem(circle) == "scan.png: TIFF file: its directories go round in a circle at byte 8")
    }
}
