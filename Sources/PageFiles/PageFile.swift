import AnalyticCore

/// The pages of an image or a document: their sizes alone, read from headers. No pixel is decoded.
public struct PageFile: Hashable, Sendable {
    /// What can be read; told by the first bytes, whatever the file is called.
    public enum Format: String, CaseIterable, Sendable {
        case png = "PNG"
        case jpeg = "JPEG"
        case webp = "WebP"
        case tiff = "TIFF"
        case gif = "GIF"
        case bmp = "BMP"
        case pdf = "PDF"

        /// Endings that files of the format usually have.
        public var endings: [String] {
            switch self {
            case .jpeg: ["jpg", "jpeg"]
            case .tiff: ["tif", "tiff"]
            default: [rawValue.lowercased()]
            }
        }
    }

    /// Dots per inch at which pages of a PDF become pictures: what DeepSeek-OCR's own script for PDF files
    /// (`run_dpsk_ocr_pdf.py`) asks its renderer for.
    public static let standardDPI = 144.0
    /// What `dpi` may be.
    public static let allowedDPI = 1.0...2400.0
    /// The most pages that are read.
    static let mostPages = 100_000

    /// The file, as it was named.
    public let path: String
    /// What it is.
    public let format: Format
    /// The size of each page in order, at least one; an image is one page, as is the first frame of an animation.
    public let pages: [PageSize]
    /// Dots per inch that a PDF was read at; nil for images, whose pixels are what they are.
    public let dpi: Double?

    /// Reads the sizes of a file's pages. Only regular files are read, and a bounded number of their bytes.
    ///
    /// - Parameter dpi: dots per inch for a PDF, in `allowedDPI`; what lies outside is brought into it.
    public init(path: String, dpi: Double = standardDPI) throws(PageFileError) {
        do throws(PageProblem) {
            self = try ByteReader.reading(path) { reader throws(PageProblem) in
                try PageFile(&reader, path: path, dpi: dpi)
            }
        } catch {
            throw PageFileError(file: path, problem: error.text)
        }
    }

    /// The same of bytes that are in memory already; `path` stands in errors.
    public init(bytes: [UInt8], path: String, dpi: Double = standardDPI) throws(PageFileError) {
        do throws(PageProblem) {
            var reader = ByteReader(bytes)
            self = try PageFile(&reader, path: path, dpi: dpi)
        } catch {
            throw PageFileError(file: path, problem: error.text)
        }
    }

    private init(_ reader: inout ByteReader, path: String, dpi: Double) throws(PageProblem) {
        guard reader.size > 0 else { throw PageProblem("is empty") }
        let format = try Self.format(of: &reader)
        let dpi = min(max(dpi, Self.allowedDPI.lowerBound), Self.allowedDPI.upperBound)
        self.path = path
        self.format = format
        self.dpi = format == .pdf ? dpi : nil
        do throws(PageProblem) {
            pages =
                switch format {
                case .png: [try PNGHeader.size(&reader)]
                case .jpeg: [try JPEGHeader.size(&reader)]
                case .webp: [try WebPHeader.size(&reader)]
                case .gif: [try GIFHeader.size(&reader)]
                case .bmp: [try BMPHeader.size(&reader)]
                case .tiff: try TIFFHeader.sizes(&reader)
                case .pdf: try PDFPages.sizes(&reader, dpi: dpi)
                }
        } catch {
            throw PageProblem("\(format.rawValue) file: \(error.text)")
        }
    }

    private static func format(of reader: inout ByteReader) throws(PageProblem) -> Format {
        let head = try reader.bytes(at: 0, count: min(16, reader.size))
        func begins(_ bytes: [UInt8], at place: Int = 0) -> Bool { head.dropFirst(place).starts(with: bytes) }
        if begins([0x89, 0x50, 0x4E, 0x47]) { return .png }
        if begins([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) { return .webp }
        if begins(Array("GIF8".utf8)) { return .gif }
        if begins([0x49, 0x49, 42, 0]) || begins([0x49, 0x49, 43, 0]) { return .tiff }
        if begins([0x4D, 0x4D, 0, 42]) || begins([0x4D, 0x4D, 0, 43]) { return .tiff }
        if begins(Array("BM".utf8)) { return .bmp }
        // Readers of PDF take a header anywhere in the first kilobyte.
        let start = try reader.bytes(at: 0, count: min(1024, reader.size))
        if start.firstRange(of: Array("%PDF-".utf8)) != nil { return .pdf }
        let found = head.prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }
        throw PageProblem(
            "is no image or document that can be read (it begins with the bytes \(found.joined(separator: " "))); allowed: "
                + Format.allCases.map(\.rawValue).joined(separator: ", "))
    }
}
