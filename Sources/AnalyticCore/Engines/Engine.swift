/// What serves the model, as far as times and memory depend on it: every value is a parameter.
public struct Engine: Hashable, Sendable {
    /// Which engine's values were taken last.
    public var name = EngineName.transformers
    /// Whether requests are served together from start to end, or join and leave one by one.
    public var batching = Batching.static
    /// Most tokens of a prompt that one step prefills; 0: whole prompts.
    public var prefillChunk = 0
    /// Most tokens of all requests in one step; 0: no limit.
    public var batchedTokens = 0
    /// Most requests that run at once; 0: no limit.
    public var sequences = 0
    /// How much of the device's memory the engine takes, percent.
    public var memoryPercent = 100.0
    /// Tokens in a block of the KV cache.
    public var cacheBlock = 1
    /// Tokens of each prompt that are in the cache already.
    public var cachedPrefix = 0
    /// Time of the host for a request with an image, beside cutting it: HTTP, decoding, tokenising; milliseconds.
    public var imageRequest = 30.0
    /// Time of a worker to cut, resize and normalise a million pixels of views, milliseconds.
    public var imageMegapixel = 43.0
    /// Time of the host for a request of text alone, milliseconds.
    public var textRequest = 0.45
    /// Processes of the host that prepare requests.
    public var workers = 1
    /// Time of the scheduler for a running request in each step, milliseconds.
    public var stepRequest = 0.0
    /// Time for which a prefill holds up the others beside its own kernels, milliseconds.
    public var prefillHost = 0.0
    /// Whether the scheduler works while the kernels of the step before run.
    public var isOverlapped = true
    /// How requests come.
    public var arrivals = Arrivals.spaced

    /// The reference implementation in transformers.
    public init() {}
}

/// The engines whose values are known.
public enum EngineName: String, CaseIterable, Sendable {
    /// The reference implementation, in a Python process of one's own.
    case transformers
    case vllm, sglang
    case llamaCpp = "llama.cpp"
    /// Whatever is set; choosing it changes nothing else.
    case custom
}

/// How requests share a step.
public enum Batching: String, CaseIterable, Sendable {
    /// A batch is prefilled together, decoded together, and done before the next begins: all of it waits for itself.
    case `static`
    /// A request joins the running ones as soon as there is room, and leaves them with its last token.
    case continuous
}

/// How requests come to a continuous batcher, hence how long one waits for others before its prefill.
public enum Arrivals: String, CaseIterable, Sendable {
    /// None waits for another: queueing is left out.
    case spaced
    /// At random, the next as soon as one is done: a queue before the host's workers (M/D/1).
    case random
    /// All at once, and prefilled as one batch.
    case together
}
