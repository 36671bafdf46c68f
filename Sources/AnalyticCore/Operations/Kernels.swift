/// The kernels that an operation runs in eager execution, added up. One call is one launch (or `times` of them).
public struct Kernels<N: Quantity>: Sendable {
    /// Whether activations are fp32, so that casts to and from fp32 do not run.
    public let isSingle: Bool
    /// Kernels launched.
    public private(set) var launches: N = 0
    /// Weight elements read.
    public private(set) var weights: N = 0
    /// Activation elements read.
    public private(set) var reads: N = 0
    /// Activation elements written.
    public private(set) var writes: N = 0
    /// Bytes read of what has a width of its own: fp32 intermediates, 64-bit indexes, masks.
    public private(set) var fixedReads: N = 0
    /// Bytes written of the same.
    public private(set) var fixedWrites: N = 0
    /// KV-cache elements read.
    public private(set) var keyValueReads: N = 0
    /// KV-cache elements written.
    public private(set) var keyValueWrites: N = 0
    /// What is live at once; nil for what is written.
    public private(set) var live: Live<N>?

    init(isSingle: Bool) {
        self.isSingle = isSingle
    }

    /// A kernel.
    public mutating func run(
        reads: N = 0, writes: N = 0, weights: N = 0, fixedReads: N = 0, fixedWrites: N = 0, keyValueReads: N = 0,
        keyValueWrites: N = 0, times: N = 1
    ) {
        launches = launches + times
        self.weights = self.weights + weights
        self.reads = self.reads + reads
        self.writes = self.writes + writes
        self.fixedReads = self.fixedReads + fixedReads
        self.fixedWrites = self.fixedWrites + fixedWrites
        self.keyValueReads = self.keyValueReads + keyValueReads
        self.keyValueWrites = self.keyValueWrites + keyValueWrites
    }

    /// A kernel over fp32 numbers.
    public mutating func single(reads: N, writes: N) {
        run(fixedReads: 4 * reads, fixedWrites: 4 * writes)
    }

    /// A cast of activations to fp32.
    public mutating func widen(_ elements: N) {
        if !isSingle { run(reads: elements, fixedWrites: 4 * elements) }
    }

    /// A cast of fp32 numbers to activations.
    public mutating func narrow(_ elements: N) {
        if !isSingle { run(writes: elements, fixedReads: 4 * elements) }
    }

    /// The resizing of a position table, computed in fp32: `table` elements, which are weights or activations, become `size`.
    public mutating func resize(table: N, isWeight: Bool, to size: N) {
        if isSingle {
            run(reads: isWeight ? 0 : table, writes: size, weights: isWeight ? table : 0)
            return
        }
        run(reads: isWeight ? 0 : table, weights: isWeight ? table : 0, fixedWrites: 4 * table)
        run(fixedReads: 4 * table, fixedWrites: 4 * size)
        run(writes: size, fixedReads: 4 * size)
    }

    /// What is live at once inside the operation, its output included and its inputs excluded.
    public mutating func keeps(_ elements: N = 0, bytes: N = 0, keyValues: N = 0) {
        live = Live(elements: elements, bytes: bytes, keyValues: keyValues)
    }
}

/// Tensors that are live at once.
public struct Live<N: Quantity>: Sendable {
    /// Activation elements.
    public var elements: N
    /// Bytes of what has a width of its own.
    public var bytes: N
    /// Elements as wide as the KV cache's.
    public var keyValues: N

    init(elements: N, bytes: N, keyValues: N) {
        self.elements = elements
        self.bytes = bytes
        self.keyValues = keyValues
    }
}
