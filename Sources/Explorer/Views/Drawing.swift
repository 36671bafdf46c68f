/// What a view that is no page draws, worked out when what it follows from changes.
struct Drawing: Sendable {
    enum Content: Sendable {
        /// A sentence in place of a picture that is not there.
        case words(String)
        case sweep(SweepDrawing)
        case roofline(RooflineDrawing)
        case verify(VerifyDrawing)
        case timing(TimingDrawing)
    }

    /// Rows that it needs.
    var rows: Int
    var content: Content
}
