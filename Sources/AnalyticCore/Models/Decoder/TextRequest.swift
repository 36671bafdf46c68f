/// What is asked of a decoder: prompts, and tokens to write after each.
public struct TextRequest: Hashable, Sendable {
    /// Sequences at once.
    public var batch = 1
    /// Tokens of each prompt.
    public var promptTokens = 1000
    /// Tokens to write, one step each.
    public var decodeTokens = 100
    /// Which positions of the prompt are scored.
    public var logits = LogitsScope.all
    /// Which form is counted.
    public var form = ModelForm.reference
    /// How tokens spread over experts.
    public var routing = ExpertRouting()

    /// One prompt of a thousand tokens, a hundred tokens of answer.
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

/// Steps over which every cost grows evenly.
public struct StepRun: Hashable, Sendable {
    /// The first step, counted from 0.
    public let first: Int
    /// The last step.
    public let last: Int

    /// How many steps.
    public var count: Int { last - first + 1 }
}

extension DecoderModel {
    /// The steps of a request in runs over which every cost grows evenly: a layer's cost stops growing in the step in which
    /// its window is full.
    public func runs(of request: TextRequest) -> [StepRun] {
        let steps = request.decodeTokens
        guard steps > 0 else { return [] }
        let turns = turns(prompt: request.promptTokens, steps: steps)
        let starts = [0] + turns
        return zip(starts, turns + [steps]).map { StepRun(first: $0, last: $1 - 1) }
    }

    /// The steps, counted from 0, with which another run begins: from the step whose past is `width − 1`, a window's cost is
    /// constant.
    func turns(prompt: Int, steps: Int) -> [Int] {
        guard steps > 1 else { return [] }
        return Set(windows.map { $0.width - 1 - prompt }).filter { (1..<steps).contains($0) }.sorted()
    }
}
