import AnalyticCore

/// A JPEG: segments up to the frame header, of whichever coding: baseline, progressive, lossless, arithmetic.
enum JPEGHeader {
    /// More fill bytes than this between two segments are no picture.
    private static let mostFill = 65_536

    static func size(_ reader: inout ByteReader) throws(PageProblem) -> PageSize {
        var place = 2
        var orientation = 1
        while true {
            let marker = try marker(&reader, &place)
            switch marker {
            case 0x01, 0xD0...0xD7: continue
            case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
                let height = try reader.whole(at: place + 3, bytes: 2, isLittle: false)
                let width = try reader.whole(at: place + 5, bytes: 2, isLittle: false)
                guard height > 0 || width == 0 else {
                    throw PageProblem("states its height only behind the picture (DNL), which is not read")
                }
                return try PageSize.checked(width: width, height: height).turned(by: orientation)
            case 0xD9: throw PageProblem("ends without a frame header (SOF)")
            case 0xDA: throw PageProblem("has picture data before a frame header (SOF)")
            default: break
            }
            let length = try reader.whole(at: place, bytes: 2, isLittle: false)
            guard length >= 2 else { throw PageProblem("has a segment of \(length) bytes at byte \(place)") }
            if marker == 0xE1, orientation == 1 {
                let block = try reader.upTo(length - 2, at: place + 2)
                if block.starts(with: Array("Exif".utf8)) { orientation = ExifOrientation.read(block) }
            }
            place += length
        }
    }

    /// The next marker; `place` is then behind it.
    private static func marker(_ reader: inout ByteReader, _ place: inout Int) throws(PageProblem) -> UInt8 {
        guard try reader.bytes(at: place, count: 1) == [0xFF] else {
            throw PageProblem("has no marker where a segment ends, at byte \(place)")
        }
        for _ in 0..<mostFill {
            place += 1
            let byte = try reader.bytes(at: place, count: 1)[0]
            if byte != 0xFF {
                place += 1
                return byte
            }
        }
        throw PageProblem("has more than \(mostFill) fill bytes before byte \(place)")
    }
}
