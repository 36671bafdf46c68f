import AnalyticCore
import TerminalKit

/// Marks and words of the screens with what they mean: the one table that help reads. Whoever draws a new mark adds it here; a
/// test draws every view and looks each mark and each limiter up.
struct GlossaryEntry: Sendable {
    /// The marks or words, as they are drawn.
    let signs: @Sendable (Glyphs) -> [String]
    /// What they mean, in a sentence.
    let meaning: String
    /// The views that they stand in; empty where they stand in every one, or in panes beside them.
    var views: Set<ViewID> = []
    /// Whether they need a model that looks at pages.
    var isOfPages = false

    private init(
        _ signs: @escaping @Sendable (Glyphs) -> [String], _ meaning: String, in views: Set<ViewID>, isOfPages: Bool
    ) {
        (self.signs, self.meaning, self.views, self.isOfPages) = (signs, meaning, views, isOfPages)
    }

    fileprivate static func word(
        _ words: String..., means meaning: String, in views: Set<ViewID> = [], isOfPages: Bool = false
    ) -> GlossaryEntry {
        GlossaryEntry({ _ in words }, meaning, in: views, isOfPages: isOfPages)
    }

    fileprivate static func mark(
        _ sign: @escaping @Sendable (Glyphs) -> String, means meaning: String, in views: Set<ViewID> = []
    ) -> GlossaryEntry {
        GlossaryEntry({ [sign($0)] }, meaning, in: views, isOfPages: false)
    }

    /// What stands on the screen now.
    static func entries(in state: ExplorerState) -> [GlossaryEntry] {
        let shown = Set(
            state.panels.compactMap { panel -> ViewID? in
                if case .view(let id, _) = panel.content { id } else { nil }
            } + [state.view])
        let hasPages = state.scenario.model.facts.hasVision
        return all.filter { entry in
            (hasPages || !entry.isOfPages) && (entry.views.isEmpty || !entry.views.isDisjoint(with: shown))
        }
    }

    /// Everything, what is drawn first, then words.
    static let all: [GlossaryEntry] = marks + limiters + times + words
}

extension GlossaryEntry {
    private static let marks: [GlossaryEntry] = [
        .mark({ $0.cursor }, means: "the selected row"),
        .mark({ $0.folded }, means: "closed: Space opens it; between names: inside of"),
        .mark({ $0.unfolded }, means: "open: Space closes it"),
        .mark(
            { $0.bullet },
            means: "in the tree nothing below it; in charts and maps a point without a name; else it parts two things"),
        .mark(
            { $0.check },
            means: "it holds: it fits, meets its target, equals what was measured; a number behind it counts the cases"),
        .mark({ $0.cross }, means: "it does not hold: does not fit, misses its target, differs, or is doubted"),
        .mark({ $0.left }, means: "points at the row that is meant: now, the largest; in comparisons a fall"),
        .mark({ $0.right }, means: "on to the next stop of a request; in comparisons a rise"),
        .mark({ $0.isUnicode ? "\u{25BC}" : "v" }, means: "the width of the present page", in: [.tiling]),
        .mark({ $0.arrowRight }, means: "from one value to another; what goes in and what comes out"),
        .mark({ $0.arrows }, means: "one against the other", in: [.overview]),
        .mark({ $0.times }, means: "so many times, or so many alike: \u{00D7}11 stands for 11 layers"),
        .mark({ $0.ellipsis }, means: "something was left out for want of room, or is being worked out"),
        .mark({ $0.scroll }, means: "on a frame: where the visible rows lie among all"),
        .word("\u{2014}", means: "nothing: it costs nothing, or does not exist here"),
        .word(
            "vs A", "=", "new", means: "against the kept scenario A: how much more or less, the same, or nothing there"),
        .word("\u{00B1}", means: "mean error of kernels of these kinds where they were measured"),
        .word("\u{0394}", means: "the difference to the baseline", in: [.compare]),
        .mark({ $0.textures[0] }, means: "in bars: vision, weights, or arithmetic of products"),
        .mark({ $0.textures[1] }, means: "in bars: prefill, KV cache, or memory traffic"),
        .mark({ $0.textures[2] }, means: "in bars: decode, activations, or arithmetic outside products"),
        .mark({ $0.textures[3] }, means: "in bars: fixed costs, reserve, or what is free"),
        .mark({ $0.textures[4] }, means: "in bars: the device waits for the host"),
        .mark({ $0.textures[5] }, means: "in bars: the link between devices"),
        .mark({ $0.isUnicode ? "\u{25C6}" : "*" }, means: "the selected layer under the roofs", in: [.roofline]),
        .mark({ $0.isUnicode ? "\u{25A0}" : "@" }, means: "what you measured, under the roofs", in: [.roofline]),
        .word("V", "P", "D", means: "vision, prefill, decode as a whole", in: [.roofline, .explain]),
        .word("a", "b", "c", "d", "e", means: "the layers that take longest", in: [.roofline]),
        .mark(
            { $0.isUnicode ? "\u{25CF}" : "o" }, means: "where it lies: FLOPs for each byte that it moves",
            in: [.explain]),
        .mark(
            { $0.isUnicode ? "\u{2503}" : "|" }, means: "the ridge between what memory and what arithmetic holds up",
            in: [.explain]),
        .word("[ ]", means: "the present values on the map", in: [.bounds]),
    ]

    private static let limiters: [GlossaryEntry] = Limiter.allCases.map { limiter in
        .word(limiter.title, String(limiter.letter), means: "held up by it: " + limiter.reason)
    }

    private static let times: [GlossaryEntry] = [
        .word("estimate", means: "each kernel by its closed form, one after another, and the host where it is slower"),
        .word(
            "floor",
            means:
                "what no implementation can be faster than: the FLOPs at the peak, or weights, keys and values once at the full bandwidth"
        ),
        .word("measured", means: "what you set under measured times, or what was counted on the reference code"),
        .word("TTFT", means: "time to first token: from the request to the first token of its answer"),
        .word("TPOT", means: "time per output token: the mean of the decode steps"),
        .word("MFU", "MBU", means: "shares of the peak and of the bandwidth that are used", in: [.time, .overview]),
        .word(
            "eager", "compiled", "graph",
            means: "kernels one by one as PyTorch runs them; fused; captured once and replayed"),
    ]

    private static let words: [GlossaryEntry] = [
        .word("vision", means: "the towers that turn a page into tokens", isOfPages: true),
        .word("prefill", means: "the whole prompt is read at once; gives the first token"),
        .word("decode", means: "one more token for each sequence, step by step"),
        .word("FLOPs", "FLOP/s", means: "multiplications and additions: how many, and how many a second"),
        .word("FLOP/B", means: "FLOPs for each byte that is moved"),
        .word(
            "ridge",
            means: "FLOPs that the device can do in the time of one byte: above it arithmetic limits, below it memory"),
        .word("KV", means: "keys and values of all tokens before, kept for each layer"),
        .word("GB", "GiB", means: "10^9 bytes; 2^30 bytes: the key . changes how figures are written"),
        .word("batch", means: "requests that run at once"),
        .word("traffic", means: "bytes read and written, in all"),
        .word(
            "tiny", "small", "base", "large", "gundam",
            means: "ways to look at a page: one view of 512, 640, 1024, 1280 px; a view and tiles", isOfPages: true),
        .word(
            "3 rows x 2", means: "a grid of tiles: rows, then columns; pages are width x height", isOfPages: true),
        .word("baseline", means: "the values that others are compared with", in: [.compare]),
    ]
}
