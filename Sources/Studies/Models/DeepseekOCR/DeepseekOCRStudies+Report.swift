import AnalyticCore

extension DeepseekOCRStudies {
    /// What a report says about DeepSeek-OCR.
    public static let report = ModelStudies(
        title: "DeepSeek-OCR",
        introduction: """
            DeepSeek-OCR reads a page in three steps: SAM-B and CLIP-L look at the page as one global view and as tiles, a \
            projector turns what they saw into image tokens, and a 12-layer DeepSeek-V2 mixture-of-experts decoder writes the \
            text out, token by token.
            """,
        parts: parts,
        findings: findings, readings: readings(of:_:), names: names, figures: figures, profiles: readings(of:),
        causes: causes,
        knownErrors: knownErrors,
        limitations: [
            """
            The split of tokens over experts is a model: uniform routing is assumed unless a skew is set, and real texts \
            route unevenly, so that the distinct experts of a batch, hence the weights read, may be fewer.
            """,
            """
            The number of answer tokens is an input. What a page really takes depends on its text; the profiles state an \
            assumption, about a third of a token per character.
            """,
            """
            What the host takes to open, cut and tokenise a page is a constant of each engine and its megapixels, measured \
            on few hosts; it is in the time to first token, and in no stage of the device.
            """,
            """
            The eager account is the reference implementation kernel by kernel. An engine with other kernels lies between \
            that account and the fused one.
            """,
        ],
        reference: """
            the model's own code (`modeling_deepseekocr.py`, `modeling_deepseekv2.py`, `deepencoder.py`) in torch 2.6 with \
            transformers 4.46.3, the versions that it pins, run on the meta device
            """)

    @Sendable
    private static func knownErrors(_ evaluation: Evaluation) -> [String] {
        let head = evaluation.node(at: "lm_head").map { evaluation.nodes[$0].parameters } ?? .zero
        let all = evaluation.parameterCount
        let before = evaluation.cacheAfterPrefill
        let after = evaluation.cacheAfterDecode
        let experts = evaluation.nodes.indices.filter {
            evaluation.nodes[$0].name.description == "experts" && evaluation.nodes[$0].layer != nil
        }.reduce(Count.zero) { $0 + evaluation.nodes[$1].parameters }
        return [
            """
            Its parameters leave the head out: \(Figure.grouped(Count(all.value - head.value))) of \
            \(Figure.grouped(all)), \(Figure.percent(head.approximate / all.approximate)) too few.
            """,
            """
            Its KV totals count the prompt's part twice: on the default page \
            \(Figure.bytes(before + after, style: .si)) where \(Figure.bytes(after, style: .si)) are held, \
            \(Figure.percent(before.approximate / after.approximate)) too much.
            """,
            """
            Its weights leave most routed experts out. They are \(Figure.grouped(experts)) parameters, \
            \(Figure.percent(experts.approximate / all.approximate)) of the model: a step of one sequence reads few of them, but \
            all of them must be held.
            """,
            "Its activation sizes are sums over layers, not what is live at once; they bound no memory.",
            """
            Its table of devices mixes dense peaks with peaks that count on structured sparsity, which are twice as high and \
            which this model does not reach. Here every peak is dense.
            """,
        ]
    }
}
