/// Which of two ways to compute the same result is counted, where the reference's own code and servers differ.
public enum ModelForm: String, CaseIterable, Sendable {
    /// As the reference implementation's code runs it: latent keys and values expanded again in every step, all experts of
    /// Llama 4 computed, scores of a prompt computed beyond the window. What measured counts are equal to.
    case reference
    /// As servers run it: latent attention absorbed in decode steps, chosen experts only, scores inside the window.
    case served
}

/// What one call of a decoder is asked to do.
public struct BlockCall: Hashable, Sendable {
    /// Sequences in the call.
    public var batch: Int
    /// Tokens that each brings.
    public var tokens: Int
    /// Tokens that each has brought in earlier calls.
    public var past: Int
    /// Which form is counted.
    public var form: ModelForm
    /// How tokens spread over experts.
    public var routing: ExpertRouting

    /// A call; a prefill has no past, a decode step brings one token.
    public init(
        batch: Int, tokens: Int, past: Int, form: ModelForm = .reference, routing: ExpertRouting = ExpertRouting()
    ) {
        self.batch = batch
        self.tokens = tokens
        self.past = past
        self.form = form
        self.routing = routing
    }

    /// Tokens of the whole call: B·S.
    func rows<N: Quantity>(_ type: N.Type) -> N {
        N.dimension(.batch, batch) * .dimension(.tokens, tokens)
    }
}
