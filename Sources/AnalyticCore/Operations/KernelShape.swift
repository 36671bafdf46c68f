/// What kind of kernel has a shape.
public enum KernelForm: UInt8, Sendable {
    /// None that a time needs the shape of.
    case none
    /// A product with weights; in eager execution `batch` of them, one after the other.
    case product
    /// Products that widen, with the weights of `batch` gated experts, `rows` over all of them; `columns` are those of gate
    /// and value together.
    case expertsIn
    /// Products that narrow, with the weights of `batch` experts.
    case expertsOut
    /// `batch` products of activations.
    case batched
    /// Attention in one kernel.
    case attention
    /// `rows` times `columns` activations on the link.
    case collective
    /// Work along rows of `inner` elements.
    case row
}

/// The shape of a kernel: what its time follows from beside FLOPs and bytes.
public struct KernelShape<N: Quantity>: Sendable {
    /// What kind of kernel it is.
    public var form = KernelForm.none
    /// Products, experts, or sequences times query heads, that it computes.
    public var batch: N = 1
    /// Rows of the result: tokens, or queries of a head.
    public var rows: N = 0
    /// Columns of the result, of all projections that share the kernel: channels, or keys of a head.
    public var columns: N = 0
    /// What is summed over: channels.
    public var inner: N = 0
    /// Sequences times KV heads.
    public var keyHeads: N = 0
    /// Numbers of keys and values that attention reads.
    public var keyNumbers: N = 0

    /// No shape.
    public init() {}

    /// A shape.
    public init(
        _ form: KernelForm, batch: N = 1, rows: N, columns: N, inner: N, keyHeads: N = 0,
        keyNumbers: N = 0
    ) {
        self.form = form
        self.batch = batch
        self.rows = rows
        self.columns = columns
        self.inner = inner
        self.keyHeads = keyHeads
        self.keyNumbers = keyNumbers
    }
}
