/// What a PDF is made of. Texts are passed over: no page size is one.
indirect enum PDFObject: Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case name(String)
    case text
    case array([PDFObject])
    case dictionary([String: PDFObject])
    case reference(Int)

    var number: Double? {
        if case .number(let value) = self { value } else { nil }
    }

    /// A whole number that can count things or be a place in a file.
    var whole: Int? {
        guard let number, number == number.rounded(), (0...1e15).contains(number) else { return nil }
        return Int(number)
    }

    var name: String? {
        if case .name(let name) = self { name } else { nil }
    }

    var dictionary: [String: PDFObject]? {
        if case .dictionary(let members) = self { members } else { nil }
    }
}
