extension Decoder {
    /// What can be changed of a decoder: the request, what runs it, and the fields that it was made from.
    static func parameters(of reading: DecoderReading) -> ParameterList {
        let model = reading.model
        let experts = model.hasExperts
        let shared =
            ParameterCatalogue.request + [ParameterCatalogue.modelChoice, ParameterCatalogue.engineChoice]
            + ParameterCatalogue.execution + (model.hasTwoForms ? [ParameterCatalogue.form] : [])
            + (experts ? ParameterCatalogue.routing : []) + ParameterCatalogue.logits
        let widths =
            ParameterCatalogue.widths + ParameterCatalogue.attentionWidths
            + (experts ? ParameterCatalogue.expertWidths : []) + ParameterCatalogue.otherWidths
            + ParameterCatalogue.numberWidths
        let engine = ParameterCatalogue.engine.filter { !$0.id.hasPrefix("engine.image_") }
        return ParameterList(
            shared + widths + engine + ParameterCatalogue.machine + reading.fields.compactMap(parameter))
    }

    /// A field as a parameter; nil for one that no value of its kind can be typed for.
    private static func parameter(_ field: ConfigReader.Field) -> Parameter? {
        let note = DecoderFieldNote.of(field.name)
        let name = field.name
        let kind: ParameterKind
        switch field.kind {
        case .whole(let range, let mayBeNone):
            kind = .whole(
                \Scenario.[size: name], (mayBeNone ? 0 : range.lowerBound)...range.upperBound, note.step)
        case .flag: kind = .flag(\Scenario.[flag: name])
        case .word(let words) where words.count > 1:
            kind = .choice(
                options: words,
                read: { scenario in
                    if case .text(let word)? = scenario.decoder?.value(of: name) { word } else { words[0] }
                },
                write: { $0.setField(name, .text($1)) })
        case .word, .other: return nil
        }
        return Parameter(
            name, note.label, symbol: note.symbol, unit: note.unit, in: .architecture, kind, config: nil,
            help: note.help)
    }
}

extension Scenario {
    /// The decoder, where the model is one.
    public var decoder: Decoder? {
        if case .decoder(let decoder) = model { decoder } else { nil }
    }

    fileprivate mutating func setField(_ name: String, _ value: ConfigValue) {
        guard case .decoder(var decoder) = model else { return }
        decoder.set(name, value)
        model = .decoder(decoder)
    }

    /// A size of the decoder's file; 0 where it has none.
    subscript(size name: String) -> Int {
        get { if case .whole(let size)? = decoder?.value(of: name) { size } else { 0 } }
        set {
            let isNone = newValue == 0 && decoder?.mayBeNone(name) == true
            setField(name, isNone ? .null : .whole(newValue))
        }
    }

    /// A yes or no of the decoder's file.
    subscript(flag name: String) -> Bool {
        get { decoder?.value(of: name) == .flag(true) }
        set { setField(name, .flag(newValue)) }
    }
}

extension Decoder {
    /// Whether a field may be none.
    fileprivate func mayBeNone(_ name: String) -> Bool {
        guard case .whole(_, let mayBeNone)? = source.reading.fields.first(where: { $0.name == name })?.kind else {
            return false
        }
        return mayBeNone
    }
}
