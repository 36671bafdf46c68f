import AnalyticCore

/// Two figures of which one overtakes the other: where they cross is where a regime ends.
public struct Regime: Sendable, Identifiable {
    /// The name.
    public let id: String
    /// Both figures in words.
    public let title: String
    let left: Metric
    let right: Metric
    /// What holds where the left figure is the larger, and where it is not.
    private let words: (left: String, right: String)

    private init?(
        _ id: String, _ title: String, _ left: String, _ right: String, words: (left: String, right: String)? = nil
    ) {
        guard let left = MetricCatalogue.metric(left), let right = MetricCatalogue.metric(right) else { return nil }
        self.id = id
        self.title = title
        self.left = left
        self.right = right
        self.words = words ?? ("\(left.title) is the larger", "\(right.title) is the larger")
    }

    /// What holds on one side of the crossing.
    func words(leftIsLarger: Bool) -> String { leftIsLarger ? words.left : words.right }

    /// The id of the regime in which everything fits in memory: every sweep looks for its end.
    public static let memory = "memory-capacity"

    /// The ids of the regimes in which a target of the times is met.
    public static let targets = ["ttft-target", "tpot-target"]

    /// Ends of these say whether a value will do, so that charts mark them whatever they draw.
    static let limits: Set = [memory, "ttft-target", "tpot-target"]

    /// All regimes.
    public static let all: [Regime] = [
        Regime(
            memory, "memory of one device against its capacity", "memory", "capacity",
            words: ("it does not fit in memory", "it fits in memory")),
        Regime("prefill-decode", "prefill FLOPs against decode FLOPs", "prefill.flops", "decode.flops"),
        Regime("vision-prefill", "vision FLOPs against prefill FLOPs", "vision.flops", "prefill.flops"),
        Regime(
            "attention-projections", "attention products against q, k, v, o projections (prefill)",
            "prefill.attention.flops", "prefill.projections.flops"),
        Regime(
            "sam-attention", "SAM's attention products against the rest of SAM", "sam.attention.flops", "sam.rest.flops"
        ),
        Regime("sam-clip", "SAM against CLIP", "sam.flops", "clip.flops"),
        Regime(
            "decode-attention", "attention products against everything else (decode)", "decode.attention.flops",
            "decode.rest.flops"),
        Regime(
            targets[0], "time to first token against its target", "ttft", "target.ttft",
            words: ("TTFT misses its target", "TTFT meets its target")),
        Regime(
            targets[1], "time per output token against its target", "tpot", "target.tpot",
            words: ("TPOT misses its target", "TPOT meets its target")),
        Regime("activations-weights", "activations live at once against weights", "activations", "weights"),
        Regime("kv-weights", "KV cache against weights", "kv", "weights"),
        Regime(
            "decode-bound", "decode: compulsory bytes at full bandwidth against needed FLOPs at peak",
            "decode.compulsory", "decode.arithmetic",
            words: ("memory takes longer than arithmetic", "arithmetic takes longer than memory")),
        Regime("decode-launch", "decode: launch time against memory time", "decode.launch_time", "decode.memory_time"),
        Regime(
            "prefill-bound", "prefill: compulsory bytes at full bandwidth against needed FLOPs at peak",
            "prefill.compulsory", "prefill.arithmetic",
            words: ("memory takes longer than arithmetic", "arithmetic takes longer than memory")),
        Regime(
            "prefill-launch", "prefill: launch time against matrix time", "prefill.launch_time", "prefill.compute_time"),
    ].compactMap { $0 }

    /// The regimes that say something about metrics: those that compare one of them, or figures of a stage that one of them is
    /// of; for what a user waits for, those that compare times; and whether everything fits.
    public static func bearing(on metrics: [Metric]) -> [Regime] {
        let ids = Set(metrics.map(\.id))
        let stages = Set(metrics.compactMap(\.stage))
        let hasService = metrics.contains { $0.subject == .service }
        return all.filter { regime in
            let figures = [regime.left, regime.right]
            return regime.id == memory || figures.contains { ids.contains($0.id) }
                || figures.contains { $0.stage.map(stages.contains) ?? false }
                || (hasService && figures.needs == .time)
        }
    }
}
