/// What decides how long a kernel takes: each family has one closed form, see `KernelTime`.
public enum KernelFamily: String, CaseIterable, Hashable, Sendable {
    /// A product with weights: `nn.Linear`, and a convolution read as one.
    case product
    /// The same with weights and activations in 8 bits; the kernel that quantises the activations runs before it.
    case narrowProduct = "narrow-product"
    /// A product in fp32, on the vector units.
    case vectorProduct = "vector-product"
    /// Many small products in fp32, on the vector units.
    case vectorBatch = "vector-batch"
    /// Causal attention over a prompt, in one kernel.
    case prefillAttention = "prefill-attention"
    /// Attention of one new token per sequence to its KV cache.
    case decodeAttention = "decode-attention"
    /// Attention that is not causal, as in a vision tower.
    case encoderAttention = "encoder-attention"
    /// The products of a mixture of experts, grouped into two kernels.
    case experts
    /// Elementwise work, copies, gathers.
    case elementwise
    /// Layer norm and RMS norm.
    case norm
    /// SiLU, GELU and their gated products.
    case activation
    /// Softmax of scores that were written to memory.
    case softmax
    /// The sum of a tensor over devices, inside a captured graph.
    case allReduce = "all-reduce"
    /// The same, launched from the host.
    case allReduceHost = "all-reduce-host"
    /// The same by NCCL's ring.
    case allReduceRing = "all-reduce-ring"

    /// The words on screen.
    public var title: String {
        switch self {
        case .product: "products"
        case .narrowProduct: "8-bit products"
        case .vectorProduct: "fp32 products"
        case .vectorBatch: "batched fp32 products"
        case .prefillAttention: "prefill attention"
        case .decodeAttention: "decode attention"
        case .encoderAttention: "vision attention"
        case .experts: "expert layers"
        case .elementwise: "elementwise work"
        case .norm: "norms"
        case .activation: "activations"
        case .softmax: "softmax"
        case .allReduce: "all-reduce"
        case .allReduceHost: "all-reduce from the host"
        case .allReduceRing: "all-reduce by NCCL"
        }
    }
}
