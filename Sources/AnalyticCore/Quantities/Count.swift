/// An exact, non-negative whole number of things: FLOPs, bits, elements, parameters, tokens.
///
/// 128 bits wide, so that a hundred-million-token what-if neither traps nor rounds. Arithmetic saturates at
/// `Count.max`, which stands for "too large to state"; a result that holds it is reported as an overflow, never shown.
public struct Count: Hashable, Sendable {
    /// The number itself.
    public let value: UInt128

    /// A count of `value` things.
    @inlinable
    public init(_ value: UInt128) {
        self.value = value
    }

    /// A count of `value` things; a negative number counts as none.
    @inlinable
    public init(_ value: Int) {
        self.value = UInt128(UInt64(value < 0 ? 0 : value))
    }

    /// No things.
    public static let zero = Count(0 as UInt128)

    /// The mark of an overflow.
    public static let max = Count(UInt128.max)

    /// The nearest floating-point number, for shares and charts.
    @inlinable
    public var approximate: Double {
        Double(UInt64(truncatingIfNeeded: value >> 64)) * 18_446_744_073_709_551_616
            + Double(UInt64(truncatingIfNeeded: value))
    }

    /// The number as a machine integer, or nil where it does not fit.
    @inlinable
    public var integer: Int? {
        Int(exactly: value)
    }

    /// How many whole groups of `size` the count makes, rounded up: bits to bytes is `dividedRoundingUp(by: 8)`.
    @inlinable
    public func dividedRoundingUp(by size: UInt128) -> Count {
        guard self != .max, size > 0 else { return .max }
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: size)
        return Count(remainder == 0 ? quotient : quotient + 1)
    }

    /// One of `parts` equal parts; what remains is dropped.
    public func divided(by parts: Int) -> Count {
        parts <= 1 || self == .max ? self : Count(value / UInt128(parts))
    }

    /// This count as a share of `whole`, 0 where the whole is nothing.
    @inlinable
    public func share(of whole: Count) -> Double {
        whole == .zero ? 0 : approximate / whole.approximate
    }
}

extension Count: ExpressibleByIntegerLiteral {
    /// A count written as a literal.
    @inlinable
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension Count: Comparable {
    /// Orders counts by size.
    @inlinable
    public static func < (left: Count, right: Count) -> Bool {
        left.value < right.value
    }
}

extension Count: CustomStringConvertible {
    /// The digits, without grouping.
    public var description: String {
        String(value)
    }
}

extension Count {
    /// The sum, `.max` where it does not fit.
    @inlinable
    @inline(__always)
    public static func + (left: Count, right: Count) -> Count {
        let (sum, overflow) = left.value.addingReportingOverflow(right.value)
        return overflow ? .max : Count(sum)
    }

    /// The product, `.max` where it does not fit. Factors below 2^64 take the short way: their product always fits.
    @inlinable
    @inline(__always)
    public static func * (left: Count, right: Count) -> Count {
        if (left.value | right.value) >> 64 == 0 {
            let product = UInt64(truncatingIfNeeded: left.value)
                .multipliedFullWidth(by: UInt64(truncatingIfNeeded: right.value))
            return Count(UInt128(product.high) << 64 | UInt128(product.low))
        }
        return wideProduct(left, right)
    }

    @usableFromInline
    @inline(never)
    static func wideProduct(_ left: Count, _ right: Count) -> Count {
        let (product, overflow) = left.value.multipliedReportingOverflow(by: right.value)
        return overflow ? .max : Count(product)
    }

    /// Adds in place, saturating.
    @inlinable
    @inline(__always)
    public static func += (left: inout Count, right: Count) {
        left = left + right
    }
}
