/// Files whose tables are broken: their objects are looked for in the whole file, as other readers do.
extension PDFDocument {
    /// The longest file that is searched through.
    private static let longest = ByteReader.budget / 2

    /// Finds every object again.
    mutating func findObjects() throws(PageProblem) {
        guard reader.size <= Self.longest else {
            throw PageProblem("its tables of objects are broken, and it is too long to search for them")
        }
        let bytes = try reader.bytes(at: 0, count: reader.size)
        (places, trailer) = ([:], [:])
        for place in Self.starts(in: bytes) {
            var parser = PDFParser(bytes, at: place)
            guard let number = parser.wholeNumber(), parser.wholeNumber() != nil, parser.skip("obj") else { continue }
            // Of two with one number, the later was written later.
            places[number] = .byte(place)
            guard places.count <= Self.mostObjects else { break }
        }
        for range in bytes.ranges(of: Array("trailer".utf8)) {
            var parser = PDFParser(bytes, at: range.upperBound)
            if case .dictionary(let members)? = try? parser.object() { trailer.merge(members) { _, later in later } }
        }
        for (number, place) in places.sorted(by: { $0.key < $1.key }) {
            guard case .byte(let start) = place, let found = try? indirect(at: start),
                let members = found.object.dictionary
            else { continue }
            switch members["Type"]?.name {
            case "Catalog": if trailer["Root"] == nil { trailer["Root"] = .reference(number) }
            case "XRef": trailer.merge(members) { earlier, _ in earlier }
            case "ObjStm":
                for inner in ((try? objects(in: found)) ?? [:]).keys where places[inner] == nil {
                    places[inner] = .stream(number)
                }
            default: break
            }
        }
    }

    /// Where `N G obj` begins, for every such word.
    private static func starts(in bytes: [UInt8]) -> [Int] {
        bytes.ranges(of: Array("obj".utf8)).compactMap { range in
            var place = range.lowerBound
            for _ in 0..<2 {
                let blanks = place
                while place > 0, PDFParser.isBlank(bytes[place - 1]) { place -= 1 }
                guard place < blanks else { return nil }
                let digits = place
                while place > 0, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place - 1]) { place -= 1 }
                guard place < digits else { return nil }
            }
            return place
        }
    }
}
