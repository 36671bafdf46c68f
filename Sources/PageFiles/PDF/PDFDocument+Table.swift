/// The tables that say where objects lie: as text, as streams, or both in one file.
extension PDFDocument {
    private static let mostSections = 1024

    /// Reads every table, from the newest back to the first.
    mutating func readTables() throws(PageProblem) {
        var waiting = [try startOfTables()]
        var seen: Set<Int> = []
        while let place = waiting.popLast() {
            guard seen.insert(place).inserted else { continue }
            guard seen.count <= Self.mostSections else {
                throw PageProblem("has more than \(Self.mostSections) tables of objects")
            }
            let head = try reader.upTo(64, at: place)
            var parser = PDFParser(head)
            let section = parser.skip("xref") ? try readTable(at: place + parser.place) : try readStream(at: place)
            trailer.merge(section) { newer, _ in newer }
            // A file for old and new readers keeps its compressed objects in a stream beside the table; it counts before
            // the older tables.
            if let previous = section["Prev"]?.whole { waiting.append(previous) }
            if let hybrid = section["XRefStm"]?.whole { waiting.append(hybrid) }
        }
    }

    /// The place behind the last `startxref`.
    private mutating func startOfTables() throws(PageProblem) -> Int {
        let count = min(2048, reader.size)
        let tail = try reader.bytes(at: reader.size - count, count: count)
        let word = Array("startxref".utf8)
        guard let found = tail.ranges(of: word).last else { throw PageProblem("has no startxref at its end") }
        var parser = PDFParser(tail, at: found.upperBound)
        guard let place = parser.wholeNumber(), place < reader.size else {
            throw PageProblem("its startxref points nowhere")
        }
        return place
    }

    /// A table of lines of twenty bytes; returns its trailer.
    private mutating func readTable(at start: Int) throws(PageProblem) -> [String: PDFObject] {
        var place = start
        while true {
            var parser = PDFParser(try reader.upTo(256, at: place))
            if parser.skip("trailer") { return try trailer(at: place + parser.place) }
            guard let first = parser.wholeNumber(), let count = parser.wholeNumber() else {
                throw PageProblem("its table of objects is broken at byte \(place)")
            }
            parser.skipBlanks()
            place += parser.place
            guard places.count + count <= Self.mostObjects else {
                throw PageProblem("lists more than \(Self.mostObjects) objects")
            }
            let lines = try reader.bytes(at: place, count: 20 * count)
            for index in 0..<count {
                var line = PDFParser(Array(lines[(20 * index)..<(20 * index + 20)]))
                guard let byte = line.wholeNumber(), line.wholeNumber() != nil else {
                    throw PageProblem("its table of objects is broken at byte \(place + 20 * index)")
                }
                if line.skip("n"), places[first + index] == nil { places[first + index] = .byte(byte) }
            }
            place += 20 * count
        }
    }

    private mutating func trailer(at place: Int) throws(PageProblem) -> [String: PDFObject] {
        var parser = PDFParser(try reader.upTo(65_536, at: place))
        guard case .dictionary(let members)? = try? parser.object() else {
            throw PageProblem("its trailer at byte \(place) is broken")
        }
        return members
    }

    /// A table that is a stream; returns its dictionary, which is a trailer at once.
    private mutating func readStream(at place: Int) throws(PageProblem) -> [String: PDFObject] {
        let stream = try indirect(at: place)
        guard let members = stream.object.dictionary, members["Type"]?.name == "XRef",
            case .array(let sizes)? = members["W"], sizes.count == 3
        else { throw PageProblem("has no table of objects at byte \(place)") }
        let widths = sizes.map { $0.whole ?? -1 }
        guard widths.allSatisfy({ (0...8).contains($0) }), widths[1] > 0 else {
            throw PageProblem("its table of objects has columns of \(widths) bytes; allowed: 0 to 8")
        }
        let row = widths.reduce(0, +)
        let bytes = try data(of: stream)
        var ranges = [0, members["Size"]?.whole ?? 0]
        if case .array(let index)? = members["Index"] { ranges = index.map { $0.whole ?? 0 } }
        var start = 0
        for pair in stride(from: 0, to: ranges.count - 1, by: 2) {
            for number in 0..<min(ranges[pair + 1], bytes.count / row) where start + row <= bytes.count {
                guard places.count < Self.mostObjects else {
                    throw PageProblem("lists more than \(Self.mostObjects) objects")
                }
                var column = start
                let values = widths.map { width -> UInt64 in
                    defer { column += width }
                    return bytes[column..<(column + width)].reduce(0) { $0 << 8 | UInt64($1) }
                }
                start += row
                let object = ranges[pair] + number
                guard places[object] == nil, values[1] < 1 << 53 else { continue }
                switch widths[0] == 0 ? 1 : values[0] {
                case 1: places[object] = .byte(Int(values[1]))
                case 2: places[object] = .stream(Int(values[1]))
                default: break
                }
            }
        }
        return members
    }
}
