import AnalyticCore

/// A PNG: its first chunk, and the orientation that an `eXIf` chunk states before the picture.
enum PNGHeader {
    static func size(_ reader: inout ByteReader) throws(PageProblem) -> PageSize {
        guard try reader.bytes(at: 0, count: 8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] else {
            throw PageProblem("its signature is broken, as after a transfer that changes line ends")
        }
        guard try reader.bytes(at: 12, count: 4) == Array("IHDR".utf8) else {
            throw PageProblem("its first chunk is not IHDR")
        }
        let size = try PageSize.checked(
            width: reader.whole(at: 16, bytes: 4, isLittle: false),
            height: reader.whole(at: 20, bytes: 4, isLittle: false))
        return size.turned(by: orientation(&reader))
    }

    /// 1 where none is stated, or the chunks are broken: the size stands all the same.
    private static func orientation(_ reader: inout ByteReader) -> Int {
        var place = 8
        for _ in 0..<1000 {
            guard let length = try? reader.whole(at: place, bytes: 4, isLittle: false),
                let kind = try? reader.bytes(at: place + 4, count: 4), kind != Array("IDAT".utf8)
            else { return 1 }
            if kind == Array("eXIf".utf8), let block = try? reader.bytes(at: place + 8, count: min(length, 65_536)) {
                return ExifOrientation.read(block)
            }
            place += 12 + length
        }
        return 1
    }
}
