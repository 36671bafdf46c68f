/// What a node costs in a stage. Every field is a sum over the node's operations: a parent costs exactly its children.
public struct Cost: Hashable, Sendable {
    /// FLOPs of the matrix units: matmul, convolution, attention products.
    public var matrix = Count.zero
    /// The part of `matrix` that runs inside a kernel that torch's FLOP counter cannot look into.
    public var opaque = Count.zero
    /// FLOPs of the vector units.
    public var vector = Count.zero
    /// Weights read, bits.
    public var weightBits = Count.zero
    /// Activations read, bits.
    public var readBits = Count.zero
    /// Activations written, bits.
    public var writeBits = Count.zero
    /// KV cache read, bits.
    public var keyValueReadBits = Count.zero
    /// KV cache written, bits.
    public var keyValueWriteBits = Count.zero
    /// Kernels launched.
    public var launches = Count.zero

    /// Nothing.
    public static let zero = Cost()

    /// A cost of nothing.
    @inlinable
    public init() {}

    /// Matrix FLOPs that `torch.utils.flop_counter` reports: all but those of opaque kernels.
    public var counted: Count { Count(matrix.value - opaque.value) }
    /// Matrix and vector FLOPs.
    public var flops: Count { matrix + vector }
    /// All traffic, bits.
    public var trafficBits: Count { weightBits + readBits + writeBits + keyValueReadBits + keyValueWriteBits }
    /// All traffic, bytes: bits, which add up exactly, rounded up once. Rows of 4-bit numbers may add up to a few bytes more
    /// than their parent states.
    public var traffic: Count { trafficBits.dividedRoundingUp(by: 8) }
    /// FLOPs per byte of traffic; nil where nothing moves.
    public var intensity: Double? {
        let bytes = traffic
        return bytes == .zero ? nil : flops.approximate / bytes.approximate
    }
    /// Whether some figure was too large to hold.
    public var isOverflowing: Bool {
        matrix == .max || vector == .max || trafficBits == .max || launches == .max
    }

    /// Adds in place.
    @inlinable
    public static func += (left: inout Cost, right: Cost) {
        left.matrix += right.matrix
        left.opaque += right.opaque
        left.vector += right.vector
        left.weightBits += right.weightBits
        left.readBits += right.readBits
        left.writeBits += right.writeBits
        left.keyValueReadBits += right.keyValueReadBits
        left.keyValueWriteBits += right.keyValueWriteBits
        left.launches += right.launches
    }

    /// Adds one operation in place, passing over what it cannot have.
    @inline(__always)
    mutating func add(_ operation: Cost, isMatrix: Bool) {
        if isMatrix {
            matrix += operation.matrix
            opaque += operation.opaque
        }
        vector += operation.vector
        if operation.weightBits > .zero { weightBits += operation.weightBits }
        readBits += operation.readBits
        writeBits += operation.writeBits
        if operation.keyValueReadBits > .zero || operation.keyValueWriteBits > .zero {
            keyValueReadBits += operation.keyValueReadBits
            keyValueWriteBits += operation.keyValueWriteBits
        }
        launches += operation.launches
    }

    /// The sum.
    public static func + (left: Cost, right: Cost) -> Cost {
        var sum = left
        sum += right
        return sum
    }

    /// One of `parts` equal parts, for the instances of a group.
    public func divided(by parts: Int) -> Cost {
        map { $0.divided(by: parts) }
    }

    /// Every figure changed in the same way.
    func map(_ change: (Count) -> Count) -> Cost {
        var cost = Cost()
        cost.matrix = change(matrix)
        cost.opaque = change(opaque)
        cost.vector = change(vector)
        cost.weightBits = change(weightBits)
        cost.readBits = change(readBits)
        cost.writeBits = change(writeBits)
        cost.keyValueReadBits = change(keyValueReadBits)
        cost.keyValueWriteBits = change(keyValueWriteBits)
        cost.launches = change(launches)
        return cost
    }

    /// The sum of `steps` costs that grow evenly from `first` to `last`: steps·(first + last) / 2, exact because the
    /// sum of an arithmetic series is whole.
    static func series(first: Cost, last: Cost, steps: Int) -> Cost {
        guard steps > 0 else { return .zero }
        let both = first + last
        return both.map { sum in
            let product = sum * Count(steps)
            return product == .max ? .max : Count(product.value / 2)
        }
    }
}
