/// What a parameter holds, by its kind.
public enum ParameterValue: Hashable, Sendable {
    /// A whole number.
    case whole(Int)
    /// A number that may have a fraction.
    case decimal(Double)
    /// One of the words of a choice, or a device's id.
    case word(String)
    /// A grid of tiles; nil for `auto`.
    case grid(TileGrid?)
    /// Several whole numbers.
    case list([Int])

    /// The value as it would be typed; reading the text gives the same value.
    public var text: String {
        switch self {
        case .whole(let number): String(number)
        case .decimal(let number): Self.text(number)
        case .word(let word): word
        case .grid(let grid): grid.map { "\($0.rows)x\($0.columns)" } ?? "auto"
        case .list(let numbers): numbers.map { String($0) }.joined(separator: ",")
        }
    }

    /// The value as a number; nil where it is none.
    public var number: Double? {
        switch self {
        case .whole(let number): Double(number)
        case .decimal(let number): number
        case .word, .grid, .list: nil
        }
    }

    /// A number without needless decimals: `989.4`, `3350`.
    private static func text(_ value: Double) -> String {
        if value == value.rounded(.towardZero), abs(value) < 1e15 { return String(Int(value)) }
        return value.description
    }
}

extension ParameterValue: CustomStringConvertible {
    /// The value as it would be typed.
    public var description: String { text }
}
