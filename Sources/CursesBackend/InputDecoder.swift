import TerminalKit

/// Turns raw input into events: control characters, Alt chords, sequences the screen library does not know, pastes and
/// the mouse. It keeps what is unfinished, a paste or a held button, from one call to the next.
struct InputDecoder {
    private var paste: [Unicode.Scalar]?
    private var heldButton = 0
    /// Input looked at and left for the next event.
    private var putBack: RawInput?

    /// The most text one paste may carry, in Unicode scalars; what follows is dropped.
    static let longestPaste = 1 << 20

    /// True between the beginning and the end of a paste.
    var isPasting: Bool { paste != nil }

    /// The next event in what has arrived; nil when all is read.
    mutating func next(from source: inout some InputSource) -> Event? {
        while let input = putBack ?? source.next() {
            putBack = nil
            if let event = event(for: input, from: &source) { return event }
        }
        return nil
    }

    /// Ends a paste whose end never came and hands it over.
    mutating func abandonPaste() -> Event? {
        guard let scalars = paste else { return nil }
        paste = nil
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return .paste(String(text))
    }

    private mutating func event(for input: RawInput, from source: inout some InputSource) -> Event? {
        switch input {
        case .character("\u{1B}"):
            return afterEscape(from: &source)
        case .character(let scalar):
            guard paste == nil else {
                keep(scalar)
                return nil
            }
            return .key(Self.chord(for: scalar))
        case .key(let name):
            guard paste == nil else { return nil }
            return KeyNames.chord(for: name).map(Event.key)
        }
    }

    private mutating func keep(_ scalar: Unicode.Scalar) {
        guard let length = paste?.count, length < Self.longestPaste else { return }
        // Terminals send the Enter key's character for the end of a line.
        paste?.append(scalar == "\r" ? "\n" : scalar)
    }

    /// Escape itself, an Alt chord, or the beginning of a sequence.
    private mutating func afterEscape(from source: inout some InputSource) -> Event? {
        guard let follower = source.next() else { return paste == nil ? .key(KeyChord(key: .escape)) : nil }
        switch follower {
        case .character("["), .character("O"):
            guard case .character(let introducer) = follower else { return nil }
            return sequence(introducedBy: introducer, from: &source)
        case .character("]"), .character("P"), .character("_"), .character("^"), .character("X"):
            guard case .character(let introducer) = follower else { return nil }
            return skipString(introducedBy: introducer, from: &source)
        case .character("\u{1B}"):
            putBack = follower
            return paste == nil ? .key(KeyChord(key: .escape)) : nil
        default:
            guard case .key(var chord)? = event(for: follower, from: &source) else { return nil }
            chord.alt = true
            return .key(chord)
        }
    }

    private mutating func sequence(
        introducedBy introducer: Unicode.Scalar,
        from source: inout some InputSource
    ) -> Event? {
        var body: [UInt8] = []
        while let byte = nextByte(from: &source) {
            body.append(byte)
            guard (0x40...0x7E).contains(byte) else { continue }
            if introducer == "[", body == [UInt8(ascii: "M")] {
                var characters: [UInt8] = []
                while characters.count < 3, let next = nextByte(from: &source) { characters.append(next) }
                return mouse(MouseReport(oldForm: characters))
            }
            return act(on: ControlSequence(body: body, isSingleShift: introducer == "O"))
        }
        let alone = KeyChord(key: .character(Character(introducer)), control: false, alt: true, shift: false)
        return body.isEmpty && paste == nil ? .key(alone) : nil
    }

    private mutating func act(on sequence: ControlSequence) -> Event? {
        switch sequence.meaning {
        case .pasteBegins?:
            paste = paste ?? []
            return nil
        case .pasteEnds?:
            return abandonPaste()
        case .key(let chord)?:
            return paste == nil ? .key(chord) : nil
        case .mouse(let report)?:
            return mouse(report)
        case nil:
            return nil
        }
    }

    private mutating func mouse(_ report: MouseReport?) -> Event? {
        report?.event(heldButton: &heldButton).map(Event.mouse)
    }

    /// Passes over an answer of the terminal that runs to a bell or to ESC \; alone the two keys are an Alt chord.
    private func skipString(
        introducedBy introducer: Unicode.Scalar,
        from source: inout some InputSource
    ) -> Event? {
        guard var input = source.next() else {
            let chord = KeyChord(key: .character(Character(introducer)), control: false, alt: true, shift: false)
            return paste == nil ? .key(chord) : nil
        }
        while input != .character("\u{07}") {
            guard let follower = source.next() else { return nil }
            if input == .character("\u{1B}"), follower == .character("\\") { return nil }
            input = follower
        }
        return nil
    }

    /// The next character of a sequence; nil when none comes soon or something else does.
    private func nextByte(from source: inout some InputSource) -> UInt8? {
        var input = source.next()
        if input == nil, source.waitForMore() { input = source.next() }
        guard case .character(let scalar)? = input else { return nil }
        return UInt8(exactly: scalar.value)
    }

    /// The chord of a single character.
    static func chord(for scalar: Unicode.Scalar) -> KeyChord {
        switch scalar.value {
        case 9: KeyChord(key: .tab)
        case 10, 13: KeyChord(key: .enter)
        case 8, 127: KeyChord(key: .backspace)
        case 0: controlled(" ")
        case 1...26: controlled(Unicode.Scalar(UInt8(scalar.value) + 0x60))
        case 27: KeyChord(key: .escape)
        case 28...31: controlled(Unicode.Scalar(UInt8(scalar.value) + 0x40))
        default: KeyChord(key: .character(Character(scalar)))
        }
    }

    private static func controlled(_ scalar: Unicode.Scalar) -> KeyChord {
        KeyChord(key: .character(Character(scalar)), control: true, alt: false, shift: false)
    }
}
