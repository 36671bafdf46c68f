/// A `config.json` as a decoder: the model, and what became of the file's fields.
public struct DecoderReading: Sendable {
    /// The family that it was read as.
    public let architecture: DecoderArchitecture
    /// The name that the file gives it.
    public let className: String
    /// The model.
    public let model: DecoderModel
    /// The fields that it was made from, in the order in which they were read.
    public let fields: [ConfigReader.Field]
    /// Fields of the file that nothing is known of; they were taken to change no cost.
    public let ignored: [String]

    /// Reads the fields of a `config.json`.
    ///
    /// - Throws: `ConfigRefusal` for an architecture that is not modelled, a field that asks for what is not, and one that is
    ///   missing or out of range.
    public init(_ fields: [String: ConfigValue]) throws(ConfigRefusal) {
        let (architecture, name) = try DecoderArchitecture.named(in: fields)
        var reader = ConfigReader(fields)
        let model = try architecture.read(&reader)
        ignored = try FieldPolicy.check(reader)
        try model.validate()
        self.architecture = architecture
        className = name
        self.model = model
        self.fields = reader.read
    }
}

extension DecoderArchitecture {
    /// The family that a file names, by its class or, where it has none, by its `model_type`; and that name.
    static func named(
        in fields: [String: ConfigValue]
    ) throws(ConfigRefusal) -> (architecture: DecoderArchitecture, name: String) {
        let type = try text(of: fields["model_type"], "model_type")
        guard let name = try className(fields["architectures"]) else {
            guard let type else { throw .unnamed }
            guard let found = all.first(where: { $0.types.contains(type) }) else {
                throw Unmodelled.refusal(of: type, in: fields)
            }
            return (found, found.classes[0])
        }
        guard let found = all.first(where: { $0.classes.contains(name) }) else {
            throw Unmodelled.refusal(of: name, in: fields)
        }
        if let type, !found.types.contains(type) {
            throw .disagreement(architecture: name, type: type, allowed: found.types)
        }
        return (found, name)
    }

    private static func className(_ value: ConfigValue?) throws(ConfigRefusal) -> String? {
        switch value {
        case nil, .null?: return nil
        case .list(let names)? where names.count == 1: return try text(of: names[0], "architectures")
        case .list(let names)? where names.isEmpty: return nil
        case let found?:
            throw .field(field: "architectures", found: found.written, allowed: "a list of one class name")
        }
    }

    private static func text(of value: ConfigValue?, _ field: String) throws(ConfigRefusal) -> String? {
        switch value {
        case nil, .null?: return nil
        case .text(let text)?: return text
        case let found?: throw .field(field: field, found: found.written, allowed: "a text")
        }
    }
}
