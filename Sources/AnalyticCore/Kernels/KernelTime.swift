/// How long one kernel takes, by its parts, microseconds.
public struct KernelTime: Hashable, Sendable {
    /// Launch, prologue, epilogue.
    public var fixed = 0.0
    /// A block's walk along its longest dimension, one tile after another.
    public var walk = 0.0
    /// Arithmetic by itself.
    public var compute = 0.0
    /// Traffic by itself.
    public var memory = 0.0
    /// Arithmetic and traffic together, overlapping as well as they do.
    public var overlapped = 0.0
    /// The small kernels that run around the main one.
    public var around = 0.0

    /// No time.
    public init() {}

    /// All of it, microseconds.
    public var total: Double { fixed + walk + overlapped + around }
    /// Whether arithmetic is what takes longer.
    public var isComputeBound: Bool { compute >= memory }

    /// A part of the kernel's time, for one of the operations that it computes.
    @inline(__always)
    func scaled(by share: Double) -> KernelTime {
        guard share != 1 else { return self }
        var part = self
        part.fixed *= share
        part.walk *= share
        part.compute *= share
        part.memory *= share
        part.overlapped *= share
        part.around *= share
        return part
    }

    /// Arithmetic and traffic that overlap: (a^2.5 + b^2.5)^(1/2.5), between their larger and their sum. The exponent says
    /// how sharply they take turns: max() would be infinity, a sum 1.
    @inline(__always)
    static func overlap(_ first: Double, _ second: Double) -> Double {
        let larger = max(first, second)
        guard larger > 0 else { return 0 }
        let ratio = min(first, second) / larger
        // Below this the smaller part adds less than three parts in 100 000.
        guard ratio > 0.02 else { return larger }
        return larger * twoFifthsPower(1 + ratio * ratio * ratio.squareRoot())
    }

    /// x^(2/5) for x in 1…2, to one part in a million: two of Newton's steps on the fifth root of x².
    @inline(__always)
    private static func twoFifthsPower(_ x: Double) -> Double {
        let square = x * x
        var root = 1 + (x - 1) * 0.319_507_910_772_894_3
        for _ in 0..<2 {
            let fourth = root * root * root * root
            root -= (root * fourth - square) / (5 * fourth)
        }
        return root
    }
}
