/// The width of the activations that an operation touches.
public enum ElementWidth: UInt8, Sendable {
    /// The workload's `precision.activations`.
    case activation
    /// 32 bits, whatever the precision: the reference computes here in fp32.
    case single
}

/// One kernel, its cost stated once over an abstract number. Traffic is in elements, one kernel reading its inputs and
/// writing its output (eager execution).
public struct Operation<N: Quantity>: Sendable {
    /// The attribute of the reference implementation, or a plain word where it has none.
    public var name: StaticString
    /// What the kernel does.
    public var kind: OperationKind
    /// The torch class where the operation is a module of its own: `Linear`, `Conv2d`, `LayerNorm`, `Embedding`.
    public var moduleClass: StaticString?
    /// FLOPs of the matrix units.
    public var matrix: N
    /// Elements that the kind's vector constant applies to.
    public var vectorElements: N
    /// Weight elements read.
    public var weights: N
    /// Activation elements read.
    public var reads: N
    /// Activation elements written.
    public var writes: N
    /// KV-cache elements read.
    public var keyValueReads: N
    /// KV-cache elements written.
    public var keyValueWrites: N
    /// How wide the activations are.
    public var width: ElementWidth
    /// Whether the matrix work runs inside a kernel that torch's FLOP counter cannot look into.
    public var isOpaque: Bool
    /// Whether the kernel runs at this shape: every pass states the same operations, some of which may not be needed.
    public var isRun: Bool
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
        reads: N = 0,
        writes: N = 0,
        keyValueReads: N = 0,
        keyValueWrites: N = 0,
        width: ElementWidth = .activation,
        isOpaque: Bool = false,
        isRun: Bool = true,
        note: StaticString = ""
    ) {
        self.name = name
        self.kind = kind
        self.moduleClass = moduleClass
        self.matrix = matrix
        self.vectorElements = vectorElements
        self.weights = weights
        self.reads = reads
        self.writes = writes
        self.keyValueReads = keyValueReads
        self.keyValueWrites = keyValueWrites
        self.width = width
        self.isOpaque = isOpaque
        self.isRun = isRun
        self.note = note
    }
}
