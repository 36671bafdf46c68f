/// Numbers as people write them, free of the dust of binary fractions.
public enum DecimalDigits {
    /// The number with 12 significant digits: 3.2000000000000006 becomes 3.2.
    public static func clean(_ value: Double) -> Double {
        guard value != 0, value.isFinite else { return value }
        var scale = 1.0
        var size = abs(value)
        while size < 1e11, scale < 1e30 {
            size *= 10
            scale *= 10
        }
        guard size < 1e15 else { return value }
        return (value * scale).rounded() / scale
    }

    /// The number that gives `product` when multiplied by `factor`, written as shortly as any that does.
    ///
    /// A quotient may miss by the last bit, so that a figure read back would not be the one that was typed.
    static func quotient(_ product: Double, _ factor: Double) -> Double {
        let quotient = product / factor
        let candidates = [clean(quotient), quotient, quotient.nextUp, quotient.nextDown]
        return candidates.first { $0 * factor == product } ?? quotient
    }
}
