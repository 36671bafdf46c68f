/// A PDF whose objects are read where they are asked for.
struct PDFDocument {
    /// Where an object lies.
    enum Place: Hashable {
        /// At a byte of the file.
        case byte(Int)
        /// In a stream of objects, by the number of the stream.
        case stream(Int)
    }

    /// An object at a byte of the file, and where the data of its stream begin, if it is one.
    struct Indirect {
        let number: Int
        let object: PDFObject
        let data: Int?
    }

    /// The most bytes that all streams together may become.
    private static let mostInflated = 128 << 20
    /// The longest object that is read.
    private static let longestObject = 4 << 20
    /// The most objects that a table may list.
    static let mostObjects = 4_000_000

    var reader: ByteReader
    /// Where each object lies; what was read first is the newest and counts.
    var places: [Int: Place] = [:]
    /// The trailer: where the document begins.
    var trailer: [String: PDFObject] = [:]
    private var streams: [Int: [Int: PDFObject]] = [:]
    private var inflated = 0

    init(_ reader: ByteReader) { self.reader = reader }

    /// What a reference stands for, however many references lead there; null where it leads nowhere.
    mutating func resolve(_ object: PDFObject?) throws(PageProblem) -> PDFObject {
        var found = object ?? .null
        for _ in 0..<16 {
            guard case .reference(let number) = found else { return found }
            found = try self.object(number)
        }
        throw PageProblem("has references that go round in a circle")
    }

    private mutating func object(_ number: Int) throws(PageProblem) -> PDFObject {
        switch places[number] {
        case nil: return .null
        case .byte(let place):
            let found = try indirect(at: place)
            guard found.number == number else {
                throw PageProblem("object \(number) is not where its table says, at byte \(place)")
            }
            return found.object
        case .stream(let holder):
            if let known = streams[holder] { return known[number] ?? .null }
            guard case .byte(let place) = places[holder] else { return .null }
            let objects = try objects(in: indirect(at: place))
            streams[holder] = objects
            return objects[number] ?? .null
        }
    }

    /// The object `N G obj …` at a byte of the file.
    mutating func indirect(at place: Int) throws(PageProblem) -> Indirect {
        var length = 4096
        while true {
            let bytes = try reader.upTo(length, at: place)
            var parser = PDFParser(bytes)
            guard let number = parser.wholeNumber(), parser.wholeNumber() != nil, parser.skip("obj") else {
                throw PageProblem("has no object at byte \(place)")
            }
            do throws(PDFParser.Failure) {
                let object = try parser.object()
                guard parser.skip("stream") else { return Indirect(number: number, object: object, data: nil) }
                parser.skipLineEnd()
                return Indirect(number: number, object: object, data: place + parser.place)
            } catch {
                guard error == .ended, length <= Self.longestObject, place + length < reader.size else {
                    throw PageProblem("object \(number) at byte \(place) is broken")
                }
                length *= 4
            }
        }
    }

    /// The data of a stream, decompressed.
    mutating func data(of stream: Indirect) throws(PageProblem) -> [UInt8] {
        guard let start = stream.data, let members = stream.object.dictionary,
            let length = try resolve(members["Length"]).whole
        else { throw PageProblem("object \(stream.number) is no stream with a length") }
        let raw = try reader.bytes(at: start, count: length)
        var filters: [String] = []
        switch try resolve(members["Filter"]) {
        case .null: return raw
        case .name(let name): filters = [name]
        case .array(let names): for name in names { filters.append(try resolve(name).name ?? "") }
        default: filters = [""]
        }
        if filters.isEmpty { return raw }
        guard filters == ["FlateDecode"] || filters == ["Fl"] else {
            throw PageProblem(
                "object \(stream.number) is stored with \(filters.joined(separator: ", ")); allowed: FlateDecode")
        }
        let bytes = try Inflating.bytes(of: raw)
        inflated += bytes.count
        guard inflated <= Self.mostInflated else {
            throw PageProblem("its streams become more than \(Self.mostInflated >> 20) MiB")
        }
        var parameters = try resolve(members["DecodeParms"])
        if case .array(let list) = parameters { parameters = try resolve(list.first) }
        return try PDFPredictor(parameters.dictionary ?? [:]).undone(bytes)
    }

    /// The objects of a stream of objects, by their numbers.
    mutating func objects(in stream: Indirect) throws(PageProblem) -> [Int: PDFObject] {
        let bytes = try data(of: stream)
        guard let members = stream.object.dictionary, let count = try resolve(members["N"]).whole,
            let first = try resolve(members["First"]).whole, first <= bytes.count, count <= bytes.count
        else { throw PageProblem("object \(stream.number) is no stream of objects") }
        var head = PDFParser(bytes)
        var objects: [Int: PDFObject] = [:]
        for _ in 0..<count {
            guard let number = head.wholeNumber(), let offset = head.wholeNumber(), offset <= bytes.count else { break }
            var parser = PDFParser(bytes, at: first + offset)
            objects[number] = try? parser.object()
        }
        return objects
    }
}
