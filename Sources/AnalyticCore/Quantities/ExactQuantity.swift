/// A number that exact figures are summed in: `NarrowCount`, which is quick, or `Count`, which holds far more.
///
/// What is recorded is only ever added and multiplied, and never negative. So where a number does not fit, the sum at the
/// root does not fit either, and one look at the root tells whether everything below it is exact.
protocol ExactQuantity: Quantity, Hashable, Comparable {
    /// A number of things; a negative number counts as none.
    init(_ value: Int)
    /// Whether the number is no larger than what the type holds without rounding.
    var isExact: Bool { get }
    /// The same number as the type in which figures are stated, `Count.max` where it is not exact.
    var wide: Count { get }
    /// The nearest floating-point number.
    var approximate: Double { get }
}

extension Count: ExactQuantity {
    var isExact: Bool { self != .max }
    var wide: Count { self }
}
