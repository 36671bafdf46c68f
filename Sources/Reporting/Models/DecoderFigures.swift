import AnalyticCore

/// The first figures of a decoder.
struct DecoderFigures: Sendable {
    /// Tokens of the prompt that the figures are of.
    static let promptTokens = 1000

    let parameters: Count
    let activeParameters: Count
    /// FLOPs of reading the prompt, as the reference's own code runs it.
    let prefill: Count
    /// FLOPs of the step after it.
    let step: Count
    /// The same as servers run it; nil where there is no difference.
    let served: (prefill: Count, step: Count)?
    /// Bytes that a token adds to the cache, as long as no window is full.
    let cacheBytesPerToken: Count
    /// Bytes of one sequence at the length that the model was made for.
    let fullCacheBytes: Count?

    init(_ model: DecoderModel) throws(ScenarioError) {
        (parameters, activeParameters) = try model.parameterCounts()
        func flops(_ form: ModelForm) throws(ScenarioError) -> (prefill: Count, step: Count) {
            var request = TextRequest()
            request.promptTokens = Self.promptTokens
            request.form = form
            return (
                try CallEvaluation(request.prefill(of: model)).cost.matrix,
                try CallEvaluation(request.step(0, of: model)).cost.matrix
            )
        }
        (prefill, step) = try flops(.reference)
        let other = try flops(.served)
        served = other == (prefill, step) ? nil : other
        cacheBytesPerToken = model.cacheBytesPerToken()
        fullCacheBytes = model.contextLength.map { model.cacheBytes(batch: 1, tokens: $0) }
    }
}
