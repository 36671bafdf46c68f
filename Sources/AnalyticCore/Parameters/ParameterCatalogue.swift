/// The parameters that models share, in groups that a model's own list is put together from.
enum ParameterCatalogue {
    /// Which model it is.
    static let modelChoice = Parameter(
        "model", "model", in: .run, .model,
        help: """
            The model that runs. `modelmeter models` lists those in the program; --config reads the config.json of any other. \
            Its constants stand below under the names that its file gives them.
            """)

    /// Prompt, answer and batch.
    static let request: [Parameter] = [
        Parameter(
            "prompt.tokens", "prompt", letter: "S", unit: "tokens", in: .prompt,
            .whole(\.workload.promptTokens, 0...1_073_741_824, .doubling),
            help: "Text tokens of the prompt, besides those of a page; the begin-of-sequence token is one of them."),
        Parameter(
            "decode.tokens", "decode", letter: "K", unit: "steps", in: .prompt,
            .whole(\.workload.decodeTokens, 0...1_073_741_824, .doubling),
            help: """
                Decode steps, one token each. The answer has one token more, which comes from the prefill: a request takes \
                TTFT and K times TPOT. KV cache and attention grow with every step.
                """),
        Parameter(
            "batch", "batch", symbol: .batch, unit: "sequences", in: .prompt,
            .whole(\.workload.batch, 1...16_777_216, .doubling),
            help: "Requests at once, each with a page of its own. Decode reads the weights once for all of them."),
    ]

    /// How kernels run.
    static let execution: [Parameter] = [
        Parameter(
            "execution", "execution", in: .run, .choice(\.workload.execution),
            help: """
                eager: PyTorch as the reference runs, every kernel launched by the host, casts and copies included. \
                compiled: elementwise work is folded into its neighbours, attention keeps its scores on chip. graph: the same \
                kernels, captured and replayed, so that nothing waits for the host.
                """)
    ]

    /// How tokens find experts.
    static let routing: [Parameter] = [
        Parameter(
            "moe.routing", "expert routing", in: .run, .choice(\.workload.routing.mode),
            help: """
                How tokens spread over the routed experts, which decides whose weights are read. uniform: the number that \
                independent choices are expected to hit; whole: that number rounded, as one run hits; balanced: as many as there \
                are choices, up to all.
                """),
        Parameter(
            "moe.skew", "routing skew", unit: "%", in: .run, .decimal(\.workload.routing.skew, 0...50, step: 1),
            help: """
                Uneven routing: by how many percent each expert is chosen less often than the one before. The more uneven, \
                the fewer experts' weights are read. 0: all alike.
                """),
    ]

    /// What is scored.
    static let logits: [Parameter] = [
        Parameter(
            "logits", "logits", in: .run, .choice(\.workload.logits),
            help: "Prompt positions scored against the vocabulary: all as in the reference, or the last as servers do.")
    ]

    /// Which of two ways to compute the same is counted.
    static let form = Parameter(
        "form", "form", in: .run, .choice(\.workload.form),
        help: """
            Which form is counted where the reference\u{2019}s own code and servers differ. reference: latent keys and values \
            expanded again in every step, every expert of Llama 4 computed, scores of a prompt computed beyond the window; \
            served: latent attention absorbed, chosen experts only, scores inside the window. Times are those of the served form.
            """)

    /// How weights are stored.
    static let widths: [Parameter] = [
        Parameter(
            "precision.weights", "weights", in: .precision, .choice(\.workload.weightFormat),
            help: """
                How weights are stored: one precision for all, or a format as shipped, whose scales count and in which \
                embedding, norms, router, head and vision stay wide: fp8-block (128x128), awq-int4 and gptq-int4 (groups \
                of 128), q4_k_m (llama.cpp), mxfp4 (feed-forward layers alone).
                """)
    ]

    /// How weights of the decoder's parts are stored.
    static let attentionWidths: [Parameter] = [
        part(
            "attention", "attention weights", \.workload.weightParts.attention, "the decoder's q, k, v, o projections")
    ]

    /// How weights of experts are stored.
    static let expertWidths: [Parameter] = [
        part("experts", "expert weights", \.workload.weightParts.experts, "the routed experts")
    ]

    /// How weights of the decoder's other parts are stored.
    static let otherWidths: [Parameter] = [
        part("mlp", "MLP weights", \.workload.weightParts.mlp, "dense feed-forward layers and shared experts"),
        part("head", "head weights", \.workload.weightParts.head, "the head"),
    ]

    /// How activations and cache are stored.
    static let numberWidths: [Parameter] = [
        Parameter(
            "precision.activations", "activations", in: .precision, .choice(\.workload.activationPrecision),
            help: "How activations are stored between kernels."),
        Parameter(
            "precision.kv", "KV cache", in: .precision, .choice(\.workload.keyValuePrecision),
            help: "How keys and values are stored in the cache."),
    ]

    /// The precision of one part's weights.
    static func part(
        _ id: String, _ label: String, _ path: WritableKeyPath<Scenario, Precision?> & Sendable, _ what: String
    ) -> Parameter {
        Parameter(
            "precision." + id, label, in: .precision,
            .choice(
                options: [WeightParts.inherited] + Precision.allCases.map(\.rawValue),
                read: { $0[keyPath: path]?.rawValue ?? WeightParts.inherited },
                write: { $0[keyPath: path] = Precision(rawValue: $1) }),
            help: "How the weights of \(what) are stored, where it is not as precision.weights says.")
    }
}
