import AnalyticCore

/// The sizes of a PDF's pages as the pictures that a renderer makes of them.
///
/// It follows MuPDF, which DeepSeek-OCR's own script renders with: the media box cut by the crop box, turned by `Rotate`,
/// times `UserUnit`; a side is rounded up to whole pixels, less a thousandth for what binary fractions add.
enum PDFPages {
    /// What a page has where it states no box: US Letter, points.
    private static let letter = [0.0, 0, 612, 792]
    private static let mostDepth = 256

    static func sizes(_ reader: inout ByteReader, dpi: Double) throws(PageProblem) -> [PageSize] {
        var document = PDFDocument(reader)
        do throws(PageProblem) {
            try document.readTables()
            return try pages(of: &document, dpi: dpi)
        } catch  where !document.isEncrypted {
            // Tables that do not lead to the pages may be broken while the objects are there.
            var repaired = PDFDocument(reader)
            guard (try? repaired.findObjects()) != nil else { throw error }
            return try pages(of: &repaired, dpi: dpi)
        }
    }

    private static func pages(of document: inout PDFDocument, dpi: Double) throws(PageProblem) -> [PageSize] {
        if document.isEncrypted {
            let method = try? document.resolve(document.trailer["Encrypt"]).dictionary?["Filter"]?.name
            throw PageProblem(
                "is encrypted (\(method ?? "by an unknown method")); allowed: a file without encryption, as `qpdf --decrypt` writes it"
            )
        }
        guard let root = try document.resolve(document.trailer["Root"]).dictionary else {
            throw PageProblem("has no catalogue (Root)")
        }
        guard let top = root["Pages"], top != .null else { throw PageProblem("its catalogue names no pages") }
        var walk = Walk(dpi: dpi)
        try walk.visit(top, Inherited(), depth: 0, &document)
        guard !walk.sizes.isEmpty else { throw PageProblem("holds no page") }
        return walk.sizes
    }

    /// What a page has from the nodes above it.
    private struct Inherited {
        var media: PDFObject?
        var crop: PDFObject?
        var rotation: PDFObject?
    }

    private struct Walk {
        let dpi: Double
        var sizes: [PageSize] = []
        var seen: Set<Int> = []

        mutating func visit(
            _ object: PDFObject, _ above: Inherited, depth: Int, _ document: inout PDFDocument
        ) throws(PageProblem) {
            guard depth < mostDepth else { throw PageProblem("its pages lie more than \(mostDepth) levels deep") }
            if case .reference(let number) = object, !seen.insert(number).inserted {
                throw PageProblem("its pages go round in a circle at object \(number)")
            }
            guard let node = try document.resolve(object).dictionary else { return }
            var inherited = above
            if let media = node["MediaBox"] { inherited.media = media }
            if let crop = node["CropBox"] { inherited.crop = crop }
            if let rotation = node["Rotate"] { inherited.rotation = rotation }
            guard case .array(let kids) = try document.resolve(node["Kids"]) else {
                guard node["Type"]?.name != "Pages" else { return }
                guard sizes.count < PageFile.mostPages else {
                    throw PageProblem("has more than \(PageFile.mostPages) pages")
                }
                sizes.append(try size(of: node, inherited, &document))
                return
            }
            for kid in kids { try visit(kid, inherited, depth: depth + 1, &document) }
        }

        private func size(
            of page: [String: PDFObject], _ inherited: Inherited, _ document: inout PDFDocument
        ) throws(PageProblem) -> PageSize {
            var box = try PDFPages.box(inherited.media, &document) ?? letter
            if let crop = try PDFPages.box(inherited.crop, &document) {
                let cut = [
                    max(box[0], crop[0]), max(box[1], crop[1]), min(box[2], crop[2]), min(box[3], crop[3]),
                ]
                if cut[0] < cut[2], cut[1] < cut[3] { box = cut }
            }
            let unit = try document.resolve(page["UserUnit"]).number ?? 1
            let scale = (unit > 0 ? unit : 1) * dpi / 72
            let turns = (try document.resolve(inherited.rotation).number ?? 0) / 90
            let isOnSide = turns.isFinite && abs(turns.rounded().remainder(dividingBy: 2)) == 1
            let width = try pixels((box[2] - box[0]) * scale)
            let height = try pixels((box[3] - box[1]) * scale)
            return isOnSide ? PageSize(width: height, height: width) : PageSize(width: width, height: height)
        }

        private func pixels(_ side: Double) throws(PageProblem) -> Int {
            guard side.isFinite, side < 1e9 else {
                throw PageProblem("page \(sizes.count + 1) would be \(side) pixels long; lower --dpi")
            }
            return max(1, Int((side - 0.001).rounded(.up)))
        }
    }

    /// A box with its corners in order; nil where there is none, or nothing in it.
    private static func box(_ object: PDFObject?, _ document: inout PDFDocument) throws(PageProblem) -> [Double]? {
        guard case .array(let members) = try document.resolve(object), members.count == 4 else { return nil }
        var sides: [Double] = []
        for member in members {
            guard let side = try document.resolve(member).number else { return nil }
            sides.append(side)
        }
        let box = [
            min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]), max(sides[1], sides[3]),
        ]
        return box[0] < box[2] && box[1] < box[3] ? box : nil
    }
}

extension PDFDocument {
    /// Whether its contents are encrypted.
    fileprivate var isEncrypted: Bool { trailer["Encrypt"].map { $0 != .null } ?? false }
}
