/// One operation, its cost stated once over an abstract number. As it stands, its traffic is that of fused execution;
/// `Recorder.record(_:eager:)` adds the kernels of eager execution.
public struct Operation<N: Quantity>: Sendable {
    /// The attribute of the reference implementation, or a plain word where it has none.
    public var name: StaticString
    /// What the operation does.
    public var kind: OperationKind
    /// The torch class where the operation is a module of its own: `Linear`, `Conv2d`, `LayerNorm`, `Embedding`.
    public var moduleClass: StaticString?
    /// FLOPs of the matrix units.
    public var matrix: N
    /// Elements that the kind's vector constant applies to.
    public var vectorElements: N
    /// Weight elements read.
    public var weights: N
    /// What its weights belong to; nil for what its module says.
    public var weightClass: WeightClass?
    /// How devices divide it; nil for what its module says.
    public var split: Split?
    /// Bytes read of what is stored with the weights and never quantised: 64-bit index buffers.
    public var bufferReads: N
    /// Activation elements read.
    public var reads: N
    /// Activation elements written.
    public var writes: N
    /// Bytes read of what has a width of its own: fp32 intermediates, 64-bit indexes, masks.
    public var fixedReads: N
    /// Bytes written of the same.
    public var fixedWrites: N
    /// KV-cache elements read.
    public var keyValueReads: N
    /// KV-cache elements written.
    public var keyValueWrites: N
    /// Kernels launched; 0 for work folded into another kernel.
    public var launches: N
    /// What is live at once inside the operation beside its inputs; nil for what it writes.
    public var live: Live<N>?
    /// Whether the matrix work runs inside a kernel that torch's FLOP counter cannot look into.
    public var isOpaque: Bool
    /// Whether its matrix work is in fp32, whatever the precisions.
    public var isSingle: Bool
    /// Whether it is a product of queries with keys or of scores with values.
    public var isAttentionProduct: Bool
    /// Whether the operation runs at this shape: every pass states the same operations, some of which may not be needed.
    public var isRun: Bool
    /// The shape of its kernel.
    public var shape = KernelShape<N>()
    /// What part of the shape's columns is this operation's own, where several projections share one kernel.
    public var columnShare = 1.0
    /// What part of its matrix work every implementation must do: less than 1 where padding is computed, where a mask hides
    /// half of the scores, or where nobody reads the result.
    public var needed = 1.0
    /// Weight elements that every implementation reads, however it runs.
    public var leastWeights: N
    /// KV-cache elements that every implementation reads or writes.
    public var leastKeyValues: N = 0
    /// One sentence: why the operation is there.
    public var note: StaticString

    /// An operation that costs nothing but what is named.
    @inlinable
    public init(
        _ name: StaticString,
        _ kind: OperationKind,
        moduleClass: StaticString? = nil,
        matrix: N = 0,
        vectorElements: N = 0,
        weights: N = 0,
        bufferReads: N = 0,
        reads: N = 0,
        writes: N = 0,
        fixedReads: N = 0,
        fixedWrites: N = 0,
        keyValueReads: N = 0,
        keyValueWrites: N = 0,
        launches: N = 1,
        isOpaque: Bool = false,
        isSingle: Bool = false,
        isAttentionProduct: Bool = false,
        isRun: Bool = true,
        note: StaticString = ""
    ) {
        self.name = name
        self.kind = kind
        self.moduleClass = moduleClass
        self.matrix = matrix
        self.vectorElements = vectorElements
        self.weights = weights
        leastWeights = weights
        weightClass = nil
        split = nil
        self.bufferReads = bufferReads
        self.reads = reads
        self.writes = writes
        self.fixedReads = fixedReads
        self.fixedWrites = fixedWrites
        self.keyValueReads = keyValueReads
        self.keyValueWrites = keyValueWrites
        self.launches = launches
        self.isOpaque = isOpaque
        self.isSingle = isSingle
        self.isAttentionProduct = isAttentionProduct
        self.isRun = isRun
        self.note = note
    }

    /// Takes the traffic of eager kernels in place of its own.
    mutating func take(_ kernels: Kernels<N>) {
        weights = kernels.weights
        reads = kernels.reads
        writes = kernels.writes
        fixedReads = kernels.fixedReads
        fixedWrites = kernels.fixedWrites
        keyValueReads = kernels.keyValueReads
        keyValueWrites = kernels.keyValueWrites
        launches = kernels.launches
        live = kernels.live
    }
}
