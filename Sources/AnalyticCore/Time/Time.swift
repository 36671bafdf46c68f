/// What keeps an operation from being faster.
public enum Limiter: UInt8, CaseIterable, Sendable {
    /// The matrix units.
    case matrix
    /// The vector units.
    case vector
    /// The memory.
    case memory
    /// Launching kernels.
    case launch
    /// The link between devices.
    case link

    /// The word on screen.
    public var title: String {
        switch self {
        case .matrix: "compute"
        case .vector: "vector"
        case .memory: "memory"
        case .launch: "launch"
        case .link: "link"
        }
    }

    /// One letter, for maps.
    public var letter: Character {
        switch self {
        case .matrix: "C"
        case .vector: "V"
        case .memory: "M"
        case .launch: "L"
        case .link: "N"
        }
    }
}

/// Seconds, by what limited the operations that took them. Sums up the tree like a cost.
public struct Time: Hashable, Sendable {
    /// Seconds of operations that the matrix units limit.
    public var matrix = 0.0
    /// Seconds of operations that the vector units limit.
    public var vector = 0.0
    /// Seconds of operations that memory limits.
    public var memory = 0.0
    /// Seconds between kernels.
    public var launch = 0.0
    /// Seconds on the link.
    public var link = 0.0
    /// The roofline at peak: no run of one operation after another can be faster.
    public var floor = 0.0

    /// No time.
    public static let zero = Time()

    /// No time.
    public init() {}

    /// The estimate: all of it, seconds.
    public var seconds: Double { matrix + vector + memory + launch + link }

    /// Seconds that go to one limiter.
    public func seconds(_ limiter: Limiter) -> Double {
        switch limiter {
        case .matrix: matrix
        case .vector: vector
        case .memory: memory
        case .launch: launch
        case .link: link
        }
    }

    /// What takes the most; nil where nothing takes time.
    public var limiter: Limiter? {
        guard seconds > 0 else { return nil }
        return Limiter.allCases.max { seconds($0) < seconds($1) }
    }

    /// The sum.
    public static func + (left: Time, right: Time) -> Time {
        var sum = left
        sum += right
        return sum
    }

    /// Adds in place.
    public static func += (left: inout Time, right: Time) {
        left.matrix += right.matrix
        left.vector += right.vector
        left.memory += right.memory
        left.launch += right.launch
        left.link += right.link
        left.floor += right.floor
    }
}
