import TerminalKit

/// Turns raw input into events: control characters, Alt chords, sequences the screen library does not know, pastes and
/// the mouse. It keeps what is unfinished, a paste or a held button, from one call to the next.
struct InputDecoder {
    private var paste: [Unicode.Scalar]?
    private var heldButton = 0
    /// Input looked at and left for the next event.
    private var putBack: RawInput?
    /// Whether the last event was Escape because nothing followed it in time: what comes next may be its rest.
    private var hasTimedOut = false

    /// The most text one paste may carry, in Unicode scalars; what follows is dropped.
    static let longestPaste = 1 << 20
    /// The most of a sequence that is looked at, in bytes; those that mean something are much shorter.
    private static let longestSequence = 64
    /// The longest answer of a terminal that is passed over, in characters.
    private static let longestAnswer = 4096

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
        let mayContinue = hasTimedOut
        hasTimedOut = false
        switch input {
        case .character("\u{1B}"):
            return afterEscape(from: &source)
        case .character(let scalar):
            guard paste == nil else {
                keep(scalar)
                return nil
            }
            if mayContinue, scalar == "[" || scalar == "O", continues(from: &source) {
                return sequence(introducedBy: scalar, from: &source)
            }
            return .key(Self.chord(for: scalar))
        case .key(let name):
            guard paste == nil else { return nil }
            return LibraryKeys.chord(for: name).map(Event.key)
        }
    }

    /// Whether what has arrived together with `[` or `O` looks like a sequence: nobody types that fast.
    private mutating func continues(from source: inout some InputSource) -> Bool {
        guard let follower = source.next() else { return false }
        putBack = follower
        guard case .character(let scalar) = follower else { return false }
        return "0123456789<ABCDFHMPQRSZ".unicodeScalars.contains(scalar)
    }

    private mutating func keep(_ scalar: Unicode.Scalar) {
        guard let length = paste?.count, length < Self.longestPaste else { return }
        // Terminals send the Enter key's character for the end of a line.
        paste?.append(scalar == "\r" ? "\n" : scalar)
    }

    /// Escape itself, an Alt chord, or the beginning of a sequence.
    private mutating func afterEscape(from source: inout some InputSource) -> Event? {
        guard let follower = nextInput(from: &source, after: .escape) else {
            guard paste == nil else { return nil }
            hasTimedOut = true
            return .key(KeyChord(key: .escape))
        }
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
            if body.count < Self.longestSequence { body.append(byte) }
            guard (0x40...0x7E).contains(byte) else { continue }
            if introducer == "[", body == [UInt8(ascii: "M")] {
                var characters: [UInt8] = []
                while characters.count < 3, let next = nextByte(from: &source) { characters.append(next) }
                return mouse(MouseReport(oldForm: characters))
            }
            return act(on: ControlSequence(body: body, isSingleShift: introducer == "O"))
        }
        // A sequence that broke off means nothing; the two keys alone are a chord.
        let alone = KeyChord(key: .character(Character(introducer)), control: false, alt: true, shift: false)
        return body.isEmpty && putBack == nil && paste == nil ? .key(alone) : nil
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
    private mutating func skipString(
        introducedBy introducer: Unicode.Scalar,
        from source: inout some InputSource
    ) -> Event? {
        guard var input = nextInput(from: &source, after: .sequence) else {
            let chord = KeyChord(key: .character(Character(introducer)), control: false, alt: true, shift: false)
            return paste == nil ? .key(chord) : nil
        }
        for _ in 0..<Self.longestAnswer where input != .character("\u{07}") {
            guard let follower = nextInput(from: &source, after: .sequence) else { return nil }
            if input == .character("\u{1B}") {
                guard follower != .character("\\") else { return nil }
                // ESC ends a broken answer and begins the next sequence.
                putBack = follower
                return afterEscape(from: &source)
            }
            input = follower
        }
        return nil
    }

    /// The next byte of a sequence; nil when none comes in time, or when what comes belongs to no sequence: ESC and other
    /// controls begin something new and are left for the next event.
    private mutating func nextByte(from source: inout some InputSource) -> UInt8? {
        guard let input = nextInput(from: &source, after: .sequence) else { return nil }
        if case .character(let scalar) = input, let byte = UInt8(exactly: scalar.value), (0x20...0xFF).contains(byte) {
            return byte
        }
        // CAN and SUB cancel a sequence and mean nothing else.
        if input != .character("\u{18}"), input != .character("\u{1A}") { putBack = input }
        return nil
    }

    private mutating func nextInput(from source: inout some InputSource, after beginning: Beginning) -> RawInput? {
        if let input = putBack {
            putBack = nil
            return input
        }
        if let input = source.next() { return input }
        return source.wait(for: beginning) ? source.next() : nil
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
