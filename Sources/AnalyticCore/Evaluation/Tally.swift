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
    /// Weights read, in the units of their widths: bits, or 512ths where a format has fractions of one.
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

    /// One call of an operation, whose weights are `weightUnits` wide.
    @inline(__always)
    init(_ operation: Operation<N>, weightUnits: N) {
        if operation.kind.isMatrix {
            matrix = operation.matrix
            if operation.isOpaque { opaque = matrix }
        }
        let rate = operation.kind.vectorFLOPsPerElement
        if rate > 0 { vector = operation.vectorElements * N(rate) }
        weights = operation.weights * weightUnits
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
        let activation = Count(widths.activations) * times
        let keyValue = Count(widths.keyValues) * times
        cost.matrix = matrix.wide * times
        cost.opaque = opaque.wide * times
        cost.vector = vector.wide * times
        cost.weightBits = widths.bits(of: weights.wide * times) + buffers.wide * byte
        cost.readBits = reads.wide * activation + fixedReads.wide * byte
        cost.writeBits = writes.wide * activation + fixedWrites.wide * byte
        cost.keyValueReadBits = keyValueReads.wide * keyValue
        cost.keyValueWriteBits = keyValueWrites.wide * keyValue
        cost.launches = launches.wide * times
        return cost
    }
}

/// How wide the numbers of an evaluation are.
struct Widths: Hashable, Sendable {
    /// Of a weight, by its class, in units.
    private let weights: SIMD8<Int>
    /// Units in one bit: 1, or 512 where a width has a fraction of a bit.
    let unitsPerBit: Int
    /// Of activations and of numbers in the KV cache, bits.
    let activations: Int
    let keyValues: Int
    /// The same, and bits in a unit, as numbers for times. A unit is a power of two, so that nothing is rounded.
    let bitsPerUnit: Double
    let activationBits: Double
    let keyValueBits: Double

    init(_ workload: Workload) {
        var units = SIMD8<Int>()
        var isWhole = true
        for part in WeightClass.allCases {
            let width = workload.width(of: part).units
            units[Int(part.rawValue)] = width
            if width % TensorWidth.unitsPerBit != 0 { isWhole = false }
        }
        weights = isWhole ? units / TensorWidth.unitsPerBit : units
        unitsPerBit = isWhole ? 1 : TensorWidth.unitsPerBit
        activations = workload.activationPrecision.bits
        keyValues = workload.keyValuePrecision.bits
        bitsPerUnit = 1 / Double(unitsPerBit)
        activationBits = Double(activations)
        keyValueBits = Double(keyValues)
    }

    /// Units of a weight.
    @inline(__always)
    func units(of part: WeightClass) -> Int { weights[Int(part.rawValue)] }

    /// Units as bits, the last one rounded up.
    @inline(__always)
    func bits(of units: Count) -> Count {
        unitsPerBit == 1 ? units : units.dividedRoundingUp(by: UInt128(unitsPerBit))
    }
}
