import AnalyticCore
import PageFiles
import Testing

@Suite("Sizes of images")
struct ImageHeaderTests {
    private func sizes(_ bytes: [UInt8]) throws -> [PageSize] { try PageFile(bytes: bytes, path: "page").pages }

    @Test("PNG, GIF and BMP state width and height; a BMP may count its rows from the top or from the bottom")
    func plain() throws {
        #expect(try sizes(SampleFiles.png(1240, 1754)) == [PageSize(width: 1240, height: 1754)])
        #expect(try sizes(SampleFiles.gif(640, 48)) == [PageSize(width: 640, height: 48)])
        for header in [12, 16, 40, 64, 108, 124] {
            #expect(
                try sizes(SampleFiles.bmp(300, 200, header: header)) == [PageSize(width: 300, height: 200)],
                "header of \(header) bytes")
        }
        #expect(try sizes(SampleFiles.bmp(300, -200)) == [PageSize(width: 300, height: 200)])
    }

    @Test("every coding of a JPEG frame states its size; tables beside it do not")
    func jpeg() throws {
        for frame in UInt8(0xC0)...0xCF where ![0xC4, 0xC8, 0xCC].contains(frame) {
            #expect(
                try sizes(SampleFiles.jpeg(2480, 3508, frame: frame)) == [PageSize(width: 2480, height: 3508)],
                "frame \(frame)")
        }
    }

    @Test("WebP states its size in each of its three kinds")
    func webp() throws {
        #expect(try sizes(SampleFiles.webpLossy(800, 600)) == [PageSize(width: 800, height: 600)])
        #expect(try sizes(SampleFiles.webpLossless(16_383, 1)) == [PageSize(width: 16_383, height: 1)])
        #expect(try sizes(SampleFiles.webpExtended(70_000, 90_000)) == [PageSize(width: 70_000, height: 90_000)])
    }

    @Test("a TIFF of either byte order, classic or big, has a page for each directory that is no copy and no mask")
    func tiff() throws {
        for isLittle in [true, false] {
            for isBig in [true, false] {
                let bytes = SampleFiles.tiff(
                    [(1000, 2000, 1, 0), (100, 200, 1, 1), (3000, 1500, 6, 2), (9, 9, 1, 4)], isLittle: isLittle,
                    isBig: isBig)
                #expect(
                    try sizes(bytes) == [PageSize(width: 1000, height: 2000), PageSize(width: 1500, height: 3000)],
                    "little \(isLittle), big \(isBig)")
            }
        }
    }

    @Test("an EXIF orientation of 5 to 8 exchanges width and height, in JPEG, PNG and WebP")
    func orientation() throws {
        for orientation in 1...8 {
            let size = orientation < 5 ? PageSize(width: 30, height: 20) : PageSize(width: 20, height: 30)
            #expect(try sizes(SampleFiles.jpeg(30, 20, orientation: orientation)) == [size])
            #expect(try sizes(SampleFiles.png(30, 20, orientation: orientation)) == [size])
            #expect(try sizes(SampleFiles.webpExtended(30, 20, orientation: orientation)) == [size])
        }
    }

    @Test("what a file is, its bytes say and not its name")
    func formats() throws {
        let files: [(PageFile.Format, [UInt8])] = [
            (.png, SampleFiles.png(1, 1)), (.jpeg, SampleFiles.jpeg(1, 1)), (.webp, SampleFiles.webpLossy(1, 1)),
            (.gif, SampleFiles.gif(1, 1)), (.bmp, SampleFiles.bmp(1, 1)), (.tiff, SampleFiles.tiff([(1, 1, 1, 0)])),
            (.pdf, SampleDocuments.modern),
        ]
        #expect(files.map(\.0).count == PageFile.Format.allCases.count)
        for (format, bytes) in files {
            #expect(try PageFile(bytes: bytes, path: "page.png").format == format)
        }
    }
}
