/// Logarithms for charts, written out because the core imports the standard library alone.
public enum Logarithm {
    /// The natural logarithm of a positive number: the binary exponent, and the series of artanh for the rest.
    public static func natural(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return value == 0 ? -.infinity : .nan }
        var significand = value.significand
        var exponent = Double(value.exponent)
        if significand > 1.414213562373095 {
            significand /= 2
            exponent += 1
        }
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        var term = ratio
        var sum = 0.0
        var divisor = 1.0
        while abs(term / divisor) > 1e-18 {
            sum += term / divisor
            term *= square
            divisor += 2
        }
        return 2 * sum + exponent * 0.693147180559945309417
    }

    /// The logarithm to base 10.
    public static func ten(_ value: Double) -> Double {
        natural(value) / 2.302585092994045684018
    }

    /// The logarithm to base 2.
    public static func binary(_ value: Double) -> Double {
        natural(value) / 0.693147180559945309417
    }
}
