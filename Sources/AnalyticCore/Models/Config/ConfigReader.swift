/// Reads the fields of a `config.json` and remembers which: what was read is what a model can be asked to change, and what
/// was not read is looked through for what would have mattered.
public struct ConfigReader: Sendable {
    /// One field that a model is made from.
    public struct Field: Hashable, Sendable {
        /// Its name in the file.
        public let name: String
        /// Its value, or the default that takes its place.
        public let value: ConfigValue
        /// Whether the file does not have it.
        public let isDefault: Bool
        /// What it may hold.
        public let kind: Kind
    }

    /// What a field may hold.
    public enum Kind: Hashable, Sendable {
        /// A whole number of a range; none where it may also be null.
        case whole(ClosedRange<Int>, mayBeNone: Bool)
        /// Yes or no.
        case flag
        /// One of some words.
        case word([String])
        /// Anything else: lists, shares, and what is only looked at.
        case other
    }

    /// All fields of the file.
    public let fields: [String: ConfigValue]
    /// Those that were read, in order.
    public private(set) var read: [Field] = []
    /// Those that are known to change nothing here, whatever they would elsewhere.
    private var passed: Set<String> = []

    /// A reader of a file's fields.
    public init(_ fields: [String: ConfigValue]) {
        self.fields = fields
    }

    /// Whether a field has been read or passed over.
    public func hasRead(_ name: String) -> Bool {
        passed.contains(name) || read.contains { $0.name == name }
    }

    /// Passes over fields that published files of a family have and its class does not read.
    public mutating func passOver(_ names: String...) {
        passed.formUnion(names)
    }

    /// A field's value; `otherwise` where the file does not have it.
    private mutating func value(_ name: String, otherwise: ConfigValue, _ kind: Kind = .other) -> ConfigValue {
        let value = fields[name] ?? otherwise
        if !read.contains(where: { $0.name == name }) {
            read.append(Field(name: name, value: value, isDefault: fields[name] == nil, kind: kind))
        }
        return value
    }

    private static func refusal(_ name: String, _ value: ConfigValue, _ allowed: String) -> ConfigRefusal {
        .field(field: name, found: value.written, allowed: allowed)
    }

    /// A size, 1 or more.
    ///
    /// - Parameters:
    ///   - otherwise: The reference's default; nil where the field must be there.
    ///   - most: The largest that is legal.
    public mutating func size(
        _ name: String, otherwise: Int? = nil, most: Int = DecoderModel.largestSize
    ) throws(ConfigRefusal) -> Int {
        guard let size = try size(name, otherwise, in: 1...most, mayBeNone: false) else { throw .missing(field: name) }
        return size
    }

    /// A size, or nil where the file says null or has neither field nor default.
    public mutating func optionalSize(_ name: String, otherwise: Int? = nil) throws(ConfigRefusal) -> Int? {
        try size(name, otherwise, in: 1...DecoderModel.largestSize, mayBeNone: true)
    }

    private mutating func size(
        _ name: String, _ otherwise: Int?, in range: ClosedRange<Int>, mayBeNone: Bool
    ) throws(ConfigRefusal) -> Int? {
        switch value(name, otherwise: otherwise.map(ConfigValue.whole) ?? .null, .whole(range, mayBeNone: mayBeNone)) {
        case .null: return nil
        case .whole(let number) where range.contains(number): return number
        case let found: throw Self.refusal(name, found, "a whole number from 1 to \(range.upperBound)")
        }
    }

    /// A number, 0 or more.
    public mutating func whole(_ name: String, otherwise: Int) throws(ConfigRefusal) -> Int {
        switch value(name, otherwise: .whole(otherwise), .whole(0...DecoderModel.largestSize, mayBeNone: false)) {
        case .null: return otherwise
        case .whole(let number) where (0...DecoderModel.largestSize).contains(number): return number
        case let found: throw Self.refusal(name, found, "a whole number from 0 to \(DecoderModel.largestSize)")
        }
    }

    /// Yes or no.
    public mutating func flag(_ name: String, otherwise: Bool) throws(ConfigRefusal) -> Bool {
        switch value(name, otherwise: .flag(otherwise), .flag) {
        case .null: return otherwise
        case .flag(let flag): return flag
        case let found: throw Self.refusal(name, found, "true or false")
        }
    }

    /// One of some words; null is the default.
    public mutating func word<Meaning>(
        _ name: String, otherwise: String, _ meanings: [String: Meaning], needs: String
    ) throws(ConfigRefusal) -> Meaning {
        let found = value(name, otherwise: .text(otherwise), .word(meanings.keys.sorted()))
        let word: String
        switch found {
        case .null: word = otherwise
        case .text(let text): word = text
        default: throw Self.refusal(name, found, "a text")
        }
        guard let meaning = meanings[word] else {
            throw .notModelled(field: name, found: found.written, needs: needs)
        }
        return meaning
    }

    /// The last of a run of layers; -1, as in the reference, is the model's last.
    public mutating func lastLayer(_ name: String, count: Int) throws(ConfigRefusal) -> Int {
        switch value(name, otherwise: .whole(-1)) {
        case .null, .whole(-1): return count - 1
        case .whole(let number) where (0..<count).contains(number): return number
        case let found: throw Self.refusal(name, found, "-1, or the index of a layer, 0 to \(count - 1)")
        }
    }

    /// A list of words; nil where there is none.
    public mutating func words(_ name: String) throws(ConfigRefusal) -> [String]? {
        switch value(name, otherwise: .null) {
        case .null: return nil
        case .list(let values) where values.count <= DecoderModel.mostLayers:
            return try values.map { value throws(ConfigRefusal) in
                guard case .text(let word) = value else { throw Self.refusal(name, value, "a list of texts") }
                return word
            }
        case let found: throw Self.refusal(name, found, "a list of texts")
        }
    }

    /// A list of numbers; nil where there is none.
    public mutating func numbers(_ name: String) throws(ConfigRefusal) -> [Int]? {
        switch value(name, otherwise: .null) {
        case .null: return nil
        case .list(let values) where values.count <= DecoderModel.mostLayers:
            return try values.map { value throws(ConfigRefusal) in
                guard case .whole(let number) = value else {
                    throw Self.refusal(name, value, "a list of whole numbers")
                }
                return number
            }
        case let found: throw Self.refusal(name, found, "a list of whole numbers")
        }
    }

    /// A share between 0 and 1, also where it stands among the rotary parameters.
    public mutating func share(_ name: String, otherwise: Double) throws(ConfigRefusal) -> Double {
        var value = value(name, otherwise: .null)
        for section in ["rope_parameters", "rope_scaling"] where value == .null {
            if case .object(let members)? = fields[section], let found = members[name] { value = found }
        }
        let share: Double
        switch value {
        case .null: share = otherwise
        case .whole(let number): share = Double(number)
        case .decimal(let number): share = number
        default: share = -1
        }
        guard (0...1).contains(share) else { throw Self.refusal(name, value, "a number from 0 to 1") }
        return share
    }

    /// Whether a field that may hold any number has one.
    public mutating func isGiven(_ name: String, otherwise: Bool = false) -> Bool {
        value(name, otherwise: otherwise ? .flag(true) : .null) != .null
    }

    /// A field that chooses a structure of which only one is modelled.
    public mutating func require(
        _ name: String, _ wanted: ConfigValue, needs: String
    ) throws(ConfigRefusal) {
        let found = value(name, otherwise: wanted)
        if found != wanted, found != .null {
            throw .notModelled(field: name, found: found.written, needs: needs)
        }
    }
}
