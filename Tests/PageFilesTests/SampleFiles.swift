/// Tiny files, made byte by byte.
enum SampleFiles {
    static func big(_ value: Int, _ count: Int) -> [UInt8] { little(value, count).reversed() }

    static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func number(_ value: Int, _ count: Int, isLittle: Bool) -> [UInt8] {
        isLittle ? little(value, count) : big(value, count)
    }

    /// A TIFF of classic or big layout; one directory for each page, with an orientation and a subfile type.
    static func tiff(
        _ pages: [(width: Int, height: Int, orientation: Int, subfile: Int)], isLittle: Bool = true, isBig: Bool = false
    ) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] { Self.number(value, count, isLittle: isLittle) }
        let place = isBig ? 8 : 4
        var bytes: [UInt8] = isLittle ? [0x49, 0x49] : [0x4D, 0x4D]
        bytes += number(isBig ? 43 : 42, 2)
        if isBig { bytes += number(8, 2) + number(0, 2) }
        bytes += number(bytes.count + place, place)
        for (index, page) in pages.enumerated() {
            var entries: [[UInt8]] = []
            func add(_ tag: Int, _ kind: Int, _ size: Int, _ value: Int) {
                entries.append(
                    number(tag, 2) + number(kind, 2) + number(1, place) + number(value, size)
                        + [UInt8](repeating: 0, count: place - size))
            }
            add(254, 4, 4, page.subfile)
            add(256, 4, 4, page.width)
            add(257, 3, 2, page.height)
            add(274, 3, 2, page.orientation)
            bytes += number(entries.count, isBig ? 8 : 2) + entries.flatMap { $0 }
            bytes += number(index + 1 < pages.count ? bytes.count + place : 0, place)
        }
        return bytes
    }

    static func exif(_ orientation: Int) -> [UInt8] {
        tiff([(1, 1, orientation, 0)], isLittle: orientation % 2 == 0)
    }

    static func png(_ width: Int, _ height: Int, orientation: Int? = nil) -> [UInt8] {
        func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
            big(data.count, 4) + Array(name.utf8) + data + [0, 0, 0, 0]
        }
        let exif = orientation.map { chunk("eXIf", Self.exif($0)) } ?? []
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]) + exif + chunk("IDAT", [1, 2, 3])
            + chunk("IEND", [])
    }

    static func jpeg(_ width: Int, _ height: Int, frame: UInt8 = 0xC0, orientation: Int? = nil) -> [UInt8] {
        func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] { [0xFF, marker] + big(data.count + 2, 2) + data }
        let exif = orientation.map { segment(0xE1, Array("Exif".utf8) + [0, 0] + Self.exif($0)) } ?? []
        return [0xFF, 0xD8] + segment(0xE0, Array("JFIF".utf8)) + exif + segment(0xC4, [0]) + [0xFF]
            + segment(frame, [8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0]) + [0xFF, 0xD9]
    }

    static func webp(_ kind: String, _ data: [UInt8], then more: [UInt8] = []) -> [UInt8] {
        let chunk = Array(kind.utf8) + little(data.count, 4) + data + more
        return Array("RIFF".utf8) + little(chunk.count + 4, 4) + Array("WEBP".utf8) + chunk
    }

    static func webpLossy(_ width: Int, _ height: Int) -> [UInt8] {
        webp("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A] + little(width | 1 << 14, 2) + little(height, 2))
    }

    static func webpLossless(_ width: Int, _ height: Int) -> [UInt8] {
        webp("VP8L", [0x2F] + little((width - 1) | (height - 1) << 14, 4))
    }

    static func webpExtended(_ width: Int, _ height: Int, orientation: Int? = nil) -> [UInt8] {
        let exif = orientation.map { Array("EXIF".utf8) + little(Self.exif($0).count, 4) + Self.exif($0) } ?? []
        return webp(
            "VP8X", [orientation == nil ? 0 : 0x08, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3), then: exif)
    }

    static func gif(_ width: Int, _ height: Int) -> [UInt8] {
        Array("GIF89a".utf8) + little(width, 2) + little(height, 2) + [0, 0, 0]
    }

    static func bmp(_ width: Int, _ height: Int, header: Int = 40) -> [UInt8] {
        let side = header == 12 ? 2 : 4
        return Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + little(header, 4) + little(width, side)
            + little(height, side) + [UInt8](repeating: 0, count: header - 4 - 2 * side)
    }
}
