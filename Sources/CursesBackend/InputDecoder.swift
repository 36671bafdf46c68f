import CNcurses
import TerminalKit

/// Turns raw input into events: control characters, Alt chords, sequences the screen library does not know, pastes and
/// the mouse. It keeps what is unfinished, a paste or a held button, from one call to the next.
struct InputDecoder {
    private(set) var paste: String?
    private var heldButton = 0

    /// The most text one paste may carry, in Unicode scalars; what follows is dropped.
    static let longestPaste = 1 << 20

    /// The next event in what has arrived; nil when all is read.
    mutating func next(from source: inout some InputSource) -> Event? {
        while let input = source.next() {
            if let event = event(for: input, from: &source) { return event }
        }
        return nil
    }

    /// Ends a paste whose end never came and hands it over.
    mutating func abandonPaste() -> Event? {
        defer { paste = nil }
        return paste.map(Event.paste)
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
        case .mouse(let action, let button, let position):
            return mouse(action: action, button: button, position: position)
        }
    }

    private mutating func keep(_ scalar: Unicode.Scalar) {
        guard let length = paste?.unicodeScalars.count, length < Self.longestPaste else { return }
        // Terminals send the Enter key's character for the end of a line.
        paste?.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
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
            return afterEscape(from: &source)
        default:
            guard case .key(var chord)? = event(for: follower, from: &source) else { return nil }
            chord.alt = true
            return .key(chord)
        }
    }

    private mutating func sequence(introducedBy introducer: Unicode.Scalar, from source: inout some InputSource) -> Event? {
        var body: [UInt8] = []
        while let byte = nextByte(from: &source) {
            body.append(byte)
            guard (0x40...0x7E).contains(byte) else { continue }
            if introducer == "[", body == [UInt8(ascii: "M")] {
                // A mouse report in the oldest form, which this terminal type should not send: three bytes follow.
                for _ in 0..<3 { _ = nextByte(from: &source) }
                return nil
            }
            return meaning(of: body, introducer: introducer)
        }
        let alone = KeyChord(key: .character(Character(introducer)), control: false, alt: true, shift: false)
        return body.isEmpty && paste == nil ? .key(alone) : nil
    }

    private mutating func meaning(of body: [UInt8], introducer: Unicode.Scalar) -> Event? {
        let parameters = body.dropLast().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let numbers = parameters.map { Int(String(decoding: $0, as: UTF8.self)) ?? ($0.isEmpty ? 1 : -1) }
        let sequence = ControlSequence(
            isSingleShift: introducer == "O", parameters: body.count > 1 ? numbers : [], final: body.last ?? 0)
        switch sequence.meaning {
        case .pasteBegins?:
            paste = paste ?? ""
            return nil
        case .pasteEnds?:
            return abandonPaste()
        case .key(let chord)?:
            return paste == nil ? .key(chord) : nil
        case nil:
            return nil
        }
    }

    /// Passes over an answer of the terminal that runs to a bell or to ESC \; alone the two keys are an Alt chord.
    private mutating func skipString(introducedBy introducer: Unicode.Scalar, from source: inout some InputSource) -> Event? {
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

    private mutating func mouse(action: Int, button: Int, position: Point) -> Event? {
        let kind: MouseAction
        switch action {
        case CN_MOUSE_WHEEL_UP: kind = .wheelUp
        case CN_MOUSE_WHEEL_DOWN: kind = .wheelDown
        case CN_MOUSE_RELEASE:
            kind = .release
            heldButton = 0
        case CN_MOUSE_PRESS where heldButton == button: kind = .drag  // movement arrives as another press
        case CN_MOUSE_PRESS:
            kind = .press
            heldButton = button
        case CN_MOUSE_MOVE where heldButton != 0: kind = .drag
        default: return nil
        }
        let reported = kind == .drag ? heldButton : button
        return .mouse(MouseEvent(action: kind, position: position, button: reported))
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
