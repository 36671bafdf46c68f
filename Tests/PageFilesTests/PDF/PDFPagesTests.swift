import AnalyticCore
import PageFiles
import Testing

@Suite("Sizes of the pages of a PDF")
struct PDFPagesTests {
    private func sizes(_ bytes: [UInt8], dpi: Double = 72) throws -> [PageSize] {
        try PageFile(bytes: bytes, path: "paper.pdf", dpi: dpi).pages
    }

    private let pair = [PageSize(width: 842, height: 596), PageSize(width: 400, height: 600)]

    @Test("boxes and turns are inherited, the crop box cuts the media box, and the user unit enlarges the page")
    func boxes() throws {
        #expect(try sizes(SampleDocuments.plain(SampleDocuments.pair)) == pair)
    }

    @Test("objects and tables in compressed streams are read, with rows as differences")
    func streams() throws {
        #expect(try sizes(SampleDocuments.modern) == pair)
        #expect(try sizes(SampleDocuments.compressed(SampleDocuments.pair) { bytes, _ in (bytes, "") }) == pair)
    }

    @Test("a page of A4 is 1191 x 1684 pixels at 144 dpi, as MuPDF renders it, and 1241 x 1754 at 150")
    func dpi() throws {
        let page = SampleDocuments.plain([
            (1, "<< /Pages 2 0 R >>"), (2, "<< /Kids [3 0 R] >>"), (3, "<< /MediaBox [0 0 595.276 841.89] >>"),
        ])
        #expect(PageFile.standardDPI == 144)
        #expect(try PageFile(bytes: page, path: "a4").pages == [PageSize(width: 1191, height: 1684)])
        #expect(try sizes(page, dpi: 150) == [PageSize(width: 1241, height: 1754)])
        #expect(try PageFile(bytes: page, path: "a4").dpi == 144)
    }

    @Test("a page without a box is a US Letter, as in MuPDF")
    func letter() throws {
        let page = SampleDocuments.plain([
            (1, "<< /Pages 2 0 R >>"), (2, "<< /Kids [3 0 R] >>"), (3, "<< /MediaBox [0 0 0 0] >>"),
        ])
        #expect(try sizes(page) == [PageSize(width: 612, height: 792)])
    }

    @Test("later tables count before earlier ones")
    func updates() throws {
        var bytes = SampleDocuments.plain(SampleDocuments.pair)
        let first = bytes.count
        let before = try #require(String(decoding: bytes, as: UTF8.self).ranges(of: "xref\n0").first)
        let old = String(decoding: bytes, as: UTF8.self).distance(from: "".startIndex, to: before.lowerBound)
        bytes += Array("5 0 obj\n[0 0 200 100]\nendobj\n".utf8)
        let table = bytes.count
        let place = String(first)
        bytes += Array(
            ("xref\n5 1\n" + String(repeating: "0", count: 10 - place.count) + place
                + " 00000 n \ntrailer\n<< /Root 1 0 R /Prev \(old) >>\nstartxref\n\(table)\n%%EOF").utf8)
        #expect(try sizes(bytes)[1] == PageSize(width: 200, height: 100))
    }

    @Test("a file whose table is broken or lies elsewhere is searched for its objects")
    func repair() throws {
        let text = String(decoding: SampleDocuments.plain(SampleDocuments.pair), as: UTF8.self)
        #expect(try sizes(Array(text.replacing("startxref", with: "startzref").utf8)) == pair)
        #expect(try sizes(Array(("% junk before it\n" + text).utf8)) == pair)
        #expect(try sizes(Array(text.prefix(while: { _ in true }).replacing("xref\n0", with: "xref\nz").utf8)) == pair)
        let cut = try #require(text.range(of: "xref\n0"))
        #expect(try sizes(Array(text[..<cut.lowerBound].utf8)).count == 2)
    }

    @Test("what no page can be read from is refused by what was found")
    func refusals() {
        func problem(_ texts: [(Int, String)], trailer: String = "/Root 1 0 R") -> String {
            do {
                return "\(try PageFile(bytes: SampleDocuments.plain(texts, trailer: trailer), path: "x.pdf").pages)"
            } catch {
                return error.description
            }
        }
        let locked = problem(
            SampleDocuments.pair + [(6, "<< /Filter /Standard /V 4 >>")], trailer: "/Root 1 0 R /Encrypt 6 0 R")
        #expect(locked.hasPrefix("x.pdf: PDF file: is encrypted (Standard); allowed: a file without encryption"))
        let circle = problem([
            (1, "<< /Pages 2 0 R >>"), (2, "<< /Kids [3 0 R] >>"), (3, "<< /Kids [2 0 R] >>"),
        ])
        #expect(circle == "x.pdf: PDF file: its pages go round in a circle at object 2")
        #expect(problem([(1, "<< /Pages 2 0 R >>"), (2, "<< /Kids [] >>")]) == "x.pdf: PDF file: holds no page")
        #expect(problem([(1, "<< /Kind /None >>")]).hasSuffix("its catalogue names no pages"))
    }
}
