extension ParameterCatalogue {
    /// Which engine serves the model. Choosing one sets the values below it, so it comes before them.
    static let engineChoice = Parameter(
        "engine", "engine", in: .run, .choice(\.engineName),
        help: """
            What serves the model. Choosing one sets execution, logits, attention and the values of the group "engine" to what \
            `modelmeter engines` lists; values that are set afterwards stay. custom changes nothing.
            """)

    /// What an engine is made of.
    static let engine: [Parameter] = [
        Parameter(
            "engine.batching", "batching", in: .engine, .choice(\.engine.batching),
            help: """
                static: a batch is prefilled and decoded together, so that all of it waits for itself. continuous: requests \
                join and leave step by step, and batch is how many run at once.
                """),
        Parameter(
            "engine.arrivals", "arrivals", in: .engine, .choice(\.engine.arrivals),
            help: """
                How requests come to a continuous batcher. spaced: none waits for another, queueing is left out; random: a \
                queue before the host's workers (M/D/1); together: all at once, prefilled as one batch.
                """),
        Parameter(
            "engine.prefill_chunk", "prefill chunk", unit: "tokens", in: .engine,
            .whole(\.engine.prefillChunk, 0...16_777_216, .doubling),
            help: "Most tokens of a prompt that one step prefills, for which activations take memory; 0: whole prompts."
        ),
        Parameter(
            "engine.batched_tokens", "batched tokens", unit: "tokens", in: .engine,
            .whole(\.engine.batchedTokens, 0...16_777_216, .doubling),
            help: "Most tokens of all requests in one step; 0: no limit."),
        Parameter(
            "engine.sequences", "sequences", unit: "requests", in: .engine,
            .whole(\.engine.sequences, 0...16_777_216, .doubling),
            help: "Most requests that run at once; others wait. 0: as many as the memory holds."),
        Parameter(
            "engine.memory_percent", "memory share", unit: "%", in: .engine,
            .decimal(\.engine.memoryPercent, 1...100, step: 1),
            help: "How much of the device's memory the engine takes for weights, activations and KV cache."),
        Parameter(
            "engine.kv_block", "KV block", unit: "tokens", in: .engine,
            .whole(\.engine.cacheBlock, 1...65_536, .doubling),
            help: "Tokens in a block of the KV cache: what a request holds is rounded up to whole blocks."),
        Parameter(
            "engine.cached_prefix", "cached prefix", unit: "tokens", in: .engine,
            .whole(\.engine.cachedPrefix, 0...1_073_741_824, .doubling),
            help: """
                Tokens of each prompt that are in the cache already: the prefill takes that share less. Vision is not left out.
                """),
        Parameter(
            "engine.image_request_ms", "page: request", unit: "ms", in: .engine,
            .decimal(\.engine.imageRequest, 0...1e6, step: 1),
            help: "Time of the host for a request with a page beside cutting it: HTTP, opening the image, tokenising."),
        Parameter(
            "engine.image_ms_per_megapixel", "page: cutting", unit: "ms per megapixel", in: .engine,
            .decimal(\.engine.imageMegapixel, 0...1e6, step: 1),
            help: "Time of a worker of the host to cut, resize and normalise a million pixels of views."),
        Parameter(
            "engine.text_request_ms", "text: request", unit: "ms", in: .engine,
            .decimal(\.engine.textRequest, 0...1e6, step: 0.1),
            help: "Time of the host for a request of text alone: HTTP, tokenising."),
        Parameter(
            "engine.workers", "workers", unit: "processes", in: .engine,
            .whole(\.engine.workers, 1...65_536, .by(1)),
            help: "Processes of the host that prepare requests at once."),
        Parameter(
            "engine.step_ms_per_request", "scheduler", unit: "ms per request", in: .engine,
            .decimal(\.engine.stepRequest, 0...1e6, step: 0.01),
            help: "Time of the scheduler for each running request in each step."),
        Parameter(
            "engine.prefill_ms", "prefill overhead", unit: "ms", in: .engine,
            .decimal(\.engine.prefillHost, 0...1e6, step: 0.5),
            help: "Time for which a request's prefill holds up the others beside its own kernels."),
        Parameter(
            "engine.overlap", "overlap", in: .engine, .flag(\.engine.isOverlapped),
            help: "Whether the scheduler works while kernels run: a step takes the longer of both, or their sum."),
    ]
}
