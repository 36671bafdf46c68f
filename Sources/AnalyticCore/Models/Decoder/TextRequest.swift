/// What is asked of a decoder in one of its calls: the one that reads the prompts, or a step behind them.
public struct TextRequest: Hashable, Sendable {
    /// Sequences at once.
    public var batch = 1
    /// Tokens of each prompt.
    public var promptTokens = 1000
    /// Which positions of the prompt are scored.
    public var logits = LogitsScope.all
    /// Which form is counted.
    public var form = ModelForm.reference
    /// How tokens spread over experts.
    public var routing = ExpertRouting()

    /// One prompt of a thousand tokens.
    public init() {}

    /// The call that reads the prompts.
    public func prefill(of model: DecoderModel) -> DecoderCall {
        let call = BlockCall(batch: batch, tokens: promptTokens, past: 0, form: form, routing: routing)
        return DecoderCall(model, call, scored: logits == .all ? promptTokens : min(1, promptTokens))
    }

    /// A step, counted from 0.
    public func step(_ index: Int, of model: DecoderModel) -> DecoderCall {
        DecoderCall(
            model,
            BlockCall(batch: batch, tokens: 1, past: promptTokens + index, form: form, routing: routing))
    }
}

extension DecoderModel {
    /// The steps, counted from 0, with which another run begins: from the step whose past is `width − 1`, a window's cost is
    /// constant.
    func turns(prompt: Int, steps: Int) -> [Int] {
        guard steps > 1 else { return [] }
        return Set(windows.map { $0.width - 1 - prompt }).filter { (1..<steps).contains($0) }.sorted()
    }
}
