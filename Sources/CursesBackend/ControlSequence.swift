import TerminalKit

/// A control sequence, `ESC [ parameters final` or `ESC O final`, that the screen library left undecoded because the
/// terminal's description lacks it.
struct ControlSequence: Equatable {
    /// True for `ESC O`.
    var isSingleShift: Bool
    /// The sign before the parameters that makes a sequence private, such as `<`; nil without one.
    var marker: UInt8?
    /// The numbers; one left out is 1, one that is no number or a very large one is -1.
    var parameters: [Int]
    var final: UInt8

    /// Reads what follows `ESC [` or `ESC O`, the final byte included.
    init(body: [UInt8], isSingleShift: Bool) {
        var text = body.dropLast()
        marker = nil
        if let first = text.first, (UInt8(ascii: "<")...UInt8(ascii: "?")).contains(first) {
            marker = first
            text = text.dropFirst()
        }
        let fields = text.isEmpty ? [] : text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        parameters = fields.map(Self.number)
        final = body.last ?? 0
        self.isSingleShift = isSingleShift
    }

    /// Digits only: a sign has no place in a sequence, and places on a screen have to be safe to reckon with.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        guard !digits.isEmpty else { return 1 }
        guard digits.count <= 9, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return -1 }
        return digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
    }

    /// What the sequence asks for; nil for all that the program does not know, which is thereby swallowed.
    var meaning: Meaning? {
        switch (marker, final) {
        case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
            MouseReport(parameters: parameters, isRelease: final == UInt8(ascii: "m")).map(Meaning.mouse)
        case (.some, _): nil
        case (nil, UInt8(ascii: "~")): tilde
        case (nil, UInt8(ascii: "u")) where !isSingleShift: codePoint(parameters.first ?? 0, modifiers: parameter(1))
        default: lettered
        }
    }

    /// What a sequence can ask for.
    enum Meaning: Equatable {
        case key(KeyChord)
        case pasteBegins
        case pasteEnds
        case mouse(MouseReport)
    }

    private var tilde: Meaning? {
        switch parameters.first {
        case 200: return .pasteBegins
        case 201: return .pasteEnds
        case 27: return codePoint(parameter(2), modifiers: parameter(1))
        case let number?: return Self.numbered[number].map { .key(modifiers.applied(to: $0)) }
        case nil: return nil
        }
    }

    private var lettered: Meaning? {
        if final == UInt8(ascii: "Z") { return .key(KeyChord(key: .backTab)) }
        if isSingleShift, final == UInt8(ascii: "M") { return .key(KeyChord(key: .enter)) }
        return Self.letters[final].map { .key(modifiers.applied(to: $0)) }
    }

    /// A key reported by the number of its character, as some terminals do for chords that have no sequence.
    private func codePoint(_ number: Int, modifiers: Int) -> Meaning? {
        let held = Modifiers(parameter: modifiers)
        switch number {
        case 9: return .key(held.applied(to: .tab))
        case 13: return .key(held.applied(to: .enter))
        case 27: return .key(held.applied(to: .escape))
        case 8, 127: return .key(held.applied(to: .backspace))
        case 32...:
            guard let scalar = Unicode.Scalar(UInt32(clamping: number)) else { return nil }
            return .key(
                KeyChord(key: .character(Character(scalar)), control: held.control, alt: held.alt, shift: false)
            )
        default: return nil
        }
    }

    private var modifiers: Modifiers { Modifiers(parameter: parameters.count > 1 ? parameters[1] : 1) }

    private func parameter(_ index: Int) -> Int { parameters.indices.contains(index) ? parameters[index] : 1 }

    private static let numbered: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12),
    ]

    private static let letters: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "P"): .function(1),
        UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    ]
}
