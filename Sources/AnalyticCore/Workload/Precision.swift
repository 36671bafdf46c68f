/// How a number is stored.
public enum Precision: String, CaseIterable, Sendable {
    case fp32, bf16, fp16, fp8, int8, fp4, int4

    /// Bits per number.
    public var bits: Int {
        switch self {
        case .fp32: 32
        case .bf16, .fp16: 16
        case .fp8, .int8: 8
        case .fp4, .int4: 4
        }
    }
}
