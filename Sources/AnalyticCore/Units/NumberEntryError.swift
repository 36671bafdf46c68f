/// Why a text is no number.
public struct NumberEntryError: Error, Hashable, Sendable, CustomStringConvertible {
    enum Reason: Hashable, Sendable {
        case empty, unfinished, notANumber, comma, fraction, tooLarge, tooLong, divisionByZero
        case percentWithoutSign, percentExpected, nothingToChange
        case unknownSuffix(String)
    }

    let reason: Reason
    /// What was typed.
    public let text: String

    init(_ reason: Reason, in text: String) {
        self.reason = reason
        self.text = text
    }

    /// Whether more typing could make it right.
    public var isUnfinished: Bool {
        switch reason {
        case .empty, .unfinished, .percentExpected: true
        case .unknownSuffix(let suffix): suffix == "i"
        case .notANumber: ["-", "."].contains(text.trimmedBlanks)
        case .comma, .fraction, .tooLarge, .tooLong, .divisionByZero, .percentWithoutSign, .nothingToChange: false
        }
    }

    /// What is wrong, and what is right.
    public var description: String {
        switch reason {
        case .empty: "is empty"
        case .unfinished: "is not finished"
        case .notANumber: "is not a number (try 4096, 4k, 4Ki, 2^12, *2 or +10%)"
        case .comma: "has a comma; write 1_000 or 1000"
        case .fraction: "is not a whole number"
        case .tooLarge: "is too large"
        case .tooLong: "is too long for a number (at most \(NumberEntry.mostCharacters) characters)"
        case .divisionByZero: "divides by zero"
        case .percentWithoutSign: "needs a sign: +10% or -10% of the present value"
        case .percentExpected: "needs a % sign, as in +10%"
        case .nothingToChange: "is relative, and there is no present value to start from"
        case .unknownSuffix(let suffix):
            "has an unknown suffix '\(TypedText.shown(suffix))' (k, M, G, T are powers of 1000; Ki, Mi, Gi, Ti of 1024)"
        }
    }
}
