import AnalyticCore

/// A TIFF, of either byte order, classic or big: the size of each page. Reduced copies and masks are no pages.
enum TIFFHeader {
    static func sizes(_ reader: inout ByteReader) throws(PageProblem) -> [PageSize] {
        let layout = try TIFFLayout(&reader)
        var pages: [PageSize] = []
        var seen: Set<Int> = []
        var place = layout.first
        while place != 0 {
            guard seen.insert(place).inserted else {
                throw PageProblem("its directories go round in a circle at byte \(place)")
            }
            guard seen.count <= PageFile.mostPages else {
                throw PageProblem("has more than \(PageFile.mostPages) directories")
            }
            let directory = try TIFFDirectory(&reader, layout, at: place)
            if !directory.isCopyOrMask {
                guard let width = directory.width, let height = directory.height else {
                    throw PageProblem("the directory at byte \(place) states no width or no height")
                }
                pages.append(try PageSize.checked(width: width, height: height).turned(by: directory.orientation))
            }
            place = directory.next
        }
        guard !pages.isEmpty else { throw PageProblem("holds no page") }
        return pages
    }
}

/// How numbers are laid out in a TIFF, and where its first directory lies.
struct TIFFLayout {
    let isLittle: Bool
    /// Whether places have eight bytes.
    let isBig: Bool
    /// The place of the first directory.
    let first: Int

    init(_ reader: inout ByteReader) throws(PageProblem) {
        let order = try reader.bytes(at: 0, count: 2)
        guard order == [0x49, 0x49] || order == [0x4D, 0x4D] else {
            throw PageProblem("its byte order is neither II nor MM")
        }
        isLittle = order == [0x49, 0x49]
        let kind = try reader.whole(at: 2, bytes: 2, isLittle: isLittle)
        switch kind {
        case 42:
            isBig = false
            first = try reader.whole(at: 4, bytes: 4, isLittle: isLittle)
        case 43:
            isBig = true
            let bytes = try reader.whole(at: 4, bytes: 2, isLittle: isLittle)
            guard bytes == 8 else { throw PageProblem("has places of \(bytes) bytes; allowed: 8") }
            first = try reader.whole(at: 8, bytes: 8, isLittle: isLittle)
        default: throw PageProblem("its version is \(kind); allowed: 42, or 43 for BigTIFF")
        }
    }
}

/// What one directory of a TIFF says of its page.
struct TIFFDirectory {
    private(set) var width: Int?
    private(set) var height: Int?
    /// 1 where none is stated.
    private(set) var orientation = 1
    /// Whether it holds a smaller copy of another page, or a mask for one.
    private(set) var isCopyOrMask = false
    /// The place of the next one; 0 for none.
    let next: Int

    init(_ reader: inout ByteReader, _ layout: TIFFLayout, at place: Int) throws(PageProblem) {
        let (countBytes, entryBytes, placeBytes) = layout.isBig ? (8, 20, 8) : (2, 12, 4)
        let count = try reader.whole(at: place, bytes: countBytes, isLittle: layout.isLittle)
        guard count <= 65_535 else { throw PageProblem("the directory at byte \(place) has \(count) entries") }
        let start = place + countBytes
        for index in 0..<count {
            let entry = start + index * entryBytes
            let tag = try reader.whole(at: entry, bytes: 2, isLittle: layout.isLittle)
            guard [254, 256, 257, 274].contains(tag) else { continue }
            let kind = try reader.whole(at: entry + 2, bytes: 2, isLittle: layout.isLittle)
            // Byte, short, long, and the long of BigTIFF; one number stands in the entry itself.
            guard let bytes = [1: 1, 3: 2, 4: 4, 16: 8][kind], bytes <= placeBytes else { continue }
            let value = try reader.whole(
                at: entry + 4 + placeBytes, bytes: bytes, isLittle: layout.isLittle)
            switch tag {
            case 254: isCopyOrMask = value & 0b101 != 0
            case 256: width = value
            case 257: height = value
            default: orientation = (1...8).contains(value) ? value : 1
            }
        }
        next = try reader.whole(at: start + count * entryBytes, bytes: placeBytes, isLittle: layout.isLittle)
    }
}
