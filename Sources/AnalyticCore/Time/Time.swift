/// Seconds, by what limited the kernels that took them. Sums up the tree like a cost.
public struct Time: Hashable, Sendable {
    /// Seconds of kernels that the matrix units limit.
    public var matrix = 0.0
    /// Seconds of kernels that the vector units limit.
    public var vector = 0.0
    /// Seconds of kernels that memory limits.
    public var memory = 0.0
    /// Seconds of the fixed cost of kernels.
    public var launch = 0.0
    /// Seconds in which the device waits for the host to launch the next kernel.
    public var host = 0.0
    /// Seconds on the link.
    public var link = 0.0
    /// The least that any implementation can take: see `docs/architecture.md`.
    public var floor = 0.0
    /// Seconds of the matrix FLOPs that every implementation must do, each at the peak of its own precision.
    public var leastCompute = 0.0
    /// Seconds of the weights, keys and values that every implementation must move, at full bandwidth.
    public var leastMemory = 0.0
    /// Kernels launched.
    public var launches = 0.0

    /// No time.
    public static let zero = Time()

    /// No time.
    public init() {}

    /// Seconds in which the device is busy.
    public var busy: Double { matrix + vector + memory + launch + link }
    /// The estimate: all of it, seconds.
    public var seconds: Double { busy + host }

    /// Seconds that go to one limiter.
    public func seconds(_ limiter: Limiter) -> Double {
        switch limiter {
        case .matrix: matrix
        case .vector: vector
        case .memory: memory
        case .launch: launch
        case .host: host
        case .link: link
        }
    }

    /// What takes the most; nil where nothing takes time.
    public var limiter: Limiter? {
        guard seconds > 0 else { return nil }
        return Limiter.allCases.max { seconds($0) < seconds($1) }
    }

    /// The sum.
    @inline(__always)
    public static func + (left: Time, right: Time) -> Time {
        var sum = left
        sum += right
        return sum
    }

    /// Adds in place.
    @inline(__always)
    public static func += (left: inout Time, right: Time) {
        left.matrix += right.matrix
        left.vector += right.vector
        left.memory += right.memory
        left.launch += right.launch
        left.host += right.host
        left.link += right.link
        left.floor += right.floor
        left.leastCompute += right.leastCompute
        left.leastMemory += right.leastMemory
        left.launches += right.launches
    }

    /// The same, `factor` times over.
    public func times(_ factor: Double) -> Time {
        var time = self
        time.matrix *= factor
        time.vector *= factor
        time.memory *= factor
        time.launch *= factor
        time.host *= factor
        time.link *= factor
        time.floor *= factor
        time.leastCompute *= factor
        time.leastMemory *= factor
        time.launches *= factor
        return time
    }
}
