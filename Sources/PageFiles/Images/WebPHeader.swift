import AnalyticCore

/// A WebP: lossy (`VP8 `), lossless (`VP8L`) or extended (`VP8X`), whose canvas counts and which may state an orientation.
enum WebPHeader {
    static func size(_ reader: inout ByteReader) throws(PageProblem) -> PageSize {
        let kind = try reader.bytes(at: 12, count: 4)
        switch String(decoding: kind, as: UTF8.self) {
        case "VP8 ":
            let tag = try reader.bytes(at: 20, count: 10)
            guard tag[0] & 1 == 0, tag[3...5].elementsEqual([0x9D, 0x01, 0x2A]) else {
                throw PageProblem("its picture does not begin with a key frame")
            }
            return try .checked(
                width: reader.whole(at: 26, bytes: 2, isLittle: true) & 0x3FFF,
                height: reader.whole(at: 28, bytes: 2, isLittle: true) & 0x3FFF)
        case "VP8L":
            guard try reader.bytes(at: 20, count: 1) == [0x2F] else {
                throw PageProblem("its lossless picture has no signature")
            }
            let bits = try reader.whole(at: 21, bytes: 4, isLittle: true)
            return PageSize(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
        case "VP8X":
            let flags = try reader.bytes(at: 20, count: 1)[0]
            let size = PageSize(
                width: try reader.whole(at: 24, bytes: 3, isLittle: true) + 1,
                height: try reader.whole(at: 27, bytes: 3, isLittle: true) + 1)
            return flags & 0x08 == 0 ? size : size.turned(by: orientation(&reader))
        default:
            throw PageProblem("its first chunk is none of VP8, VP8L and VP8X")
        }
    }

    /// 1 where no chunk states it.
    private static func orientation(_ reader: inout ByteReader) -> Int {
        var place = 12
        for _ in 0..<1000 {
            guard let kind = try? reader.bytes(at: place, count: 4),
                let length = try? reader.whole(at: place + 4, bytes: 4, isLittle: true)
            else { return 1 }
            if kind == Array("EXIF".utf8), let block = try? reader.bytes(at: place + 8, count: min(length, 65_536)) {
                return ExifOrientation.read(block)
            }
            // Chunks begin at even places.
            place += 8 + length + length % 2
        }
        return 1
    }
}
