/// A decoder that its `config.json` describes, and what was changed of it.
public struct Decoder: Hashable, Sendable {
    /// What stays of a decoder whatever is changed: its file.
    final class Source: Sendable {
        let card: ModelCard
        let fields: [String: ConfigValue]
        let reading: DecoderReading
        let parameters: ParameterList

        init(card: ModelCard, fields: [String: ConfigValue], reading: DecoderReading) {
            self.card = card
            self.fields = fields
            self.reading = reading
            parameters = Decoder.parameters(of: reading)
        }
    }

    let source: Source
    /// Fields that differ from the file's.
    private(set) var changed: [String: ConfigValue] = [:]
    /// What the fields describe; where they describe nothing, what the last good ones did.
    public private(set) var reading: DecoderReading {
        didSet { facts = ModelFacts(reading.model) }
    }
    /// What follows from the reading; every evaluation asks for it.
    public private(set) var facts: ModelFacts
    /// Why the fields describe nothing; nil where they do.
    private(set) var refusal: ConfigRefusal?

    /// The decoder of a `config.json`.
    ///
    /// - Throws: `ConfigRefusal` where the file asks for what is not modelled.
    public init(card: ModelCard, fields: [String: ConfigValue]) throws(ConfigRefusal) {
        let reading = try DecoderReading(fields)
        source = Source(card: card, fields: fields, reading: reading)
        self.reading = reading
        facts = ModelFacts(reading.model)
    }

    private init(_ source: Source) {
        self.source = source
        reading = source.reading
        facts = ModelFacts(source.reading.model)
    }

    /// The decoder as its file has it.
    public var released: Decoder { Decoder(source) }

    /// The value of a field that the decoder was made from, or the default in its place.
    func value(of field: String) -> ConfigValue {
        changed[field] ?? source.reading.fields.first { $0.name == field }?.value ?? .null
    }

    /// Changes a field and reads the decoder anew. Lists with a value for each layer follow the number of layers: they go on
    /// as they began.
    mutating func set(_ field: String, _ value: ConfigValue) {
        guard value != self.value(of: field) else { return }
        changed[field] = value
        if field == "num_hidden_layers", case .whole(let layers) = value { followLayers(layers) }
        if source.fields[field] == value || source.fields[field] == nil && value == .null { changed[field] = nil }
        do throws(ConfigRefusal) {
            reading = try DecoderReading(source.fields.merging(changed) { $1 })
            refusal = nil
        } catch {
            refusal = error
        }
    }

    private mutating func followLayers(_ layers: Int) {
        guard case .whole(let before)? = source.fields["num_hidden_layers"], before > 0 else { return }
        for (name, value) in source.fields {
            guard case .list(let values) = value, values.count == before else { continue }
            changed[name] =
                layers == before ? nil : .list((0..<min(layers, DecoderModel.mostLayers)).map { values[$0 % before] })
        }
    }

    /// Whether two are the same file, changed alike.
    public static func == (left: Decoder, right: Decoder) -> Bool {
        left.changed == right.changed && left.refusal == right.refusal
            && (left.source === right.source
                || left.source.card == right.source.card && left.source.fields == right.source.fields)
    }

    /// Hashes name and changes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(source.card)
        hasher.combine(changed)
    }
}
