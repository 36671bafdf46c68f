/// A stage of one request.
public enum Stage: String, CaseIterable, Sendable {
    /// SAM, CLIP and projector over the global view and the tiles.
    case vision
    /// The prompt through the decoder.
    case prefill
    /// One step per generated token.
    case decode
}

/// A run through one part of the model whose operations all have one shape.
public enum Pass: UInt8, CaseIterable, Sendable {
    /// The global views.
    case global
    /// The tiles.
    case tiles
    /// The prompt.
    case prefill
    /// The first decode step.
    case firstStep
    /// The last decode step.
    case lastStep
}

/// The part of the model that a node belongs to, hence the passes that run through it.
public enum Section: UInt8, Sendable {
    /// SAM, CLIP, projector.
    case vision
    /// Embedding, decoder layers, norm, head.
    case decoder
    /// The roots, which hold both.
    case whole

    var passes: ClosedRange<UInt8> {
        switch self {
        case .vision: Pass.global.rawValue...Pass.tiles.rawValue
        case .decoder: Pass.prefill.rawValue...Pass.lastStep.rawValue
        case .whole: Pass.global.rawValue...Pass.lastStep.rawValue
        }
    }
}
