/// A stage of one request. A model has those that its plan names.
public enum Stage: String, CaseIterable, Sendable {
    /// The vision towers over the views of the pages.
    case vision
    /// The prompt through the decoder.
    case prefill
    /// One step per generated token.
    case decode
}
