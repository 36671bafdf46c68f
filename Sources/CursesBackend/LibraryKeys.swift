import TerminalKit

/// The screen library's key names. Its numbers for keys with modifiers differ from one terminal type to the next, its
/// names do not.
enum LibraryKeys {
    /// The chord for a name such as `KEY_UP`, `KEY_F(5)` or `kRIT5`; nil for keys the program has no use for.
    static func chord(for name: String) -> KeyChord? {
        if let chord = plain[name] { return chord }
        if name.hasPrefix("KEY_F("), name.hasSuffix(")"), let number = Int(name.dropFirst(6).dropLast()) {
            return KeyChord(key: .function(number))
        }
        return modified(name)
    }

    /// Names that end in a digit carry modifiers in it: the digit less one, as `Modifiers` has it.
    private static func modified(_ name: String) -> KeyChord? {
        guard let last = name.last, let digit = last.wholeNumberValue, let key = stems[String(name.dropLast())]
        else { return nil }
        return Modifiers(parameter: digit).applied(to: key)
    }

    private static let stems: [String: Key] = [
        "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end, "kPRV": .pageUp,
        "kNXT": .pageDown, "kDC": .delete, "kIC": .insert,
    ]

    private static let plain: [String: KeyChord] = [
        "KEY_UP": KeyChord(key: .up), "KEY_DOWN": KeyChord(key: .down),
        "KEY_LEFT": KeyChord(key: .left), "KEY_RIGHT": KeyChord(key: .right),
        "KEY_HOME": KeyChord(key: .home), "KEY_FIND": KeyChord(key: .home), "KEY_A1": KeyChord(key: .home),
        "KEY_END": KeyChord(key: .end), "KEY_SELECT": KeyChord(key: .end), "KEY_C1": KeyChord(key: .end),
        "KEY_PPAGE": KeyChord(key: .pageUp), "KEY_A3": KeyChord(key: .pageUp),
        "KEY_NPAGE": KeyChord(key: .pageDown), "KEY_C3": KeyChord(key: .pageDown),
        "KEY_IC": KeyChord(key: .insert), "KEY_DC": KeyChord(key: .delete),
        "KEY_BTAB": KeyChord(key: .backTab), "KEY_ENTER": KeyChord(key: .enter),
        "KEY_BACKSPACE": KeyChord(key: .backspace),
        "KEY_SR": shifted(.up), "KEY_SF": shifted(.down), "KEY_SLEFT": shifted(.left), "KEY_SRIGHT": shifted(.right),
        "KEY_SHOME": shifted(.home), "KEY_SEND": shifted(.end), "KEY_SPREVIOUS": shifted(.pageUp),
        "KEY_SNEXT": shifted(.pageDown), "KEY_SDC": shifted(.delete), "KEY_SIC": shifted(.insert),
    ]

    private static func shifted(_ key: Key) -> KeyChord {
        Modifiers(parameter: 2).applied(to: key)
    }
}

/// The modifier keys as terminals number them: the parameter less one is shift 1, alt 2, control 4.
struct Modifiers: Equatable {
    var shift: Bool
    var alt: Bool
    var control: Bool

    init(parameter: Int) {
        let bits = max(parameter, 1) - 1
        shift = bits & 1 != 0
        alt = bits & 2 != 0
        control = bits & 4 != 0
    }

    func applied(to key: Key) -> KeyChord {
        if key == .tab, shift { return KeyChord(key: .backTab, control: control, alt: alt, shift: false) }
        return KeyChord(key: key, control: control, alt: alt, shift: shift)
    }
}
