/// What an operation or a module does in one call of one instance, in the units in which operations state it: numbers of
/// elements, whose width follows from the precisions, and bytes.
///
/// Sums stay in these units, so that widths and counts are multiplied in once, where a figure is read.
struct Tally<N: ExactQuantity>: Sendable {
    /// FLOPs of the matrix units.
    var matrix: N = 0
    /// The part of `matrix` inside kernels that torch's FLOP counter cannot look into.
    var opaque: N = 0
    /// FLOPs of the vector units.
    var vector: N = 0
    /// Weight elements read.
    var weights: N = 0
    /// Bytes read of buffers that lie with the weights.
    var buffers: N = 0
    /// Activation elements read, and bytes of fixed width.
    var reads: N = 0
    var fixedReads: N = 0
    /// Activation elements written, and bytes of fixed width.
    var writes: N = 0
    var fixedWrites: N = 0
    /// KV-cache elements.
    var keyValueReads: N = 0
    var keyValueWrites: N = 0
    /// Kernels launched.
    var launches: N = 0

    /// Nothing.
    @inline(__always)
    init() {}

    /// One call of an operation.
    @inline(__always)
    init(_ operation: Operation<N>) {
        if operation.kind.isMatrix {
            matrix = operation.matrix
            if operation.isOpaque { opaque = matrix }
        }
        let rate = operation.kind.vectorFLOPsPerElement
        if rate > 0 { vector = operation.vectorElements * N(rate) }
        weights = operation.weights
        buffers = operation.bufferReads
        reads = operation.reads
        fixedReads = operation.fixedReads
        writes = operation.writes
        fixedWrites = operation.fixedWrites
        keyValueReads = operation.keyValueReads
        keyValueWrites = operation.keyValueWrites
        launches = operation.launches
    }

    /// Adds in place.
    @inline(__always)
    static func += (left: inout Tally, right: Tally) {
        left.matrix = left.matrix + right.matrix
        left.opaque = left.opaque + right.opaque
        left.vector = left.vector + right.vector
        left.weights = left.weights + right.weights
        left.buffers = left.buffers + right.buffers
        left.reads = left.reads + right.reads
        left.fixedReads = left.fixedReads + right.fixedReads
        left.writes = left.writes + right.writes
        left.fixedWrites = left.fixedWrites + right.fixedWrites
        left.keyValueReads = left.keyValueReads + right.keyValueReads
        left.keyValueWrites = left.keyValueWrites + right.keyValueWrites
        left.launches = left.launches + right.launches
    }

    /// The same, `times` over.
    @inline(__always)
    func times(_ times: N) -> Tally {
        var product = self
        product.matrix = matrix * times
        product.opaque = opaque * times
        product.vector = vector * times
        product.weights = weights * times
        product.buffers = buffers * times
        product.reads = reads * times
        product.fixedReads = fixedReads * times
        product.writes = writes * times
        product.fixedWrites = fixedWrites * times
        product.keyValueReads = keyValueReads * times
        product.keyValueWrites = keyValueWrites * times
        product.launches = launches * times
        return product
    }

    /// Whether every sum is exact.
    var isExact: Bool {
        matrix.isExact && opaque.isExact && vector.isExact && weights.isExact && buffers.isExact && reads.isExact
            && fixedReads.isExact && writes.isExact && fixedWrites.isExact && keyValueReads.isExact
            && keyValueWrites.isExact && launches.isExact
    }

    /// The cost of `times` calls: bits at the given widths.
    @inline(__always)
    func cost(_ widths: Widths, times: Count) -> Cost {
        var cost = Cost()
        let byte = 8 * times
        let weight = Count(widths.weights) * times
        let activation = Count(widths.activations) * times
        let keyValue = Count(widths.keyValues) * times
        cost.matrix = matrix.wide * times
        cost.opaque = opaque.wide * times
        cost.vector = vector.wide * times
        cost.weightBits = weights.wide * weight + buffers.wide * byte
        cost.readBits = reads.wide * activation + fixedReads.wide * byte
        cost.writeBits = writes.wide * activation + fixedWrites.wide * byte
        cost.keyValueReadBits = keyValueReads.wide * keyValue
        cost.keyValueWriteBits = keyValueWrites.wide * keyValue
        cost.launches = launches.wide * times
        return cost
    }
}

/// How wide the numbers of an evaluation are, bits.
struct Widths: Hashable, Sendable {
    let weights: Int
    let activations: Int
    let keyValues: Int

    init(_ workload: Workload) {
        weights = workload.weightPrecision.bits
        activations = workload.activationPrecision.bits
        keyValues = workload.keyValuePrecision.bits
    }
}
