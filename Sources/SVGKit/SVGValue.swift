/// The value of an attribute: a text, or a number written with at most two decimals.
public struct SVGValue: Sendable, Hashable {
    /// As it is written, before escaping.
    public let text: String

    /// A text.
    public init(_ text: String) {
        self.text = text
    }

    /// A whole number.
    public init(_ number: Int) {
        text = String(number)
    }

    /// A number, rounded to hundredths; one that isn't finite, or is too large to be a place in a picture, is 0.
    public init(_ number: Double) {
        guard number.isFinite, abs(number) < 1e12 else {
            text = "0"
            return
        }
        let hundredths = Int((number * 100).rounded())
        let whole = String(hundredths.magnitude / 100)
        let rest = hundredths.magnitude % 100
        let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        text = (hundredths < 0 ? "-" : "") + whole + decimals
    }
}

extension SVGValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// A text.
    public init(stringLiteral value: String) { self.init(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self.init(value) }
    /// A number.
    public init(floatLiteral value: Double) { self.init(value) }
}
