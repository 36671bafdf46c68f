import AnalyticCore

/// A GIF: the logical screen, on which every frame is drawn.
enum GIFHeader {
    static func size(_ reader: inout ByteReader) throws(PageProblem) -> PageSize {
        let kind = try reader.bytes(at: 0, count: 6)
        guard kind == Array("GIF87a".utf8) || kind == Array("GIF89a".utf8) else {
            throw PageProblem("its version is neither 87a nor 89a")
        }
        return try .checked(
            width: reader.whole(at: 6, bytes: 2, isLittle: true), height: reader.whole(at: 8, bytes: 2, isLittle: true))
    }
}

/// A BMP of OS/2 or Windows.
enum BMPHeader {
    static func size(_ reader: inout ByteReader) throws(PageProblem) -> PageSize {
        let header = try reader.whole(at: 14, bytes: 4, isLittle: true)
        if header == 12 {
            return try .checked(
                width: reader.whole(at: 18, bytes: 2, isLittle: true),
                height: reader.whole(at: 20, bytes: 2, isLittle: true))
        }
        guard (16...1024).contains(header) else {
            throw PageProblem("its header is \(header) bytes long; allowed: 12, or 16 to 1024")
        }
        let width = Int32(truncatingIfNeeded: try reader.number(at: 18, bytes: 4, isLittle: true))
        let height = Int32(truncatingIfNeeded: try reader.number(at: 22, bytes: 4, isLittle: true))
        // A negative height says that the top row comes first.
        return try .checked(width: Int(width), height: abs(Int(height)))
    }
}

extension PageSize {
    /// A size as a file states it: a side of nothing is no picture.
    static func checked(width: Int, height: Int) throws(PageProblem) -> PageSize {
        guard width > 0, height > 0 else {
            throw PageProblem("states a picture of \(width) x \(height) pixels; allowed: at least 1 x 1")
        }
        return PageSize(width: width, height: height)
    }
}
