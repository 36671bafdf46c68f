import AnalyticCore

/// The orientation in an EXIF block, 1 to 8.
///
/// DeepSeek-OCR's `load_image` turns a picture by it before anything else (`ImageOps.exif_transpose`), so width and
/// height are those of the turned picture.
enum ExifOrientation {
    /// 1, upright, where the block states none or is broken.
    static func read(_ block: [UInt8]) -> Int {
        let mark = Array("Exif".utf8) + [0, 0]
        var reader = ByteReader(block.starts(with: mark) ? Array(block.dropFirst(mark.count)) : block)
        guard let layout = try? TIFFLayout(&reader),
            let directory = try? TIFFDirectory(&reader, layout, at: layout.first)
        else { return 1 }
        return directory.orientation
    }
}

extension PageSize {
    /// The page as a viewer shows it: an orientation of 5 to 8 lies on its side.
    func turned(by orientation: Int) -> PageSize {
        (5...8).contains(orientation) ? PageSize(width: height, height: width) : self
    }
}
