/// How operations become kernels: the choice of `execution`.
public enum Execution: String, CaseIterable, Sendable {
    /// Every kernel of the reference implementation reads its inputs and writes its outputs: casts, copies and all.
    case eager
    /// Elementwise work is folded into the kernel that makes its input, attention keeps its scores on chip, copies become
    /// index arithmetic, and the KV cache is written in place.
    case fused
}
