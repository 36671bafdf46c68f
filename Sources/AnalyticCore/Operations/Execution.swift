/// How the program is really run, hence how operations become kernels: the choice of `execution`.
public enum Execution: String, CaseIterable, Sendable {
    /// PyTorch as the reference implementation runs: every kernel reads its inputs and writes its outputs, casts and copies
    /// included, and the host launches them one by one.
    case eager
    /// Elementwise work is folded into the kernel that makes its input, attention keeps its scores on chip, copies become
    /// index arithmetic, and the KV cache is written in place; the host still launches each kernel.
    case compiled
    /// The same kernels, captured once and replayed: nothing waits for the host.
    case graph

    /// Whether operations are folded into their neighbours.
    public var isFused: Bool { self != .eager }
}
