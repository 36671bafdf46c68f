/// An exact, non-negative whole number below 2^53: what an evaluation sums in as long as everything fits.
///
/// A floating-point number holds every whole number up to 2^53, so that sums and products below it are exact, and it never
/// wraps round: what grows beyond it stays beyond it, without a check at each step. Sums over it run several at a time.
struct NarrowCount: ExactQuantity {
    /// The number itself; never negative.
    let value: Double

    @inline(__always)
    private init(unchecked value: Double) {
        self.value = value
    }

    /// A number of things; a negative number counts as none.
    @inline(__always)
    init(_ value: Int) {
        self.value = Double(value < 0 ? 0 : value)
    }

    /// A number written as a literal.
    @inline(__always)
    init(integerLiteral value: Int) {
        self.init(value)
    }

    /// The value; the letter is dropped.
    @inline(__always)
    static func dimension(_ dimension: Dimension, _ value: Int) -> NarrowCount {
        NarrowCount(value)
    }

    /// The product, rounded to the nearest whole number.
    @inline(__always)
    static func expected(_ dimension: Dimension, _ expected: Double, times number: NarrowCount) -> NarrowCount {
        NarrowCount(unchecked: (max(0, expected) * number.value).rounded())
    }

    /// Whether the number lies where no whole number is rounded.
    @inline(__always)
    var isExact: Bool { value < 9_007_199_254_740_992 }

    /// The same number, 128 bits wide.
    @inline(__always)
    var wide: Count { isExact ? Count(Int(value)) : .max }

    /// The number as it is.
    @inline(__always)
    var approximate: Double { value }

    /// The sum.
    @inline(__always)
    static func + (left: NarrowCount, right: NarrowCount) -> NarrowCount {
        NarrowCount(unchecked: left.value + right.value)
    }

    /// The product.
    @inline(__always)
    static func * (left: NarrowCount, right: NarrowCount) -> NarrowCount {
        NarrowCount(unchecked: left.value * right.value)
    }

    /// Orders numbers by size.
    @inline(__always)
    static func < (left: NarrowCount, right: NarrowCount) -> Bool { left.value < right.value }
}
