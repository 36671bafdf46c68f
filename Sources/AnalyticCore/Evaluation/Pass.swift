/// A run through one part of the model whose operations all have one shape.
public struct Pass: RawRepresentable, Hashable, Sendable {
    /// Its place among the passes of a plan.
    public let rawValue: UInt8

    /// The pass at a place.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The global views.
    public static let global = Pass(rawValue: 0)
    /// The tiles.
    public static let tiles = Pass(rawValue: 1)
    /// The prompt.
    public static let prefill = Pass(rawValue: 2)
    /// The first decode step.
    public static let firstStep = Pass(rawValue: 3)
    /// The last decode step.
    public static let lastStep = Pass(rawValue: 4)

    /// Whether it is a decode step.
    var isStep: Bool { rawValue >= Self.firstStep.rawValue }

    /// A decode step between the first and the last, beside which costs stop growing evenly.
    static func bend(_ index: Int) -> Pass { Pass(rawValue: lastStep.rawValue + 1 + UInt8(index)) }
}

/// The part of the model that a node belongs to, hence the passes that run through it.
public enum Section: UInt8, Sendable {
    /// Vision towers and what joins them to the decoder.
    case vision
    /// Embedding, decoder layers, norm, head.
    case decoder
    /// The roots, which hold both.
    case whole

    /// The passes, of those that a plan has.
    var passes: ClosedRange<UInt8> {
        switch self {
        case .vision: Pass.global.rawValue...Pass.tiles.rawValue
        case .decoder: Pass.prefill.rawValue...UInt8.max
        case .whole: Pass.global.rawValue...UInt8.max
        }
    }
}
