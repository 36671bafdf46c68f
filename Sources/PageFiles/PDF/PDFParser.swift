/// Reads objects of a PDF from bytes that may be a part of the file.
struct PDFParser {
    /// Why there is no object.
    enum Failure: Error {
        /// The bytes end within it: more of the file may hold the rest.
        case ended
        /// There is none.
        case broken
    }

    private static let mostDepth = 64

    let bytes: [UInt8]
    /// The place of the next byte.
    private(set) var place: Int

    init(_ bytes: [UInt8], at place: Int = 0) {
        self.bytes = bytes
        self.place = max(0, min(place, bytes.count))
    }

    /// The next object.
    mutating func object(depth: Int = 0) throws(Failure) -> PDFObject {
        guard depth < Self.mostDepth else { throw .broken }
        skipBlanks()
        guard place < bytes.count else { throw .ended }
        switch bytes[place] {
        case UInt8(ascii: "/"): return .name(try name())
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "("): return try text()
        case UInt8(ascii: "<"):
            guard place + 1 < bytes.count else { throw .ended }
            return bytes[place + 1] == UInt8(ascii: "<") ? try dictionary(depth: depth) : try hexadecimal()
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try numberOrReference()
        default:
            switch try word() {
            case "true": return .bool(true)
            case "false": return .bool(false)
            case "null": return .null
            default: throw .broken
            }
        }
    }

    /// Whether the next word is this one; it is then passed over.
    mutating func skip(_ expected: String) -> Bool {
        skipBlanks()
        let word = Array(expected.utf8)
        guard bytes[place...].starts(with: word) else { return false }
        place += word.count
        return true
    }

    /// The next whole number, where there is one.
    mutating func wholeNumber() -> Int? {
        skipBlanks()
        let start = place
        var value = 0
        while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]), place - start < 15 {
            value = value * 10 + Int(bytes[place] - UInt8(ascii: "0"))
            place += 1
        }
        return place > start ? value : nil
    }

    /// Passes over the line end behind the word `stream`.
    mutating func skipLineEnd() {
        if place < bytes.count, bytes[place] == 13 { place += 1 }
        if place < bytes.count, bytes[place] == 10 { place += 1 }
    }

    /// Blanks and comments.
    mutating func skipBlanks() {
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%") {
                while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
            } else if Self.isBlank(bytes[place]) {
                place += 1
            } else {
                return
            }
        }
    }

    private mutating func word() throws(Failure) -> String {
        let start = place
        while place < bytes.count, Self.isRegular(bytes[place]), place - start < 128 { place += 1 }
        guard place < bytes.count else { throw .ended }
        guard place > start else { throw .broken }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func name() throws(Failure) -> String {
        place += 1
        var letters: [UInt8] = []
        while place < bytes.count, Self.isRegular(bytes[place]) {
            if bytes[place] == UInt8(ascii: "#"), place + 2 < bytes.count,
                let high = Self.digit(bytes[place + 1]), let low = Self.digit(bytes[place + 2])
            {
                letters.append(high << 4 | low)
                place += 3
            } else {
                letters.append(bytes[place])
                place += 1
            }
        }
        guard place < bytes.count else { throw .ended }
        return String(decoding: letters, as: UTF8.self)
    }

    private mutating func array(depth: Int) throws(Failure) -> PDFObject {
        place += 1
        var members: [PDFObject] = []
        while true {
            skipBlanks()
            guard place < bytes.count else { throw .ended }
            if bytes[place] == UInt8(ascii: "]") {
                place += 1
                return .array(members)
            }
            members.append(try object(depth: depth + 1))
        }
    }

    private mutating func dictionary(depth: Int) throws(Failure) -> PDFObject {
        place += 2
        var members: [String: PDFObject] = [:]
        while true {
            skipBlanks()
            guard place + 1 < bytes.count else { throw .ended }
            if bytes[place] == UInt8(ascii: ">"), bytes[place + 1] == UInt8(ascii: ">") {
                place += 2
                return .dictionary(members)
            }
            guard bytes[place] == UInt8(ascii: "/") else { throw .broken }
            let key = try name()
            members[key] = try object(depth: depth + 1)
        }
    }

    private mutating func text() throws(Failure) -> PDFObject {
        var open = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"): open -= 1
            default: break
            }
            place += 1
            if open == 0 { return .text }
        }
        place = bytes.count
        throw .ended
    }

    private mutating func hexadecimal() throws(Failure) -> PDFObject {
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
        guard place < bytes.count else { throw .ended }
        place += 1
        return .text
    }

    /// `12`, `-0.5`, or `12 0 R`.
    private mutating func numberOrReference() throws(Failure) -> PDFObject {
        let text = try word()
        guard let number = Double(text), number.isFinite else { throw .broken }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), number < 1e9 else {
            return .number(number)
        }
        let behind = place
        if wholeNumber() != nil {
            skipBlanks()
            // Where the bytes end here, what follows could still be the R of a reference.
            guard place < bytes.count else { throw .ended }
            if bytes[place] == UInt8(ascii: "R"), place + 1 >= bytes.count || !Self.isRegular(bytes[place + 1]) {
                place += 1
                return .reference(Int(number))
            }
        } else if place >= bytes.count {
            throw .ended
        }
        place = behind
        return .number(number)
    }

    static func isBlank(_ byte: UInt8) -> Bool { [0, 9, 10, 12, 13, 32].contains(byte) }

    static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            false
        default: !isBlank(byte)
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
